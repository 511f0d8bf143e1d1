package org.rollscope.bridge.mqtt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The retained topics as they should stand at the broker: the newest value of each. All of them are
 * sent again after each connect, since a broker may have come back without its memory. Thread-safe.
 */
public final class Standing {
  private final Map<String, Publication> values = new LinkedHashMap<>();
  private final Map<String, Publication> unsent = new LinkedHashMap<>();

  /** A new value, to be sent soon; an earlier one that was not sent yet is left out. */
  public synchronized void put(Publication publication) {
    values.put(publication.topic(), publication);
    unsent.put(publication.topic(), publication);
  }

  /** The broker has taken a value that was sent otherwise. */
  synchronized void remember(Publication publication) {
    if (publication.payload().size() == 0) {
      values.remove(publication.topic());
    } else {
      values.put(publication.topic(), publication);
    }
  }

  /** The broker has taken a value of here: whether it was a removal, which is done with then. */
  public synchronized boolean isGone(Publication taken) {
    return taken.payload().size() == 0 && values.remove(taken.topic(), taken);
  }

  /** A new connection: everything is to be sent. */
  public synchronized void resendAll() {
    unsent.clear();
    unsent.putAll(values);
  }

  /** The next value to send; null when none is left. */
  public synchronized @Nullable Publication poll() {
    Map.Entry<String, Publication> first = unsent.entrySet().stream().findFirst().orElse(null);
    return first == null ? null : unsent.remove(first.getKey());
  }

  synchronized boolean isEmpty() {
    return unsent.isEmpty();
  }
}
