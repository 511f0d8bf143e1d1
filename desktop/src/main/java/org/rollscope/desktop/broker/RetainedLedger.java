package org.rollscope.desktop.broker;

import java.util.HashMap;
import java.util.Map;

/**
 * Which topics have a retained message, whose, and how large: the broker keeps them for ever, and
 * so must not take any number of them. Thread-safe.
 */
final class RetainedLedger {
  /** What a topic takes beside its payload, bytes; roughly. */
  private static final int OVERHEAD = 256;

  private record Entry(String owner, long bytes) {}

  private static final class Sum {
    private int topics;
    private long bytes;
  }

  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, Sum> byOwner = new HashMap<>();
  private final Sum all = new Sum();
  private final Limits limits;

  RetainedLedger(Limits limits) {
    this.limits = limits;
  }

  /** Whether a message may be retained; if so, it is entered, in place of what was on the topic. */
  synchronized boolean enter(String owner, String topic, int payload) {
    Entry before = entries.get(topic);
    Entry entry = new Entry(owner, payload + (long) topic.length() + OVERHEAD);
    remove(topic);
    if (fits(all, entry, 1)
        && fits(byOwner.getOrDefault(owner, new Sum()), entry, Limits.ONE_USERS_SHARE)) {
      add(topic, entry);
      return true;
    }
    if (before != null) {
      add(topic, before);
    }
    return false;
  }

  private boolean fits(Sum sum, Entry entry, double share) {
    return sum.topics < limits.retained() * share
        && sum.bytes + entry.bytes <= limits.retainedBytes() * share;
  }

  private void add(String topic, Entry entry) {
    entries.put(topic, entry);
    Sum own = byOwner.computeIfAbsent(entry.owner, owner -> new Sum());
    for (Sum sum : new Sum[] {all, own}) {
      sum.topics++;
      sum.bytes += entry.bytes;
    }
  }

  /** What was retained on a topic is no more. */
  synchronized void remove(String topic) {
    Entry entry = entries.remove(topic);
    if (entry == null) {
      return;
    }
    Sum own = byOwner.getOrDefault(entry.owner, new Sum());
    for (Sum sum : new Sum[] {all, own}) {
      sum.topics--;
      sum.bytes -= entry.bytes;
    }
    if (own.topics == 0) {
      byOwner.remove(entry.owner);
    }
  }
}
