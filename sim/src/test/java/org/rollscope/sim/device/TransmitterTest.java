package org.rollscope.sim.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.BinaryDecoder;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.FrameEncoder;
import org.rollscope.core.wire.SerialFraming;
import org.rollscope.core.wire.TextDecoder;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;

/** The virtual device as a host sees it, through the decoder of core. */
class TransmitterTest {
  private static final class Host implements DeviceListener {
    final List<DeviceInfo> infos = new ArrayList<>();
    final List<DeviceStatus> statuses = new ArrayList<>();
    final List<Ack> acks = new ArrayList<>();
    final List<SampleBlock> blocks = new ArrayList<>();
    final BinaryDecoder decoder = new BinaryDecoder(this);
    private long sequence = 41;

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

    void hear(List<byte[]> packets) {
      for (byte[] packet : packets) {
        decoder.accept(packet, 0, packet.length);
      }
    }

    void play(Transmitter device, int pieces) {
      for (int i = 0; i < pieces; i++) {
        List<byte[]> packets = device.next();
        assertThat(packets).isNotNull();
        hear(packets);
      }
    }

    Ack say(Transmitter device, Command command) {
      return sayBytes(device, FrameEncoder.command(++sequence, command));
    }

    Ack sayBytes(Transmitter device, byte[] frame) {
      byte[] packet = SerialFraming.packet(frame);
      hear(device.answer(packet, packet.length));
      return acks.getLast();
    }
  }

  private static final Scenario QUIET = Scenarios.load("calf-stick");

  private static Transmitter device(Scenario scenario) {
    return Transmitter.of(new VirtualDevice(scenario, 7), Transmitter.Format.BINARY);
  }

  @Test
  void sendsExactlyTheSamplesOfTheSensors() {
    Host host = new Host();
    Transmitter device = device(QUIET);
    host.hear(device.boot());
    assertThat(host.infos).hasSize(1);
    assertThat(host.statuses).hasSize(1);
    VirtualDevice twin = new VirtualDevice(QUIET, 7);
    SampleBlock block = twin.newBlock();
    List<byte[]> packets = device.next();
    while (packets != null) {
      host.hear(packets);
      packets = device.next();
    }
    for (SampleBlock heard : host.blocks) {
      assertThat(twin.next(block)).isTrue();
      assertThat(heard.size()).isEqualTo(block.size());
      assertThat(heard.channels()).isEqualTo(block.channels());
      for (int row = 0; row < heard.size(); row++) {
        assertThat(heard.time(row)).isCloseTo(block.time(row), within(1e-9));
        assertThat(heard.pressure(row, 0)).isCloseTo(block.pressure(row, 0), within(1e-9));
        for (int axis = 0; axis < 3; axis++) {
          assertThat(heard.angularRate(row, axis))
              .isCloseTo(block.angularRate(row, axis), within(1e-9));
          assertThat(heard.specificForce(row, axis))
              .isCloseTo(block.specificForce(row, axis), within(1e-9));
        }
      }
    }
    assertThat(twin.next(block)).isFalse();
    assertThat(host.decoder.counts().malformed()).isZero();
    assertThat(host.decoder.counts().lostFrames()).isZero();
    assertThat(host.statuses.size()).isEqualTo((int) twin.duration() + 1);
    assertThat(host.infos.size()).isEqualTo((int) (twin.duration() / 5) + 1);
  }

  @Test
  void introducesItself() {
    Host host = new Host();
    host.hear(device(QUIET).boot());
    DeviceInfo info = host.infos.getFirst();
    DeviceInfo own = new VirtualDevice(QUIET, 7).info();
    assertThat(info.id()).isEqualTo(own.id());
    assertThat(info.instrument().kind()).isEqualTo(own.instrument().kind());
    assertThat(info.instrument().radius()).isEqualTo(own.instrument().radius());
    assertThat(info.instrument().axis()).isEqualTo(own.instrument().axis());
    assertThat(info.sampleRate()).isEqualTo(200);
    assertThat(info.boot()).isNotEmpty();
  }

  @Test
  void answersEveryCommand() {
    Host host = new Host();
    Transmitter device = device(QUIET);
    host.hear(device.boot());
    List<Command> commands =
        List.of(
            new Command.Start(100),
            new Command.Stop(),
            new Command.Tare(),
            new Command.Identify(3),
            new Command.Haptic(1, 200),
            new Command.GetInfo(),
            new Command.GetStatus(),
            new Command.SetHostTime(1_700_000_000_000_000L));
    long sequence = 42;
    for (Command command : commands) {
      DeviceListener.Ack ack = host.say(device, command);
      assertThat(ack).isEqualTo(new DeviceListener.Ack(sequence++, command.code(), 0));
    }
    assertThat(host.say(device, new Command.Start(1000)).result()).isEqualTo(2);
    assertThat(host.say(device, new Command.Start(1)).result()).isEqualTo(2);
    byte[] unknown = FrameEncoder.command(99, new Command.Stop());
    unknown[5] = 77;
    assertThat(host.sayBytes(device, unknown)).isEqualTo(new DeviceListener.Ack(99, 77, 1));
  }

