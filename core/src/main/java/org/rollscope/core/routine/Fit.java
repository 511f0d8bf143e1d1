package org.rollscope.core.routine;

/** How a load lies to a band. */
enum Fit {
  SOFT,
  IN_BAND,
  HARD,

  /** The tool measures no load, or there is no limit yet. */
  UNKNOWN;

  /** Whether time spent so counts: what is not known to be wrong does. */
  boolean counts() {
    return this == IN_BAND || this == UNKNOWN;
  }
}
