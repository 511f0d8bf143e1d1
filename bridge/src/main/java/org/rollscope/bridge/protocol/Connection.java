package org.rollscope.bridge.protocol;

import java.util.Optional;
import java.util.OptionalInt;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;

/** An open way to a tool, down to its samples. Used by one thread. */
public interface Connection extends AutoCloseable {
  /** What a pump brought. */
  enum Pulse {
    HEARD,
    SILENT,
    /** A recording has ended. */
    ENDED
  }

  /** What people call it, such as {@code serial /dev/ttyUSB0}. */
  String name();

  /**
   * Waits a moment, at most about 100 ms, for the device, and hands what it says to the listener.
   *
   * @throws LinkException once the device is gone, at most a second after
   */
  Pulse pump() throws LinkException;

  /**
   * Sends a command; see {@link Conversation#send}.
   *
   * @return whether this kind of device has such a command
   */
  boolean send(long sequence, Command command) throws LinkException;

  /** What has been read so far. */
  DecodeCounts counts();

  /** Strength of the signal, dBm; empty where there is none or it is unknown. */
  OptionalInt rssi();

  /** The family the device is of; empty while that is being found out. */
  Optional<DeviceProtocol> family();

  /** What a person should know of it though it works, or what keeps it from being understood. */
  Optional<String> remark();

  /**
   * Whether the load is measured now, as far as that is known and the device is to measure it.
   * While it is not, no alarm on it can be raised, though other things may come.
   */
  default boolean hearsLoad() {
    return true;
  }

  /** Closes; closing again does nothing. */
  @Override
  void close();
}
