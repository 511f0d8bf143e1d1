package org.rollscope.bridge;

import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.core.sample.DeviceInfo;

/** Where a pipeline's messages go. Thread-safe; returns at once. */
interface Outlet {
  /** A message that must arrive. */
  void offer(Draft draft);

  /**
   * A tool has told what it is.
   *
   * @param channels mask of what it measures now; 0 where that is not known yet
   */
  void met(DeviceConfig config, DeviceInfo info, int channels);

  /** The newest value of a retained topic. */
  void stand(String topic, Payload payload);

  /** A value worth having only now. */
  void live(String topic, Payload payload);

  /** The largest payload that arrives whole, bytes. */
  int largestPayload();

  /** How many messages of a device had to be dropped. */
  long dropped(String device);
}
