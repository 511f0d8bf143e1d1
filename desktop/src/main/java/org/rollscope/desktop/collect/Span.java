package org.rollscope.desktop.collect;

/** Consecutive numbers, both ends included. */
public record Span(long from, long to) {
  public Span {
    if (from > to) {
      throw new IllegalArgumentException(
          "a span must not end before it begins: " + from + "-" + to);
    }
  }

  public long count() {
    return to - from + 1;
  }
}
