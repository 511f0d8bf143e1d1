package org.rollscope.core.wire;

import java.util.Optional;

/**
 * Finds out by itself whether a stream holds frames or text lines. Both readers listen; noise makes
 * neither speak, since one wants a right CRC and the other a good header. The one that understood
 * something counts.
 */
public final class AutoDecoder implements StreamDecoder {
  private final BinaryDecoder binary;
  private final TextDecoder text;
  private boolean sawZero;
  private boolean finished;

  /**
   * @param fallbackId the identifier of a device that tells no serial number or id
   */
  public AutoDecoder(DeviceListener listener, String fallbackId) {
    binary = new BinaryDecoder(listener, fallbackId);
    text = new TextDecoder(listener, fallbackId);
  }

  @Override
  public void accept(byte[] bytes, int offset, int length) {
    if (isText()) {
      text.accept(bytes, offset, length);
      return;
    }
    if (isBinary()) {
      binary.accept(bytes, offset, length);
      return;
    }
    for (int i = offset; i < offset + length && !sawZero; i++) {
      sawZero = bytes[i] == 0;
    }
    binary.accept(bytes, offset, length);
    if (!isBinary()) {
      text.accept(bytes, offset, length);
    }
  }

  @Override
  public void finish() {
    finished = true;
    binary.finish();
    text.finish();
  }

  @Override
  public DecodeCounts counts() {
    return isBinary() || (sawZero && !isText()) ? binary.counts() : text.counts();
  }

  @Override
  public Optional<String> problem() {
    if (isBinary()) {
      return binary.problem();
    }
    if (isText() || !sawZero) {
      return text.problem();
    }
    return finished || binary.counts().malformed() > 0
        ? Optional.of("there are neither frames nor text lines in it; is the baud rate right?")
        : Optional.empty();
  }

  /** The header of a text stream; empty before it, and for a binary one. */
  public Optional<TextHeader> header() {
    return text.header();
  }

  /** The number of the first line of text that was not understood; 0 for none. */
  public long firstRejected() {
    return text.firstRejected();
  }

  private boolean isBinary() {
    return binary.counts().frames() > 0 || binary.problem().isPresent();
  }

  private boolean isText() {
    return text.header().isPresent();
  }
}
