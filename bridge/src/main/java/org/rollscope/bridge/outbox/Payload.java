package org.rollscope.bridge.outbox;

import java.nio.charset.StandardCharsets;

/** The bytes of a message and what they are; immutable by agreement: nobody writes to the array. */
public final class Payload {
  public static final String JSON = "application/json";
  public static final String CBOR = "application/cbor";
  public static final String TEXT = "text/plain";

  /** Removes a retained message. */
  public static final Payload EMPTY = new Payload("", new byte[0]);

  private final String contentType;
  private final byte[] bytes;

  private Payload(String contentType, byte[] bytes) {
    this.contentType = contentType;
    this.bytes = bytes;
  }

  /** Wraps bytes that the caller gives away. */
  public static Payload of(String contentType, byte[] bytes) {
    return new Payload(contentType, bytes);
  }

  public static Payload text(String text) {
    return new Payload(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The media type; empty for an empty payload. */
  public String contentType() {
    return contentType;
  }

  /** The bytes themselves, to be read only. */
  public byte[] bytes() {
    return bytes;
  }

  public int size() {
    return bytes.length;
  }

  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
