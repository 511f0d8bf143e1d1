package org.rollscope.bridge;

import java.time.Instant;
import java.util.Map;
import org.rollscope.bridge.mqtt.StatePayloads;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.bridge.outbox.Outbox;
import org.rollscope.bridge.outbox.Payload;

/**
 * What an earlier run left standing at the broker and is not true any more: devices that stream,
 * and alarms of sessions that ended with it.
 */
final class Remains {
  private final Topics topics;
  private final Instant now;

  Remains(Topics topics, Instant now) {
    this.topics = topics;
    this.now = now;
  }

  /** Puts it right. */
  void settle(Outbox outbox) {
    for (Map.Entry<String, Payload> one : outbox.standing().entrySet()) {
      String topic = one.getKey();
      if (topics.isAlarm(topic)) {
        outbox.stand(topic, Payload.EMPTY);
      } else if (topics.isStatus(topic) && one.getValue().size() > 0) {
        outbox.stand(topic, StatePayloads.afterRestart(one.getValue(), now));
      }
    }
  }
}
