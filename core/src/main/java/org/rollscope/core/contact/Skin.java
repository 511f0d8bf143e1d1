package org.rollscope.core.contact;

/** Receives, in order and each stretch of time once, what the tool did to the skin. */
public interface Skin {
  /** Contact has begun, at a crossing that lies up to 150 ms back, s. */
  void contactStarted(double time);

  /**
   * A stretch of time with known contact.
   *
   * @param from start, s
   * @param to end, s
   * @param dx travel in it, m; NaN where it is not known where the tool went
   * @param dy travel in it, m
   * @param loadFrom load at its start; NaN where unknown
   * @param loadTo load at its end; NaN where unknown
   * @param contact whether the tool touched the skin
   */
  void interval(
      double from,
      double to,
      double dx,
      double dy,
      double loadFrom,
      double loadTo,
      boolean contact);

  /** Nothing is known of this stretch of time. */
  void gap(double from, double to);

  /** Contact has ended, at a crossing that lies up to 150 ms back, s. */
  void contactEnded(double time);
}
