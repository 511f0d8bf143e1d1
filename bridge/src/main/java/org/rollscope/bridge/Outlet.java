package org.rollscope.bridge;

import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.Payload;

/** Where a pipeline's messages go. Thread-safe; returns at once. */
interface Outlet {
  /** A message that must arrive. */
  void offer(Draft draft);

  /** The newest value of a retained topic. */
  void stand(String topic, Payload payload);

  /** A value worth having only now. */
  void live(String topic, Payload payload);

  /** How many messages of a device had to be dropped. */
  long dropped(String device);
}
