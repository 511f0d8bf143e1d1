package org.rollscope.core.wire;

import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;

/** Receives what a decoder reads, in the order of the bytes, on the thread that feeds it. */
public interface DeviceListener {
  /** The device told what it is; repeated while it streams. Always comes before its samples. */
  void info(DeviceInfo info);

  /** Samples; the block is the decoder's own and valid during the call only. */
  void samples(SampleBlock block);

  default void status(DeviceStatus status) {}

  default void acknowledged(Ack ack) {}

  /** The device's answer to a command: the command frame's sequence, its code and the result. */
  record Ack(long sequence, int command, int result) {
    public boolean ok() {
      return result == 0;
    }
  }
}
