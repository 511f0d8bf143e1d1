package org.rollscope.sim.scenario;

/**
 * One step of a script. Lengths in m, times in s, angles in rad, pressures in kPa.
 *
 * <p>A script leaves nothing to noise that the definitions would: strokes are at least 50 mm (±25 %
 * of human variation keep them above the 30 mm that count), holds at least 4 s, pauses below 2 s,
 * lift-offs between 0.35 and 1.3 s (the patch stays) or at least 3 s (a new patch).
 */
public sealed interface Step {
  double SHORTEST_STROKE = 0.050;
  double SHORTEST_HOLD = 4;
  double LONGEST_PAUSE = 1.9;
  double LARGEST_MICRO_ROLL = 0.008;
  double SMALLEST_CIRCLE = 0.044;

  /** The tool lies still, nobody touches it. */
  record Rest(double time) implements Step {}

  /** The tool is moved and turned in the hand, off the skin. */
  record Carry(double time) implements Step {}

  /** The tool comes to the skin and is pressed to a pressure within a time. */
  record Touch(double pressure, double over) implements Step {}

  /**
   * Strokes to and fro along a line, or all one way with a lift-off after each.
   *
   * @param count how many one-way movements
   * @param length nominal chord
   * @param time nominal duration of one
   * @param direction of the first; a cylinder's sign is that of its cosine
   * @param oneWay lift off after each and go on in the same direction
   * @param hiccups probability of a short movement back in mid-stroke
   * @param pauses probability of a pause in mid-stroke or before one
   */
  record Strokes(
      int count,
      double length,
      double time,
      double direction,
      boolean oneWay,
      double hiccups,
      double pauses,
      Pressing pressing)
      implements Step {}

  /** Staying on a spot, rolling no farther than {@code microRoll} from it. */
  record Hold(double time, double microRoll, Pressing pressing) implements Step {}

  /** Full circles, of a ball only; each counts two strokes. */
  record Circles(int count, double diameter, double time, double direction, Pressing pressing)
      implements Step {}

  /** A spiral outwards, of a ball only; each turn counts two strokes. */
  record Spiral(int turns, double from, double to, double time, double direction, Pressing pressing)
      implements Step {}

  /** Standing still on the skin, too short to be a hold. */
  record Pause(double time) implements Step {}

  /** Off the skin for a time; the next step must touch again. */
  record Lift(double time) implements Step {}

  /**
   * How a step is pressed.
   *
   * @param pressure reached at the step's beginning; NaN keeps what is
   * @param over time to get there
   * @param surge a rise above it in the course of the step
   */
  record Pressing(double pressure, double over, Surge surge) {
    public static final Pressing KEEP = new Pressing(Double.NaN, 0, Surge.NONE);

    public static Pressing to(double pressure, double over) {
      return new Pressing(pressure, over, Surge.NONE);
    }

    public Pressing with(Surge newSurge) {
      return new Pressing(pressure, over, newSurge);
    }
  }

  /**
   * A passing rise of the pressure.
   *
   * @param pressure reached; NaN for no surge
   * @param after the step's beginning
   * @param rise time to rise
   * @param time it stays
   * @param fall time to fall back
   */
  record Surge(double pressure, double after, double rise, double time, double fall) {
    public static final Surge NONE = new Surge(Double.NaN, 0, 0, 0, 0);

    public boolean isPresent() {
      return !Double.isNaN(pressure);
    }

    /** From the step's beginning until the pressure is back. */
    public double end() {
      return after + rise + time + fall;
    }
  }
}
