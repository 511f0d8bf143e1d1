package org.rollscope.desktop.collect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One series: what came of it, what waits, what is missing. Every number below the next one has
 * arrived, was lost, or is missing; those above it that have arrived wait. Not thread-safe.
 */
final class SeriesQueue {
  /** Holes that are remembered; the oldest one of more is taken for good. */
  private static final int MOST_SPANS = 1000;

  private final Series series;
  private final Patience patience;
  private final Consumer<Finding> sink;
  private final Spans arrived;
  private final Spans lost;
  private final Spans missing;
  private final List<Loss> told;
  private final NavigableMap<Long, Pieces> waiting = new TreeMap<>();
  private long begin;
  private long next;
  private long stuckSince;

  /** A series goes on where it was. */
  SeriesQueue(Progress from, Patience patience, Consumer<Finding> sink) {
    this.patience = patience;
    this.sink = sink;
    series = from.series();
    arrived = new Spans(from.arrived());
    lost = new Spans(from.lost());
    missing = new Spans(from.missing());
    told = new ArrayList<>(from.told());
    begin = from.begin();
    next = begin;
    advance();
  }

  Progress progress() {
    return new Progress(
        series, begin, arrived.list(), lost.list(), missing.list(), List.copyOf(told));
  }

  /** Takes a message or a part of one; returns false for one that was there before. */
  boolean accept(Arrived message, long now) {
    long number = message.key().sequence();
    if (arrived.contains(number)) {
      return false;
    }
    if (waiting.tailMap(next).isEmpty()) {
      stuckSince = now;
    }
    Pieces pieces = waiting.computeIfAbsent(number, none -> new Pieces());
    if (!pieces.add(message, now)) {
      return false;
    }
    if (pieces.isWhole()) {
      whole(number, pieces, message.restated(), now);
    }
    if (waiting.size() > patience.messages()) {
      giveUp(now);
    }
    return true;
  }

  private void whole(long number, Pieces pieces, boolean restated, long now) {
    if (begin == 0 && (!restated || number == 1)) {
      begin(number);
    }
    if (begin == 0 || number < next) {
      waiting.remove(number);
      collect(number, pieces, true);
    }
    if (!told.isEmpty()) {
      settle();
    }
    release(now);
  }

  private void begin(long number) {
    begin = number;
    next = number;
    advance();
  }

  private void collect(long number, Pieces pieces, boolean late) {
    sink.accept(pieces.message(late));
    arrived.add(number);
    lost.remove(number);
    if (missing.remove(number)) {
      sink.accept(new Finding.GapFilled(series, number));
    }
    while (arrived.size() > MOST_SPANS) {
      Span hole = arrived.closeFirstHole();
      lost.remove(hole);
      missing.remove(hole);
    }
  }

  /** Lets go on what waited for nothing but those that are there now. */
  private void release(long now) {
    advance();
    Pieces first = waiting.get(next);
    while (first != null && first.isWhole()) {
      waiting.remove(next);
      collect(next, first, false);
      stuckSince = now;
      advance();
      first = waiting.get(next);
    }
  }

  /** Moves on over what has arrived, was lost, or is missing. */
  private void advance() {
    long before;
    do {
      before = next;
      next = arrived.endOf(next) + 1;
      next = lost.endOf(next) + 1;
      next = missing.endOf(next) + 1;
    } while (next != before);
  }

  /** Time has passed: whoever has waited too long goes on. */
  void expire(long now) {
    long limit = now - patience.time().toNanos();
    waiting.headMap(next).values().removeIf(late -> late.since() - limit <= 0);
    while (!waiting.tailMap(next).isEmpty() && stuckSince - limit <= 0) {
      giveUp(now);
    }
  }

  /** Takes what the first one waits for as missing. */
  private void giveUp(long now) {
    long end =
        waiting.entrySet().stream()
            .filter(one -> one.getValue().isWhole())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(waiting.lastKey() + 1);
    if (begin == 0) {
      begin(waiting.firstKey());
    }
    waiting.headMap(end).clear(); // which are not whole
    if (end > next) {
      for (Span hole : unexplained(new Span(next, end - 1))) {
        missing.add(hole);
        sink.accept(new Finding.GapFound(series, hole));
      }
    }
    release(now);
  }

  private List<Span> unexplained(Span span) {
    List<Span> holes = new ArrayList<>();
    for (Span notArrived : arrived.missing(span)) {
      holes.addAll(lost.missing(notArrived));
    }
    return holes;
  }

  /** The bridge tells a loss. */
  void tell(Loss loss, long now) {
    if (begin == 0) {
      begin(loss.span().from());
    }
    told.add(loss);
    if (told.size() > MOST_SPANS) {
      told.removeFirst();
    }
    settle();
    release(now);
  }

  /**
   * Finds out which numbers were lost: those of a loss that have not come, once they are no more
   * than were lost. Losses that overlap are looked at together.
   */
  private void settle() {
    told.sort(Comparator.comparingLong(loss -> loss.span().from()));
    List<Loss> open = new ArrayList<>();
    List<Loss> group = new ArrayList<>();
    long end = 0;
    for (Loss loss : told) {
      if (loss.span().from() > end) {
        open.addAll(settled(group));
        group.clear();
      }
      group.add(loss);
      end = Math.max(end, loss.span().to());
    }
    open.addAll(settled(group));
    told.clear();
    told.addAll(open);
  }

  /** Those that are not yet. */
  private List<Loss> settled(List<Loss> group) {
    if (group.isEmpty()) {
      return List.of();
    }
    long from = Math.max(begin, group.getFirst().span().from());
    long to = group.stream().mapToLong(loss -> loss.span().to()).max().orElse(from);
    if (to < from) {
      return List.of(); // before the time of this collector
    }
    long count = group.stream().mapToLong(Loss::count).sum();
    List<Span> holes = new ArrayList<>();
    for (Span hole : unexplained(new Span(from, to))) {
      holes.addAll(new Spans(wholeOnes(hole)).missing(hole));
    }
    if (holes.stream().mapToLong(Span::count).sum() > count) {
      return List.copyOf(group);
    }
    TreeSet<String> reasons = new TreeSet<>();
    group.forEach(loss -> reasons.add(loss.reason()));
    for (Span hole : holes) {
      lost.add(hole);
      missing.remove(hole);
      sink.accept(new Finding.LossTold(series, hole, String.join(", ", reasons)));
    }
    return List.of();
  }

  private List<Span> wholeOnes(Span span) {
    return waiting.subMap(span.from(), true, span.to(), true).entrySet().stream()
        .filter(one -> one.getValue().isWhole())
        .map(one -> new Span(one.getKey(), one.getKey()))
        .toList();
  }

  boolean isWaiting(long number) {
    return waiting.containsKey(number);
  }

  int waiting() {
    return waiting.size();
  }

  List<Span> gaps() {
    return missing.list();
  }

  long lost() {
    return lost.count();
  }
}
