package org.rollscope.bridge.broker;

/** Somebody who wants to hear everything that came by a connection before it ends. */
@FunctionalInterface
public interface LastWords {
  /** Nobody. */
  LastWords NONE = messages -> {};

  /**
   * Waits until so many messages were handed over; called on Paho's thread that reads.
   *
   * @param messages that came by the connection in all
   */
  void await(long messages);
}
