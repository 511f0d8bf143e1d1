package org.rollscope.core.routine;

/**
 * How it stands with a routine.
 *
 * @param routine its name
 * @param index of the step, from 0
 * @param steps how many there are
 * @param step the one in work, or the one just done
 * @param done how much of it, in what its goal counts
 * @param stepDone whether that is enough
 * @param advice what to do now
 */
public record CoachState(
    String routine, int index, int steps, Step step, double done, boolean stepDone, Advice advice) {
  /** Share of the step, 0 to 1. */
  public double share() {
    return Math.min(1, done / step.goal().target());
  }
}