  @Test
  void stopsStartsAndChangesItsRate() {
    Host host = new Host();
    Transmitter device = device(QUIET);
    host.hear(device.boot());
    host.play(device, 10);
    int before = host.blocks.size();
    host.say(device, new Command.Stop());
    host.play(device, 50);
    assertThat(host.blocks).hasSize(before);
    host.say(device, new Command.Start(100));
    assertThat(host.infos.getLast().sampleRate()).isEqualTo(100);
    host.play(device, 10);
    SampleBlock last = host.blocks.getLast();
    assertThat(last.time(1) - last.time(0)).isCloseTo(0.01, within(1e-9));
  }

  @Test
  void taresThePressure() {
    Host host = new Host();
    Transmitter device = device(QUIET);
    host.hear(device.boot());
    host.play(device, 20);
    assertThat(host.statuses.getLast().tareDone()).isFalse();
    host.say(device, new Command.Tare());
    host.say(device, new Command.GetStatus());
    assertThat(host.statuses.getLast().tareDone()).isTrue();
    host.play(device, 1);
    assertThat(host.blocks.getLast().pressure(0, 0)).isCloseTo(0, within(1.0));
  }

  @Test
  void losesAndDamagesFramesOfABadLink() {
    Host host = new Host();
    VirtualDevice bad = new VirtualDevice(Scenarios.load("bad-link"), 3);
    Transmitter device = Transmitter.of(bad, Transmitter.Format.BINARY);
    host.hear(device.boot());
    List<byte[]> packets = device.next();
    while (packets != null) {
      host.hear(packets);
      packets = device.next();
    }
    assertThat(host.decoder.counts().malformed()).isGreaterThan(20);
    assertThat(host.decoder.counts().lostFrames()).isGreaterThan(80);
    assertThat(host.statuses.getLast().framesDropped()).isGreaterThan(10);
    assertThat(host.statuses.getLast().battery()).isLessThan(12);
    Truth truth = bad.truth();
    assertThat(truth.gaps()).hasSizeGreaterThan(80);
    long lost = host.decoder.counts().lostFrames();
    assertThat((long) truth.gaps().size()).isBetween(lost - 3, lost + 3);
  }

  @Test
  void speaksTextThatTheDecoderReads() {
    Host host = new Host();
    TextDecoder decoder = new TextDecoder(host, "fallback");
    Scenario frozen = Scenarios.load("foot-roller-frozen");
    VirtualDevice device = new VirtualDevice(frozen, 7);
    Transmitter transmitter = Transmitter.of(device, Transmitter.Format.TEXT);
    List<byte[]> packets = transmitter.boot();
    while (packets != null) {
      byte[] piece = Transmitter.joined(packets);
      decoder.accept(piece, 0, piece.length);
      packets = transmitter.next();
    }
    decoder.finish();
    assertThat(decoder.counts().malformed()).isZero();
    assertThat(host.infos.getFirst().id()).isEqualTo(device.info().id());
    assertThat(host.infos.getFirst().instrument()).isEqualTo(device.info().instrument());
    VirtualDevice twin = new VirtualDevice(frozen, 7);
    SampleBlock block = twin.newBlock();
    int row = 0;
    twin.next(block);
    for (SampleBlock lines : host.blocks) {
      for (int i = 0; i < lines.size(); i++) {
        if (row == block.size()) {
          assertThat(twin.next(block)).isTrue();
          row = 0;
        }
        compare(lines, i, block, row);
        row++;
      }
    }
    assertThat(twin.next(block)).isFalse();
  }

  private static void compare(SampleBlock lines, int i, SampleBlock block, int row) {
    assertThat(lines.time(i)).isCloseTo(block.time(row), within(1e-8));
    assertThat(lines.pressure(i, 0)).isCloseTo(block.pressure(row, 0), within(1e-9));
    assertThat(lines.temperature(i)).isCloseTo(block.temperature(row), within(1e-9));
    for (int axis = 0; axis < 3; axis++) {
      assertThat(lines.angularRate(i, axis)).isCloseTo(block.angularRate(row, axis), within(1e-5));
      assertThat(lines.specificForce(i, axis))
          .isCloseTo(block.specificForce(row, axis), within(1e-4));
    }
  }
}
