package org.rollscope.core.routine;

/** Hears the coach, on the thread that feeds it. Times are device times, s. */
public interface CoachListener {
  /**
   * A step begins: what is rolled from now on is its zone.
   *
   * @param index of the step, from 0
   */
  void stepStarted(double time, int index, Step step);

  void stepEnded(double time, int index, StepResult result);

  /** Something else is to be done now. */
  void advised(double time, Advice advice);

  void finished(double time, CoachResult result);
}
