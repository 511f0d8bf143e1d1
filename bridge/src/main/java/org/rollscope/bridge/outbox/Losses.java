package org.rollscope.bridge.outbox;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was given up: counted, and kept until it can be told. Not thread-safe. */
final class Losses {
  private final Map<Loss.Of, Loss> untold = new LinkedHashMap<>();
  private final Map<Lane, Long> byLane = new EnumMap<>(Lane.class);
  private final Map<String, Long> byDevice = new HashMap<>();
  private boolean changed;

  Losses() {
    for (Lane lane : Lane.values()) {
      byLane.put(lane, 0L);
    }
  }

  void add(Key key, Instant measured, Loss.Reason reason) {
    changed = true;
    restore(Loss.of(key, measured, reason));
    byLane.merge(key.lane(), 1L, Long::sum);
    byDevice.merge(key.device(), 1L, Long::sum);
  }

  /** A loss of an earlier run that was not told. */
  void restore(Loss loss) {
    untold.merge(loss.of(), loss, Loss::and);
  }

  /** What is to be told, which is taken for told from now on. */
  List<Loss> tell() {
    List<Loss> told = List.copyOf(untold.values());
    untold.clear();
    changed |= !told.isEmpty();
    return told;
  }

  /** What is to be told still. */
  List<Loss> untold() {
    return List.copyOf(untold.values());
  }

  /** Whether what is to be told has changed since this was asked last. */
  boolean haveChanged() {
    boolean news = changed;
    changed = false;
    return news;
  }

  /** The change asked for last could not be saved. */
  void changedStill() {
    changed = true;
  }

  Map<Lane, Long> byLane() {
    return byLane;
  }

  long of(String device) {
    return byDevice.getOrDefault(device, 0L);
  }
}
