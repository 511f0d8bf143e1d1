package org.rollscope.desktop.collect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A set of numbers, kept as the spans it consists of. Not thread-safe. */
final class Spans {
  /** Last number by first one; neither overlapping nor touching. */
  private final NavigableMap<Long, Long> spans = new TreeMap<>();

  Spans() {}

  Spans(Collection<Span> from) {
    from.forEach(this::add);
  }

  void add(long number) {
    add(new Span(number, number));
  }

  void add(Span span) {
    long from = span.from();
    long to = span.to();
    Map.Entry<Long, Long> before = spans.floorEntry(to + 1);
    while (before != null && before.getValue() >= from - 1) {
      from = Math.min(from, before.getKey());
      to = Math.max(to, before.getValue());
      spans.remove(before.getKey());
      before = spans.floorEntry(to + 1);
    }
    spans.put(from, to);
  }

  /** Removes a number; returns whether it was in. */
  boolean remove(long number) {
    boolean in = contains(number);
    remove(new Span(number, number));
    return in;
  }

  void remove(Span span) {
    for (Span part : within(span)) {
      Map.Entry<Long, Long> around = spans.floorEntry(part.from());
      spans.remove(around.getKey());
      if (around.getKey() < part.from()) {
        spans.put(around.getKey(), part.from() - 1);
      }
      if (around.getValue() > part.to()) {
        spans.put(part.to() + 1, around.getValue());
      }
    }
  }

  boolean contains(long number) {
    return endOf(number) >= number;
  }

  /** The last number of the span around a number; less than the number where it is not in. */
  long endOf(long number) {
    Map.Entry<Long, Long> around = spans.floorEntry(number);
    return around == null || around.getValue() < number ? number - 1 : around.getValue();
  }

  /** What of a span is in. */
  List<Span> within(Span span) {
    List<Span> parts = new ArrayList<>();
    Map.Entry<Long, Long> next = spans.floorEntry(span.from());
    if (next == null || next.getValue() < span.from()) {
      next = spans.higherEntry(span.from());
    }
    while (next != null && next.getKey() <= span.to()) {
      parts.add(
          new Span(Math.max(next.getKey(), span.from()), Math.min(next.getValue(), span.to())));
      next = spans.higherEntry(next.getKey());
    }
    return parts;
  }

  /** What of a span is not in. */
  List<Span> missing(Span span) {
    List<Span> holes = new ArrayList<>();
    long from = span.from();
    for (Span part : within(span)) {
      if (part.from() > from) {
        holes.add(new Span(from, part.from() - 1));
      }
      from = part.to() + 1;
    }
    if (from <= span.to()) {
      holes.add(new Span(from, span.to()));
    }
    return holes;
  }

  /** Fills the first hole, and returns it; there must be one. */
  Span closeFirstHole() {
    Map.Entry<Long, Long> first = spans.firstEntry();
    Span hole = new Span(first.getValue() + 1, spans.higherKey(first.getKey()) - 1);
    add(hole);
    return hole;
  }

  /** How many spans there are. */
  int size() {
    return spans.size();
  }

  /** How many numbers are in. */
  long count() {
    return list().stream().mapToLong(Span::count).sum();
  }

  List<Span> list() {
    return spans.entrySet().stream().map(one -> new Span(one.getKey(), one.getValue())).toList();
  }
}
