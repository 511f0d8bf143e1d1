package org.rollscope.desktop.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.desktop.collect.Finding;
import org.rollscope.desktop.collect.Finding.Collected;
import org.rollscope.desktop.collect.Finding.GapFilled;
import org.rollscope.desktop.collect.Finding.GapFound;
import org.rollscope.desktop.collect.Finding.LossTold;
import org.rollscope.desktop.collect.Progress;
import org.rollscope.desktop.collect.Series;
import org.rollscope.desktop.collect.Sink;
import org.rollscope.desktop.collect.Span;

/** The sink of the collector under test: it holds everything against the ledgers. */
final class Audit implements Sink {
  private final Map<String, Ledger> ledgers;
  private final Map<Series, Progress> progress = new HashMap<>();
  private final Map<String, Long> checksums = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final List<LossTold> losses = new ArrayList<>();
  private long messages;

  /**
   * @param ledgers by device
   */
  Audit(Map<String, Ledger> ledgers) {
    this.ledgers = ledgers;
  }

  @Override
  public synchronized List<Progress> progress() {
    return List.copyOf(progress.values());
  }

  @Override
  public synchronized void store(List<Finding> findings, List<Progress> changed) {
    findings.forEach(this::take);
    changed.forEach(one -> progress.put(one.series(), one));
  }

  private void take(Finding finding) {
    switch (finding) {
      case Collected message -> take(message);
      case GapFound gap -> faults.add("gap: " + gap);
      case GapFilled gap -> faults.add("filled late: " + gap);
      case LossTold loss -> losses.add(loss);
    }
  }

  private void take(Collected message) {
    messages++;
    if (message.late()) {
      faults.add("late: " + message.key());
    }
    checksums.put(name(Series.of(message.key()), message.key().sequence()), checksum(message));
    Ledger ledger = ledgers.get(message.key().device());
    if (ledger != null && message.topic().endsWith("/samples")) {
      for (Payload payload : message.payloads()) {
        ledger.collected(Json.parse(payload.bytes()));
      }
    }
  }

  private static long checksum(Collected message) {
    return message.payloads().size() == 1
        ? checksum(message.payloads().getFirst().bytes())
        : OutboxPeek.CUT;
  }

  static long checksum(byte[] payload) {
    CRC32C sum = new CRC32C();
    sum.update(payload);
    return sum.getValue();
  }

  static String name(Series series, long sequence) {
    return series + " " + sequence;
  }

  /** Messages collected so far. */
  synchronized long messages() {
    return messages;
  }

  synchronized List<LossTold> losses() {
    return List.copyOf(losses);
  }

  /** Check sums of messages, by {@link #name}. */
  synchronized Map<String, Long> checksums() {
    return Map.copyOf(checksums);
  }

  /** The last number of a series up to which all have come or were told as lost; 0 for none. */
  synchronized long last(Series series) {
    Progress known = progress.get(series);
    if (known == null || known.begin() != 1) {
      return 0;
    }
    long last = 0;
    List<Span> all = new ArrayList<>(known.arrived());
    all.addAll(known.lost());
    all.sort((one, other) -> Long.compare(one.from(), other.from()));
    for (Span span : all) {
      if (span.from() == last + 1) {
        last = span.to();
      }
    }
    return last;
  }

  /** Messages that are missing. */
  synchronized long missing() {
    return progress.values().stream()
        .flatMap(one -> one.missing().stream())
        .mapToLong(Span::count)
        .sum();
  }

  /** What is not as it should be. */
  synchronized List<String> faults() {
    List<String> all = new ArrayList<>(faults);
    for (Progress one : progress.values()) {
      if (one.begin() != 1) {
        all.add("begins late: " + one);
      }
    }
    return all;
  }
}
