package org.rollscope.desktop.broker;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a broker that serves several tests has refused in this one. */
final class Refused {
  private final EmbeddedBroker broker;
  private final Map<String, Long> before;

  Refused(EmbeddedBroker broker) {
    this.broker = broker;
    before = broker.refused();
  }

  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>(broker.refused());
    before.forEach((reason, count) -> counts.merge(reason, -count, Long::sum));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }
}
