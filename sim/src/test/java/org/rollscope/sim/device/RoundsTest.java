package org.rollscope.sim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.BinaryDecoder;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;

class RoundsTest {
  private static final Scenario SHORT =
      Scenarios.parse(
          "short.yaml",
          """
          instrument: ball
          steps:
            - rest: 2 s
            - touch: {pressure: 80 kPa}
            - strokes: {count: 2, length: 100 mm, time: 1.5 s}
          """);

  private final List<String> told = new ArrayList<>();

  private final class Told implements Rounds.Listener {
    @Override
    public void begun() {
      told.add("begun");
    }

    @Override
    public void ready() {
      told.add("ready");
    }

    @Override
    public void over() {
      told.add("over");
    }
  }

  private static final class Heard implements DeviceListener {
    private final List<DeviceInfo> boots = new ArrayList<>();
    private double last = Double.NaN;
    private int backwards;

    @Override
    public void info(DeviceInfo info) {
      if (boots.isEmpty() || !boots.getLast().boot().equals(info.boot())) {
        boots.add(info);
      }
    }

    @Override
    public void samples(SampleBlock block) {
      backwards += block.time(0) < last ? 1 : 0;
      last = block.time(block.size() - 1);
    }
  }

  @Test
  void isTheSameToolSwitchedOnAgain() {
    Rounds rounds =
        new Rounds(round -> new VirtualDevice(SHORT, round).withSerial("ONE"), 3, new Told());
    Transmitter tool = rounds.speaking(device -> Transmitter.of(device, Transmitter.Format.BINARY));
    Heard heard = new Heard();
    BinaryDecoder decoder = new BinaryDecoder(heard);
    feed(decoder, tool.boot());
    double last = 0;
    while (told.size() < 6) {
      assertThat(tool.advance()).isTrue();
      assertThat(tool.time()).as("goes on over all rounds").isGreaterThan(last);
      last = tool.time();
      feed(decoder, tool.packets());
    }
    assertThat(told).containsExactly("ready", "over", "begun", "ready", "over", "begun");
    assertThat(heard.boots).hasSize(3);
    assertThat(heard.boots).extracting(DeviceInfo::id).containsOnly("one");
    assertThat(heard.boots).extracting(DeviceInfo::boot).doesNotHaveDuplicates();
    assertThat(heard.backwards).as("its clock begins anew").isEqualTo(2);
  }

  private static void feed(BinaryDecoder decoder, List<byte[]> packets) {
    byte[] bytes = Transmitter.joined(packets);
    decoder.accept(bytes, 0, bytes.length);
  }
}
