package org.rollscope.bridge.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/**
 * What comes from a broker, with two things put right.
 *
 * <p>Paho throws away the last messages it has read when the connection ends, for its thread that
 * hands them over is stopped first. A broker that keeps its sessions sends them again; one that
 * died does not. So the end of the stream is told only once all messages were handed over.
 *
 * <p>Paho takes a Receive Maximum above 32767 for a negative one and then sends nothing; so it is
 * shown a lower one. See {@link ConnAck}.
 */
final class Incoming extends InputStream {
  private static final int PUBLISH = 3;
  private static final int END = -1;

  /** Where in a packet the stream is. */
  private enum Place {
    TYPE,
    LENGTH,
    BODY
  }

  private final InputStream in;
  private final LastWords lastWords;
  private final ByteArrayOutputStream first = new ByteArrayOutputStream();
  private byte[] head = new byte[0];
  private int headRead;
  private boolean headDone;

  private Place place = Place.TYPE;
  private int type;
  private int shift;
  private long left;
  private long messages;

  Incoming(InputStream in, LastWords lastWords) {
    this.in = in;
    this.lastWords = lastWords;
  }

  @Override
  public int available() throws IOException {
    return headDone ? head.length - headRead + in.available() : in.available();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? END : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (!headDone) {
      readHead();
    }
    if (headRead < head.length) {
      int count = Math.min(length, head.length - headRead);
      System.arraycopy(head, headRead, buffer, offset, count);
      headRead += count;
      return count;
    }
    int count = readOn(buffer, offset, length);
    for (int i = offset; i < offset + count; i++) {
      follow(buffer[i]);
    }
    return count;
  }

  /** Reads the first packet whole, which is the answer to the connect. */
  private void readHead() throws IOException {
    byte[] one = new byte[1];
    do {
      if (readOn(one, 0, 1) < 0) {
        headDone = true;
        head = first.toByteArray();
        return;
      }
      first.write(one[0]);
    } while (!follow(one[0]));
    headDone = true;
    head = ConnAck.forPaho(first.toByteArray());
  }

  private int readOn(byte[] buffer, int offset, int length) throws IOException {
    int count = END;
    boolean ended = true;
    try {
      count = in.read(buffer, offset, length);
      ended = count < 0;
    } catch (InterruptedIOException e) {
      ended = false; // nothing has come yet
      throw e;
    } finally {
      if (ended) {
        lastWords.await(messages);
      }
    }
    return count;
  }

  /** Follows the packets; returns whether one ends with this byte. */
  private boolean follow(byte next) {
    switch (place) {
      case TYPE -> {
        type = (next & 0xff) >> 4;
        place = Place.LENGTH;
        left = 0;
        shift = 0;
        return false;
      }
      case LENGTH -> {
        left |= (long) (next & 0x7f) << shift;
        shift += 7;
        if (next < 0) {
          return false; // more of the length follows
        }
        place = Place.BODY;
      }
      case BODY -> left--;
    }
    if (left > 0) {
      return false;
    }
    place = Place.TYPE;
    messages += type == PUBLISH ? 1 : 0;
    return true;
  }
}
