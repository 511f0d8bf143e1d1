package org.rollscope.bridge.protocol;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.bridge.link.Link;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.DeviceListener;

/** A tool for tests of conversations: a link that keeps what is written, and all that is heard. */
final class TestTool implements Link, DeviceListener {
  static final ToolDescription DESCRIPTION =
      new ToolDescription("test", "Test tool", Instrument.of(InstrumentKind.BALL, 0.03));

  final List<byte[]> written = new ArrayList<>();
  final List<DeviceInfo> infos = new ArrayList<>();
  final List<SampleBlock> blocks = new ArrayList<>();
  final List<DeviceStatus> statuses = new ArrayList<>();
  final List<Ack> acks = new ArrayList<>();

  @Override
  public String name() {
    return "test tool";
  }

  @Override
  public int read(byte[] buffer) {
    return 0;
  }

  @Override
  public void write(byte[] bytes) {
    written.add(bytes.clone());
  }

  @Override
  public void close() {}

  @Override
  public void info(DeviceInfo info) {
    infos.add(info);
  }

  @Override
  public void samples(SampleBlock block) {
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
}
