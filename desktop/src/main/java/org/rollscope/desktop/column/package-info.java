/**
 * Raw samples as few bytes, and back, bit for bit.
 *
 * <p>A {@link org.rollscope.desktop.column.SampleTable} of some seconds up to a minute goes in,
 * bytes come out. Every column for itself: a sensor's values are whole multiples of its step, so
 * the step is found, the multiples are predicted from those before, and what the prediction lacks
 * is written with as many bits as it needs, as FLAC does with sound (RFC 9639). Where there is no
 * step the doubles themselves are packed. No state, no threads, no clocks.
 */
@NullMarked
package org.rollscope.desktop.column;

import org.jspecify.annotations.NullMarked;
