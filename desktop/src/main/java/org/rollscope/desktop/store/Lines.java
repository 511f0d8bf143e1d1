package org.rollscope.desktop.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.rollscope.desktop.store.StoreException.Kind;

/** Cuts a text into its lines and counts them; blank ones are passed over. Not thread-safe. */
final class Lines {
  /** Longer ones are in no file of ours. */
  private static final int LONGEST = 64 << 20;

  private static final int PIECE = 1 << 16;

  /** Takes a line. */
  @FunctionalInterface
  interface Taker {
    void line(String line) throws IOException;
  }

  private final String name;
  private final Taker taker;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number = 1;

  /**
   * @param name of the file, for what is wrong in it
   */
  Lines(String name, Taker taker) {
    this.name = name;
    this.taker = taker;
  }

  void accept(byte[] bytes, int length) throws IOException {
    int from = 0;
    for (int at = 0; at < length; at++) {
      if (bytes[at] == '\n') {
        line.write(bytes, from, at - from);
        end();
        number++;
        from = at + 1;
      }
    }
    line.write(bytes, from, length - from);
    if (line.size() > LONGEST) {
      throw wrong("it is too long");
    }
  }

  /** There are no more bytes. */
  void finish() throws IOException {
    end();
  }

  private void end() throws IOException {
    String text = line.toString(UTF_8);
    line.reset();
    if (!text.isBlank()) {
      taker.line(text.strip());
    }
  }

  /** Reads a stream to its end. */
  void read(InputStream in) throws IOException {
    byte[] piece = new byte[PIECE];
    int length = in.read(piece);
    while (length >= 0) {
      accept(piece, length);
      length = in.read(piece);
    }
    finish();
  }

  /** What is wrong with the line that is being taken. */
  StoreException wrong(String why) {
    return new StoreException(Kind.REFUSED, name + ", line " + number + ": " + why);
  }
}
