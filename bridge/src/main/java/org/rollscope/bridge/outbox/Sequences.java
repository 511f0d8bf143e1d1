package org.rollscope.bridge.outbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The last sequence of each lane of a device. Not thread-safe. */
final class Sequences {
  /** A lane of a device. */
  record Source(String device, Lane lane) {}

  private final Map<Source, Long> last = new HashMap<>();
  private final Set<Source> changed = new HashSet<>();

  Key next(Draft draft, String epoch) {
    Source source = new Source(draft.device(), draft.lane());
    long sequence = last.merge(source, 1L, Long::sum);
    changed.add(source);
    return new Key(draft.device(), draft.boot(), epoch, draft.lane(), sequence);
  }

  /** A lane goes on after a sequence. */
  void continueAfter(Source source, long sequence) {
    last.put(source, sequence);
  }

  /** A new epoch: all begin with 1 again. */
  void restart() {
    last.clear();
    changed.clear();
  }

  /** Those that are not saved yet. */
  Map<Source, Long> changed() {
    Map<Source, Long> values = new HashMap<>();
    changed.forEach(source -> values.put(source, last.getOrDefault(source, 0L)));
    return values;
  }

  void saved(Map<Source, Long> values) {
    values.forEach(
        (source, sequence) -> {
          if (sequence.equals(last.get(source))) {
            changed.remove(source);
          }
        });
  }
}
