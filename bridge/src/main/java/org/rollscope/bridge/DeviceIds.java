package org.rollscope.bridge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who has which identifier. A second device of one identifier gets it with a number, {@code
 * ball1-2}, while the first is connected: neither loses data, and both say so. Thread-safe.
 */
final class DeviceIds {
  private final Map<String, DeviceWorker> owners = new HashMap<>();

  /** What a worker's device is called: what it wants, or that with a number. */
  synchronized String claim(String wanted, DeviceWorker worker) {
    for (Map.Entry<String, DeviceWorker> mine : owners.entrySet()) {
      if (mine.getValue().equals(worker) && isNumbered(mine.getKey(), wanted)) {
        return mine.getKey();
      }
    }
    String id = wanted;
    for (int number = 2; isTaken(id, worker); number++) {
      id = wanted + '-' + number;
    }
    String mine = id;
    owners.entrySet().removeIf(e -> e.getValue().equals(worker) && !e.getKey().equals(mine));
    owners.put(id, worker);
    return id;
  }

  /** A name once given stays, also when the other device has gone meanwhile. */
  private static boolean isNumbered(String id, String wanted) {
    return id.equals(wanted) || id.matches(Pattern.quote(wanted) + "-\\d+");
  }

  private boolean isTaken(String id, DeviceWorker worker) {
    DeviceWorker owner = owners.get(id);
    return owner != null && !owner.equals(worker) && owner.isConnected();
  }

  /** A worker's device is there no more. */
  synchronized void release(DeviceWorker worker) {
    owners.values().removeIf(worker::equals);
  }

  /** Who has an identifier; null for nobody. */
  synchronized @Nullable DeviceWorker owner(String id) {
    return owners.get(id);
  }

  /** The name of the link on which a device of that identifier is. */
  synchronized String linkOf(String id) {
    return owners.containsKey(id) ? Objects.requireNonNull(owners.get(id)).linkName() : "";
  }

  synchronized List<String> known() {
    return owners.keySet().stream().sorted().toList();
  }
}
