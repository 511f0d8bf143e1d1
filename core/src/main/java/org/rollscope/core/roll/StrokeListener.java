package org.rollscope.core.roll;

/** Receives strokes as they become known, on the analysis thread. */
public interface StrokeListener {
  /** A stroke is complete, as far as anybody can tell at this device time, s. */
  void completed(double time, Stroke stroke);

  /** The last completed stroke goes on after a hiccup: it is not counted for now. */
  void reopened(double time, int number);
}
