package org.rollscope.core.routine;

import java.util.List;

/**
 * A routine as it was done.
 *
 * @param routine its name
 * @param steps one result for each of its steps, in its order
 */
public record CoachResult(String routine, List<StepResult> steps) {
  /** Whether every step was done that might be. */
  public boolean isComplete() {
    return steps.stream().noneMatch(step -> step.outcome() == StepResult.Outcome.LEFT);
  }
}
