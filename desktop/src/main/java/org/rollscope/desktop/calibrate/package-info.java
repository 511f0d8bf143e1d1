/**
 * Measures what a device cannot know of itself: the zero of its pads, their scale, its rolling
 * radius, its gyro's offset. Samples of a port or a recording go in, a {@link
 * org.rollscope.bridge.config.Calibration} or a refusal in words comes out. Runs on the caller's
 * thread.
 */
@NullMarked
package org.rollscope.desktop.calibrate;

import org.jspecify.annotations.NullMarked;
