package org.rollscope.bridge.protocol;

import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.wire.DeviceListener;

/** A way to a tool that can be tried again and again. Used by one thread. */
public interface Connector extends AutoCloseable {
  /** What people call it. */
  String name();

  /**
   * Connects and says the first words.
   *
   * @param listener gets what the tool says, while the connection is pumped
   * @throws LinkException saying what is wrong with which port or device and what to do
   */
  Connection open(DeviceListener listener) throws LinkException;

  /** Whether the tool is looked for, so that one failure to find it means little. */
  default boolean searches() {
    return false;
  }

  /** Whether something has happened that makes another attempt worth while at once. */
  default boolean beckons() {
    return false;
  }

  /** Nobody will open it any more. */
  @Override
  default void close() {}
}
