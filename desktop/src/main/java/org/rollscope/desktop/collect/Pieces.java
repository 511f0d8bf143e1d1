package org.rollscope.desktop.collect;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.outbox.Payload;

/**
 * The parts of one message as they come. A message that is sent again may be cut into another
 * number of parts; only parts of the same cut belong together.
 */
final class Pieces {
  private final Map<Integer, @Nullable Payload[]> cuts = new HashMap<>();
  private @Nullable Arrived last;
  private @Nullable List<Payload> whole;
  private long since;

  /** Adds a part; returns whether it is new. */
  boolean add(Arrived arrived, long now) {
    if (whole != null) {
      return false;
    }
    @Nullable Payload[] cut =
        cuts.computeIfAbsent(arrived.parts(), count -> new @Nullable Payload[count]);
    if (cut[arrived.part() - 1] != null) {
      return false;
    }
    cut[arrived.part() - 1] = arrived.payload();
    last = arrived;
    since = now;
    if (Arrays.stream(cut).allMatch(Objects::nonNull)) {
      whole = Arrays.stream(cut).map(Objects::requireNonNull).toList();
      cuts.clear();
    }
    return true;
  }

  boolean isWhole() {
    return whole != null;
  }

  /** When the last part came. */
  long since() {
    return since;
  }

  /** The message, which must be whole. */
  Finding.Collected message(boolean late) {
    Arrived of = Objects.requireNonNull(last);
    return new Finding.Collected(
        of.key(), of.topic(), of.measured(), Objects.requireNonNull(whole), late);
  }
}
