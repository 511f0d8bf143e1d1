package org.rollscope.bridge.outbox;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The standing values of a durable outbox, and what of them is not in its file yet. */
final class StandingValues {
  private final Map<String, Payload> loaded = new LinkedHashMap<>();
  private final Map<String, Payload> unsaved = new LinkedHashMap<>();
  private final Map<String, Payload> untold = new LinkedHashMap<>();
  private final Set<String> forgotten = new LinkedHashSet<>();

  /** Goes on with what a file holds; nothing newer is overwritten. */
  void load(Map<String, Payload> values) {
    loaded.putAll(values);
    unsaved.forEach(loaded::replace);
  }

  void put(String topic, Payload value) {
    forgotten.remove(topic);
    unsaved.put(topic, value);
    untold.put(topic, value);
    loaded.replace(topic, value);
  }

  /** A value that the broker has; it need not be told, unless after a restart. */
  void keep(String topic, Payload value) {
    if (value.size() == 0) {
      forget(topic);
    } else {
      forgotten.remove(topic);
      unsaved.put(topic, value);
    }
  }

  void forget(String topic) {
    unsaved.remove(topic);
    forgotten.add(topic);
  }

  /** Those of the file, as they are now. */
  Map<String, Payload> all() {
    return Map.copyOf(loaded);
  }

  Map<String, Payload> unsaved() {
    return Map.copyOf(unsaved);
  }

  Set<String> forgotten() {
    return Set.copyOf(forgotten);
  }

  boolean isSaved() {
    return unsaved.isEmpty() && forgotten.isEmpty();
  }

  /** Changes are on the disk; what was changed again meanwhile is not. */
  void saved(Changes changes) {
    changes.standing().forEach(unsaved::remove);
    changes.forgotten().forEach(forgotten::remove);
  }

  /** The values that nobody was told of; they count as told from now on. */
  Map<String, Payload> tell() {
    Map<String, Payload> told = new LinkedHashMap<>(untold);
    untold.clear();
    return told;
  }
}
