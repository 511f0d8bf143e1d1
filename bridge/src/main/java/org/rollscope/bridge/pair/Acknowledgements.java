package org.rollscope.bridge.pair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollscope.core.wire.DeviceListener.Ack;

/**
 * Commands on their way to several sensors, and the one answer to each: ok where all that know the
 * command have done it, else what the first of them found wrong. A sensor that is lost does not
 * count; where nobody else knew the command there is no answer. Not thread-safe.
 */
final class Acknowledgements {
  private static final int OK = 0;
  private static final int UNKNOWN = 1;

  /** Older ones that were never answered are forgotten. */
  private static final int MOST = 64;

  private final Map<Long, Pending> pending = new LinkedHashMap<>();
  private final List<Ack> complete = new ArrayList<>();

  private static final class Pending {
    private final int command;
    private final Set<Integer> sensors;
    private boolean known;
    private boolean lost;
    private int result = OK;

    Pending(int command, Set<Integer> sensors) {
      this.command = command;
      this.sensors = new HashSet<>(sensors);
    }
  }

  /** A command goes to these sensors. */
  void sent(long sequence, int command, Set<Integer> sensors) {
    if (pending.size() == MOST) {
      pending.remove(pending.keySet().iterator().next());
    }
    pending.put(sequence, new Pending(command, sensors));
  }

  /** A sensor has answered. */
  void answered(int sensor, long sequence, int result) {
    Pending one = pending.get(sequence);
    if (one == null || !one.sensors.remove(sensor)) {
      return;
    }
    if (result != UNKNOWN) {
      one.known = true;
      one.result = one.result == OK ? result : one.result;
    }
    finish(sequence, one);
  }

  /** A sensor has no such command. */
  void refused(int sensor, long sequence) {
    answered(sensor, sequence, UNKNOWN);
  }

  /** A sensor is lost; it answers nothing any more. */
  void lost(int sensor) {
    for (Map.Entry<Long, Pending> entry : List.copyOf(pending.entrySet())) {
      if (entry.getValue().sensors.remove(sensor)) {
        entry.getValue().lost = true;
        finish(entry.getKey(), entry.getValue());
      }
    }
  }

  private void finish(long sequence, Pending one) {
    if (!one.sensors.isEmpty()) {
      return;
    }
    pending.remove(sequence);
    if (one.known || !one.lost) {
      complete.add(new Ack(sequence, one.command, one.known ? one.result : UNKNOWN));
    }
  }

  /** The answers that have become complete since the last time. */
  List<Ack> take() {
    if (complete.isEmpty()) {
      return List.of();
    }
    List<Ack> taken = List.copyOf(complete);
    complete.clear();
    return taken;
  }
}
