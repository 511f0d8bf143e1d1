/** From travel in contact to distance, strokes, rolls and roll cycles. */
@NullMarked
package org.rollscope.core.roll;

import org.jspecify.annotations.NullMarked;
