/**
 * The comfort test: from loads while a person presses to limits of their own. Pure computing on the
 * caller's thread.
 */
@NullMarked
package org.rollscope.core.comfort;

import org.jspecify.annotations.NullMarked;
