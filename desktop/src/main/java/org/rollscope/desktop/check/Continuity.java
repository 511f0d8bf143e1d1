package org.rollscope.desktop.check;

import java.util.Locale;

/** How what comes now follows what came long before, in the same boot. */
final class Continuity {
  /** No device sends more frames a second. */
  private static final double MOST_A_SECOND = 1000;

  private static final double TOLERANCE = 0.5;

  private Continuity() {}

  /** What is wrong with the time; empty where nothing is. */
  static String problemOfTime(Moment before, Moment after) {
    double device = after.seconds() - before.seconds();
    double here = (after.nanos() - before.nanos()) / 1e9;
    if (device < 0) {
      return "the time begins anew with the boot id of before: draw another at each boot";
    }
    // A clock of another pace has its own line.
    boolean sensible = device > here / 10 && device < here * 10;
    return sensible && Math.abs(device - here) > TOLERANCE + 0.1 * here
        ? String.format(
            Locale.ROOT,
            "the time went on by %.1f s in %.1f s: count on also while no host is there",
            device,
            here)
        : "";
  }

  /** What is wrong with the sequence number; empty where nothing is. */
  static String problemOfSequence(Moment before, Moment after) {
    double here = (after.nanos() - before.nanos()) / 1e9;
    int frames = after.sequence() - before.sequence();
    return frames <= 0 || frames > MOST_A_SECOND * (here + 1)
        ? "the sequence number goes from %d to %d though the boot is the same: count on"
            .formatted(
                Integer.toUnsignedLong(before.sequence()), Integer.toUnsignedLong(after.sequence()))
        : "";
  }
}
