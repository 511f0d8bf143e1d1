package org.rollscope.bridge.monitor;

import java.util.List;
import org.rollscope.bridge.mqtt.BrokerState;
import org.rollscope.bridge.mqtt.Traffic;
import org.rollscope.bridge.outbox.OutboxState;

/** What a monitor looks at. Thread-safe; returns at once. */
public interface Monitored {
  BrokerState broker();

  OutboxState outbox();

  Traffic traffic();

  List<DeviceFigures> devices();
}
