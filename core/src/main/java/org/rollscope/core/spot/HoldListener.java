package org.rollscope.core.spot;

/** Receives holds, on the analysis thread. */
public interface HoldListener {
  /** A stay has lasted long enough; it goes on. */
  void started(double time, Hold hold);

  void ended(double time, Hold hold);
}
