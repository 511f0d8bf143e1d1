package org.rollscope.desktop.check;

/** The computer that checks, as far as a check depends on it. */
public interface Host {
  /** The monotonic clock that a link's arrivals are told by, ns. */
  long nanos();

  /** The time of day, µs since 1970. */
  long micros();

  /** Lets a moment pass before something is tried again. */
  void pause();

  /** Whether somebody wants the check to end. */
  boolean isAsked();
}
