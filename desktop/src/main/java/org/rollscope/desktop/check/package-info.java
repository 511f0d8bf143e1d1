/**
 * The conformance check for authors of firmware. The bytes of a device that speaks our own protocol
 * go in, by a link that is closed and opened again on the way; a {@link
 * org.rollscope.desktop.check.Finding} a question comes out, each as soon as it is known. {@link
 * org.rollscope.desktop.check.Course} lists the checks in their order. Runs on the caller's thread.
 */
@NullMarked
package org.rollscope.desktop.check;

import org.jspecify.annotations.NullMarked;
