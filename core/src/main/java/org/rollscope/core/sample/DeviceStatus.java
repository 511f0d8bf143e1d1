package org.rollscope.core.sample;

/**
 * The state of a device, as it reports it.
 *
 * @param battery charge, %; NaN where unknown
 * @param temperature °C; NaN where unknown
 * @param charging on the charger
 * @param pressureSaturated a pad is beyond its range
 * @param sensorFault a sensor does not answer
 * @param tareDone a tare has been made since boot
 * @param framesDropped frames the device could not send since boot
 */
public record DeviceStatus(
    double battery,
    double temperature,
    boolean charging,
    boolean pressureSaturated,
    boolean sensorFault,
    boolean tareDone,
    long framesDropped) {}
