package org.rollscope.core.routine;

/**
 * What a step came to. Times are device times.
 *
 * @param step what was asked for
 * @param outcome whether it was done
 * @param done how much, in what the goal counts
 * @param start when it began, s; NaN if it never did
 * @param end when it was done or left, s; NaN likewise
 * @param inBand time in contact within the band, s
 * @param tooSoft time in contact below it, s
 * @param tooHard time in contact above it, s
 * @param strokes strokes completed, of any length
 * @param meanStroke their mean duration, s; NaN without any
 * @param alarms overpressure and ramp alarms raised
 */
public record StepResult(
    Step step,
    Outcome outcome,
    double done,
    double start,
    double end,
    double inBand,
    double tooSoft,
    double tooHard,
    int strokes,
    double meanStroke,
    int alarms) {

  /** How a step ended. */
  public enum Outcome {
    DONE,

    /** Left before it was done. */
    LEFT,

    /** Not begun, since its zone must not be rolled. */
    NO_GO
  }

  /** Share of the goal, 0 to 1. */
  public double share() {
    return Math.min(1, done / step.goal().target());
  }

  static StepResult notBegun(Step step, Outcome outcome) {
    return new StepResult(step, outcome, 0, Double.NaN, Double.NaN, 0, 0, 0, 0, Double.NaN, 0);
  }
}
