package org.rollscope.sim.body;

import java.util.random.RandomGenerator;

/**
 * How a hand moves and turns the tool off the skin. A ball turns about any axis; a cylinder rolls,
 * is tilted and put back level, and comes down at another heading.
 */
final class Air {
  private static final double HIGHEST = 0.06;

  /** About earth axes x, y, z for a ball; roll, tilt, heading for a cylinder. */
  final SmoothTrack[] turn = {new SmoothTrack(0), new SmoothTrack(0), new SmoothTrack(0)};

  final SmoothTrack[] way = {new SmoothTrack(0), new SmoothTrack(0), new SmoothTrack(0)};
  private final RandomGenerator random;
  private final boolean cylinder;

  Air(RandomGenerator random, boolean cylinder) {
    this.random = random;
    this.cylinder = cylinder;
  }

  /** Moves from rest to rest. */
  void carry(double start, double end) {
    double middle = (start + end) / 2;
    double reach = Math.min(1, (end - start) / 0.8);
    for (int axis = 0; axis < 3; axis++) {
      double distance = random.nextDouble(0.3, 1) * HIGHEST * reach;
      double signed = axis == 2 || random.nextBoolean() ? distance : -distance;
      way[axis].change(start, middle, signed);
      way[axis].change(middle, end, -signed);
    }
    if (cylinder) {
      double tilt = random.nextDouble(-0.3, 0.3) * reach;
      turn[0].change(start, end, random.nextDouble(-1, 1) * reach);
      turn[1].change(start, middle, tilt);
      turn[1].change(middle, end, -tilt);
      turn[2].change(start, end, random.nextDouble(-0.2, 0.2) * reach);
    } else {
      for (SmoothTrack track : turn) {
        track.change(start, middle, random.nextDouble(-0.7, 0.7) * reach);
        track.change(middle, end, random.nextDouble(-0.7, 0.7) * reach);
      }
    }
  }
}
