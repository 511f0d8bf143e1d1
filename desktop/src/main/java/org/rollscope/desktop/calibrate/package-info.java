/**
 * Measures a tool once, so that it tells the truth from then on: its zero, its scale, its radius
 * and the offset of its gyro. A link goes in, a calibration comes out; on the caller's thread.
 */
@NullMarked
package org.rollscope.desktop.calibrate;

import org.jspecify.annotations.NullMarked;
