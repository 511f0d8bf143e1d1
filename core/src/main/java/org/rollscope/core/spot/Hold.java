package org.rollscope.core.spot;

/**
 * One unbroken stay within 15 mm of its centre for at least 3 s.
 *
 * @param number counts from 1 within the session
 * @param start device time, s
 * @param end device time, s
 * @param x centre in the patch's coordinates, m
 * @param y centre, m
 * @param patch the patch it was made on
 * @param column cell of the centre
 * @param row cell of the centre
 * @param mean time-weighted mean pressure, kPa; NaN without a pressure channel
 * @param peak highest pressure, kPa; NaN without a pressure channel
 */
public record Hold(
    int number,
    double start,
    double end,
    double x,
    double y,
    int patch,
    int column,
    int row,
    double mean,
    double peak) {
  public double duration() {
    return end - start;
  }
}
