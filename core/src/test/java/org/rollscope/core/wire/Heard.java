package org.rollscope.core.wire;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;

/** Keeps all that a decoder hands over. */
final class Heard implements DeviceListener {
  final List<DeviceInfo> infos = new ArrayList<>();
  final List<SampleBlock> blocks = new ArrayList<>();
  final List<DeviceStatus> statuses = new ArrayList<>();
  final List<Ack> acks = new ArrayList<>();

  @Override
  public void info(DeviceInfo info) {
    infos.add(info);
  }

  @Override
  public void samples(SampleBlock block) {
    if (infos.isEmpty()) {
      throw new AssertionError("samples came before the info");
    }
    blocks.add(block.copy());
  }

  @Override
  public void status(DeviceStatus status) {
    statuses.add(status);
  }

  @Override
  public void acknowledged(Ack ack) {
    acks.add(ack);
  }

  /** The device times of all samples, s. */
  List<Double> times() {
    List<Double> times = new ArrayList<>();
    for (SampleBlock block : blocks) {
      for (int row = 0; row < block.size(); row++) {
        times.add(block.time(row));
      }
    }
    return times;
  }
}
