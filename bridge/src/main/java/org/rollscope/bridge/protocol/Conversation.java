package org.rollscope.bridge.protocol;

import java.util.Optional;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;

/**
 * The host's side of one connection: it asks the device for its data and turns what it says into
 * calls of a {@link org.rollscope.core.wire.DeviceListener}. Used by one thread.
 */
public interface Conversation {
  /**
   * The first words: who are you, send your data.
   *
   * @throws LinkException when the device cannot be used or is lost, saying why
   */
  void open() throws LinkException;

  /**
   * Takes a piece of a byte stream, of any size, or one whole packet where the link has packets;
   * never throws on what it holds.
   *
   * @param arrival when it came, by {@link System#nanoTime}
   */
  void accept(byte[] bytes, int offset, int length, long arrival);

  /**
   * Lets time pass: what was not answered is asked again, and the like.
   *
   * @param nanos now, by {@link System#nanoTime}
   */
  default void tick(long nanos) throws LinkException {}

  /**
   * Sends a command. The answer comes to the listener as an acknowledgement of that sequence; of a
   * device that does not answer, as soon as the command is sent.
   *
   * @return whether this family of devices has such a command
   */
  boolean send(long sequence, Command command) throws LinkException;

  /** The stream has ended: what is complete is delivered. */
  default void finish() {}

  /** What has been read so far. */
  DecodeCounts counts();

  /** The family, where it is found out in the course of the conversation and known by now. */
  default Optional<DeviceProtocol> family() {
    return Optional.empty();
  }

  /** What keeps the device from being understood now, for people. */
  default Optional<String> problem() {
    return Optional.empty();
  }
}
