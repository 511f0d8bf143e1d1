/**
 * What keeps this machine from reading tools and publishing what they do, and the command that
 * helps. A {@link org.rollscope.desktop.doctor.Doctor} lists the checks in order; each looks at one
 * thing and changes nothing, and what it looks at through a {@link
 * org.rollscope.desktop.doctor.Machine} can be another's. Runs on the caller's thread.
 */
@NullMarked
package org.rollscope.desktop.doctor;

import org.jspecify.annotations.NullMarked;
