package org.rollscope.desktop.broker;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.rollscope.desktop.access.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what the broker refuses, by reason, and tells of it: of each reason an example every ten
 * seconds at most, for who is refused may try very often. Thread-safe.
 */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

  private static final class Count {
    private final LongAdder total = new LongAdder();
    private final AtomicLong told;

    Count(long now) {
      told = new AtomicLong(now - PAUSE);
    }
  }

  private final Map<Refusal, Count> counts = new EnumMap<>(Refusal.class);
  private final LongSupplier clock;

  /**
   * @param clock ns, that goes only forward
   */
  Refusals(LongSupplier clock) {
    this.clock = clock;
    long now = clock.getAsLong();
    for (Refusal reason : Refusal.values()) {
      counts.put(reason, new Count(now));
    }
  }

  /**
   * Something was refused.
   *
   * @param what in words for people, asked for only when they are told
   */
  void add(Refusal reason, Supplier<String> what) {
    Count count = Objects.requireNonNull(counts.get(reason));
    count.total.increment();
    long now = clock.getAsLong();
    long last = count.told.get();
    if (now - last >= PAUSE && count.told.compareAndSet(last, now)) {
      LOG.warn("Refused ({}, {} so far): {}", reason.label(), count.total.sum(), what.get());
    }
  }

  /** How often each reason was met; those never met are left out. */
  Map<String, Long> counts() {
    Map<String, Long> met = new LinkedHashMap<>();
    counts.forEach(
        (reason, count) -> {
          long total = count.total.sum();
          if (total > 0) {
            met.put(reason.label(), total);
          }
        });
    return Collections.unmodifiableMap(met);
  }
}
