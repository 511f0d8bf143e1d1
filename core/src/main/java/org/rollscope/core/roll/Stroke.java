package org.rollscope.core.roll;

/**
 * One one-way movement over the skin.
 *
 * @param number counts from 1 within the session; a reopened stroke keeps its number
 * @param start device time of the last leaving of 3 mm around the start, s
 * @param end device time of the first reaching of 3 mm around the end, s
 * @param startX start point in the patch's coordinates, m
 * @param startY start point, m; 0 for a cylinder
 * @param endX end point, m
 * @param endY end point, m
 * @param path length along the way, m
 * @param patch the patch it was made on
 */
public record Stroke(
    int number,
    double start,
    double end,
    double startX,
    double startY,
    double endX,
    double endY,
    double path,
    int patch) {

  /** Chord from start to end, m. */
  public double length() {
    return Math.hypot(endX - startX, endY - startY);
  }

  public double duration() {
    return end - start;
  }

  /** Mean speed along the way, m/s; 0 for a stroke without duration. */
  public double speed() {
    return duration() > 0 ? path / duration() : 0;
  }
}
