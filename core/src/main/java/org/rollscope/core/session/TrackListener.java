package org.rollscope.core.session;

/** Receives the travel and orientation after each sample, on the analyzer's thread. */
@FunctionalInterface
public interface TrackListener {
  /**
   * One sample.
   *
   * @param time device time, s
   * @param x travel since the start, m, with or without contact; a cylinder's signed travel
   * @param y travel across, m; 0 for a cylinder
   * @param path length of the way, m
   * @param qw orientation, body to earth (z up)
   * @param qx orientation
   * @param qy orientation
   * @param qz orientation
   * @param contact whether the tool touches the skin
   * @param pressure over tare, kPa; NaN where missing
   */
  void sample(
      double time,
      double x,
      double y,
      double path,
      double qw,
      double qx,
      double qy,
      double qz,
      boolean contact,
      double pressure);
}
