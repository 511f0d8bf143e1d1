package org.rollscope.core.wire;

/** Cuts a stream into lines in constant memory: what is longer than any good line is left out. */
final class LineReader {
  /** Receives each line, without its line feed; the bytes are valid during the call only. */
  interface Sink {
    void line(byte[] bytes, int from, int to);

    /** A line was too long to be one. */
    void tooLong(long length);
  }

  private static final int LONGEST = 8192;

  private final Sink sink;
  private final byte[] begun = new byte[LONGEST];
  private int size;
  private long overflow;

  LineReader(Sink sink) {
    this.sink = sink;
  }

  void accept(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int start = offset;
    for (int at = offset; at < end; at++) {
      if (bytes[at] == '\n') {
        end(bytes, start, at);
        start = at + 1;
      }
    }
    keep(bytes, start, end);
  }

  /** The stream has ended; a last line may lack its line feed. */
  void finish() {
    if (size > 0 || overflow > 0) {
      end(begun, 0, 0);
    }
  }

  private void end(byte[] bytes, int from, int to) {
    if (size == 0 && overflow == 0 && to - from <= LONGEST) {
      sink.line(bytes, from, to);
      return;
    }
    keep(bytes, from, to);
    int length = size;
    long more = overflow;
    size = 0;
    overflow = 0;
    if (more > 0) {
      sink.tooLong(length + more);
    } else {
      sink.line(begun, 0, length);
    }
  }

  private void keep(byte[] bytes, int from, int to) {
    int part = Math.min(to - from, LONGEST - size);
    System.arraycopy(bytes, from, begun, size, part);
    size += part;
    overflow += to - from - part;
  }
}
