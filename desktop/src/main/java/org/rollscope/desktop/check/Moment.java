package org.rollscope.desktop.check;

/**
 * When something was measured and when it came.
 *
 * @param seconds of the device
 * @param nanos of the host
 * @param sequence number of the frame; of a line of text its number since the link was opened
 */
record Moment(double seconds, long nanos, int sequence) {
  static Moment of(Frame samples) {
    return new Moment(samples.micros() / 1e6, samples.nanos(), samples.sequence());
  }
}
