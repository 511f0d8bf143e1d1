package org.rollscope.core.wire;

import java.util.Optional;

/** Turns a stream of bytes into calls of a {@link DeviceListener}. */
public interface StreamDecoder {
  /** Reads a piece of the stream, of any size; never throws on what it holds. */
  void accept(byte[] bytes, int offset, int length);

  /** The stream has ended: what is complete is delivered, the rest counted as malformed. */
  void finish();

  /** What has been read so far. */
  DecodeCounts counts();

  /** What keeps the stream from being understood now, with its place, for people. */
  default Optional<String> problem() {
    return Optional.empty();
  }
}
