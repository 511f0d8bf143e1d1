package org.rollscope.desktop.collect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rollscope.bridge.outbox.Key;

/**
 * Puts messages in order, drops what comes twice, and finds what is missing.
 *
 * <p>A series begins with the first message that comes of it, unless the collector knows an earlier
 * epoch of the same lane: then it begins with 1. Retained states begin none, for a broker or a
 * bridge may tell them long after their turn. A message that comes before its turn waits for those
 * before it, but with {@link Patience}; then they are told as a gap. One that comes after all is
 * collected late. What a bridge tells to have given up is no gap, but a loss.
 *
 * <p>Deterministic: time is told by the caller. Memory is bounded by the patience, for each series
 * that is known. Not thread-safe.
 */
public final class Collector {
  private final Patience patience;
  private final Map<Series, SeriesQueue> queues = new HashMap<>();
  private final Set<Series> changed = new LinkedHashSet<>();
  private List<Finding> findings = new ArrayList<>();
  private long now;
  private long messages;
  private long duplicates;
  private long late;

  /** A collector that knows nothing yet. */
  public Collector(Patience patience) {
    this(patience, List.of());
  }

  /** A collector that goes on where another one was. */
  public Collector(Patience patience, Collection<Progress> stored) {
    this.patience = patience;
    stored.forEach(one -> queues.put(one.series(), queue(one)));
  }

  private SeriesQueue queue(Progress from) {
    return new SeriesQueue(from, patience, this::found);
  }

  private SeriesQueue queue(Series series) {
    SeriesQueue known = queues.get(series);
    if (known != null) {
      return known;
    }
    boolean continued = queues.keySet().stream().anyMatch(series::continuesFrom);
    SeriesQueue fresh =
        queue(new Progress(series, continued ? 1 : 0, List.of(), List.of(), List.of(), List.of()));
    queues.put(series, fresh);
    return fresh;
  }

  /**
   * Takes what arrived.
   *
   * @param nanos when, on a clock that only moves forward
   * @return what came of it, in order
   */
  public List<Finding> offer(Arrived arrived, long nanos) {
    now = nanos;
    Series series = Series.of(arrived.key());
    if (queue(series).accept(arrived, nanos)) {
      changed.add(series);
    } else {
      duplicates++;
    }
    return findings();
  }

  /** Time has passed: whoever has waited too long goes on. */
  public List<Finding> expire(long nanos) {
    now = nanos;
    queues.forEach(
        (series, queue) -> {
          if (queue.waiting() > 0) {
            queue.expire(nanos);
            changed.add(series);
          }
        });
    return findings();
  }

  private void found(Finding finding) {
    findings.add(finding);
    if (finding instanceof Finding.Collected message) {
      messages++;
      late += message.late() ? 1 : 0;
    }
  }

  /** What was found, with what the losses among it come to. */
  private List<Finding> findings() {
    for (int i = 0; i < findings.size(); i++) {
      if (findings.get(i) instanceof Finding.Collected message) {
        Loss.Told told = Loss.read(message);
        if (told != null) {
          queue(told.series()).tell(told.loss(), now);
          changed.add(told.series());
        }
      }
    }
    List<Finding> all = findings;
    findings = new ArrayList<>();
    return all;
  }

  /** Whether a message waits, so that it is neither collected nor done with. */
  public boolean isWaiting(Key key) {
    SeriesQueue queue = queues.get(Series.of(key));
    return queue != null && queue.isWaiting(key.sequence());
  }

  /** The series that have changed since this was last asked, as they are now. */
  public List<Progress> takeChanged() {
    List<Progress> progress = changed.stream().map(series -> queue(series).progress()).toList();
    changed.clear();
    return progress;
  }

  /** What is missing, by series. */
  public Map<Series, List<Span>> gaps() {
    Map<Series, List<Span>> gaps = new HashMap<>();
    queues.forEach(
        (series, queue) -> {
          if (!queue.gaps().isEmpty()) {
            gaps.put(series, queue.gaps());
          }
        });
    return gaps;
  }

  public Counts counts() {
    long missing = gaps().values().stream().flatMap(List::stream).mapToLong(Span::count).sum();
    long lost = all().mapToLong(SeriesQueue::lost).sum();
    long waiting = all().mapToLong(SeriesQueue::waiting).sum();
    return new Counts(messages, duplicates, late, missing, lost, waiting);
  }

  private Stream<SeriesQueue> all() {
    return queues.values().stream();
  }
}
