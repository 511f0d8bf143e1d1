package org.rollscope.core.contact;

/**
 * One unbroken touch of the skin.
 *
 * @param start device time of the upward crossing of the on-threshold, s
 * @param end device time of the downward crossing of the off-threshold, s; NaN while it lasts
 * @param peak highest pressure over tare, kPa (force-only sensors: N)
 * @param mean time-weighted mean, same unit
 * @param dose integral over time, same unit times s
 */
public record Contact(double start, double end, double peak, double mean, double dose) {}
