package org.rollscope.bridge.mqtt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Live values: only the newest of each topic is worth sending. Thread-safe. */
final class LatestOnly {
  private final Map<String, Publication> unsent = new LinkedHashMap<>();

  synchronized void put(Publication publication) {
    unsent.put(publication.topic(), publication);
  }

  synchronized @Nullable Publication poll() {
    String first = unsent.keySet().stream().findFirst().orElse(null);
    return first == null ? null : unsent.remove(first);
  }

  synchronized void clear() {
    unsent.clear();
  }
}
