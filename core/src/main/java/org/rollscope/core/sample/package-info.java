/**
 * What was measured: the instrument, its channels, and blocks of samples in columns.
 *
 * <p>Units: s, m, rad/s, m/s², N, °C. Pressure is in kPa, the unit of the device protocol, of MQTT
 * and of every limit. NaN is a missing value, positive infinity a saturated one.
 */
@NullMarked
package org.rollscope.core.sample;

import org.jspecify.annotations.NullMarked;
