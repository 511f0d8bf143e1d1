package org.rollscope.core.roll;

/**
 * Length of a way with 2 mm hysteresis: the way is walked in chords of at least 2 mm, so that
 * tremor adds nothing; at a turn the chord reaches to the farthest point, so that nothing is cut
 * off.
 */
final class DistanceMeter {
  private static final double HYSTERESIS = 0.002;

  private double length;
  private double anchorX;
  private double anchorY;
  private double farX;
  private double farY;
  private double farthest;
  // The last chord: going back along it is a turn only by the hysteresis, so tremor on a slow
  // movement adds nothing either.
  private double chordX;
  private double chordY;

  /** Goes on from another point without adding the way between. */
  void moveTo(double x, double y) {
    length = length();
    anchorX = x;
    anchorY = y;
    farX = x;
    farY = y;
    farthest = 0;
    chordX = 0;
    chordY = 0;
  }

  void lineTo(double x, double y) {
    if (farthest > 0 && square(x - farX) + square(y - farY) >= HYSTERESIS * HYSTERESIS) {
      commit(farX, farY, farthest);
    }
    double away = square(x - anchorX) + square(y - anchorY);
    if (away >= HYSTERESIS * HYSTERESIS) {
      commit(x, y, Math.sqrt(away));
    } else if (away > farthest * farthest && isOnwards(x, y)) {
      farthest = Math.sqrt(away);
      farX = x;
      farY = y;
    }
  }

  /** Whether a point lies on the farthest one's side of the anchor, or else ahead of it. */
  private boolean isOnwards(double x, double y) {
    double dx = x - anchorX;
    double dy = y - anchorY;
    return farthest == 0
        ? dx * chordX + dy * chordY >= 0
        : dx * (farX - anchorX) + dy * (farY - anchorY) > 0;
  }

  private void commit(double x, double y, double away) {
    length += away;
    chordX = x - anchorX;
    chordY = y - anchorY;
    anchorX = x;
    anchorY = y;
    farX = x;
    farY = y;
    farthest = 0;
  }

  private static double square(double value) {
    return value * value;
  }

  /** m. */
  double length() {
    return length + (farthest > HYSTERESIS / 2 ? farthest : 0);
  }
}
