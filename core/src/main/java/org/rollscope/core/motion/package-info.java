/**
 * From angular rate and specific force to orientation and travel over the skin. One sample in, the
 * levelled orientation and the travel of that sample out; no allocation, one thread.
 */
@NullMarked
package org.rollscope.core.motion;

import org.jspecify.annotations.NullMarked;
