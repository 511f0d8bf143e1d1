package org.rollscope.bridge.mqtt;

/**
 * The largest packet that the broker takes, as far as it is known: it may say so when it answers
 * the connect, or only hang up on a packet that was too large. Thread-safe.
 */
final class PacketLimit {
  /** Topic and properties of a packet, bytes. */
  private static final int OVERHEAD = 512;

  /** No broker is asked for less, bytes. */
  private static final int SMALLEST = 1024;

  private long told = Long.MAX_VALUE;
  private long learned = Long.MAX_VALUE;
  private int largestSent;

  /** A new connection, whose broker takes packets up to a size. */
  synchronized void connected(long largest) {
    told = largest;
    largestSent = 0;
  }

  synchronized void sent(int payload) {
    largestSent = Math.max(largestSent, payload + OVERHEAD);
  }

  /** The broker did not take one of the packets sent since the connect. */
  synchronized void exceeded() {
    learned = Math.max(SMALLEST, Math.min(learned, largestSent) / 2);
  }

  /** The largest payload, bytes. */
  synchronized int payload() {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.min(told, learned) - OVERHEAD));
  }
}
