package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleLink;
import org.rollscope.bridge.ble.TwinGatt;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.port.PortException;
import org.rollscope.sim.twin.Twin;

/**
 * A twin of a device and the conversation with it, both ways, on a time of their own: what the twin
 * sends arrives at the moment it is ready.
 */
final class PlayedTwin {
  private static final long SWITCHED_ON = 77_000_000_000L;

  /** When each sample was taken that the twin sent, s since it was switched on. */
  final List<Double> taken = new ArrayList<>();

  final TestTool heard = new TestTool();

  private final Transmitter transmitter;
  private final @Nullable GattPort port;
  private final @Nullable TwinGatt gatt;
  private final Link link;
  private final Conversation conversation;
  private final List<byte[]> answers = new ArrayList<>();
  private final SplittableRandom cuts = new SplittableRandom(5);
  private final byte[] buffer = new byte[4096];
  private long nanos = SWITCHED_ON;
  private long interval = 1;

  private PlayedTwin(Twin twin, DeviceProtocol protocol, int mtu) {
    transmitter = twin.transmitter();
    port = mtu > 0 ? twin.air() : null;
    gatt = port == null ? null : new TwinGatt(port, () -> nanos, mtu);
    link = gatt == null ? new Line() : gatt.link(protocol.profile().orElseThrow());
    conversation = protocol.converse(link, TestTool.DESCRIPTION, heard);
  }

  /** Over the air, with packets of that size at most. */
  static PlayedTwin onTheAir(Twin twin, DeviceProtocol protocol, int mtu) throws LinkException {
    return new PlayedTwin(twin, protocol, mtu).open();
  }

  /** On a serial line, whose reader gets pieces of any size. */
  static PlayedTwin onALine(Twin twin, DeviceProtocol protocol) throws LinkException {
    return new PlayedTwin(twin, protocol, 0).open();
  }

  private PlayedTwin open() throws LinkException {
    conversation.open();
    send(transmitter.boot());
    hear();
    return this;
  }

  /** Lets packets arrive in bursts from now on, as those of a BLE connection's interval do. */
  PlayedTwin inBurstsOf(int millis) {
    interval = millis * 1_000_000L;
    return this;
  }

  Conversation conversation() {
    return conversation;
  }

  /** Plays until that time after it was switched on, or the end of the scenario. */
  PlayedTwin playUntil(double seconds) throws LinkException {
    boolean more = true;
    while (more && transmitter.time() < seconds) {
      more = step();
    }
    return this;
  }

  /** The time since it was switched on, s. */
  double time() {
    return transmitter.time();
  }

  /** The host's time of a moment since it was switched on, s. */
  double hostTime(double twinTime) {
    return SWITCHED_ON * 1e-9 + twinTime;
  }

  private boolean step() throws LinkException {
    obey();
    send(answers);
    answers.clear();
    hear();
    List<byte[]> packets = transmitter.next();
    if (packets == null) {
      return false;
    }
    long ready = Math.round(transmitter.time() * 1e9);
    nanos = SWITCHED_ON + Math.ceilDiv(ready, interval) * interval;
    if (!packets.isEmpty()) {
      taken.add(transmitter.time());
    }
    send(packets);
    hear();
    conversation.tick(nanos);
    return true;
  }

  /** The twin takes what the host has written. */
  private void obey() throws LinkException {
    if (port == null) {
      return;
    }
    try {
      int count = port.read(buffer, 0);
      while (count > 0) {
        send(transmitter.answer(buffer, count));
        count = port.read(buffer, 0);
      }
    } catch (PortException e) {
      throw new LinkException("the twin's port broke", e);
    }
  }

  private void send(List<byte[]> packets) {
    if (port == null) {
      cut(Transmitter.joined(packets));
      return;
    }
    packets.forEach(packet -> port.write(packet, 0, packet.length));
  }

  private void cut(byte[] stream) {
    int at = 0;
    while (at < stream.length) {
      int length = Math.min(cuts.nextInt(1, 30), stream.length - at);
      conversation.accept(stream, at, length, nanos);
      at += length;
    }
  }

  private void hear() throws LinkException {
    if (gatt == null) {
      return;
    }
    BleLink air = (BleLink) link;
    int length = gatt.take(air, buffer);
    while (length > 0) {
      assertThat(air.arrival()).isEqualTo(nanos);
      conversation.accept(buffer, 0, length, air.arrival());
      length = gatt.take(air, buffer);
    }
  }

  /** All samples heard, in one block. */
  SampleBlock samples() {
    int size = heard.blocks.stream().mapToInt(SampleBlock::size).sum();
    SampleBlock all = new SampleBlock(Math.max(1, size), heard.blocks.getFirst().pads());
    all.begin(heard.blocks.getFirst().channels());
    for (SampleBlock block : heard.blocks) {
      assertThat(block.channels()).isEqualTo(all.channels());
      for (int row = 0; row < block.size(); row++) {
        all.appendRow(block, row);
      }
    }
    return all;
  }

  /** A serial line: what the host writes is obeyed at once. */
  private final class Line implements Link {
    @Override
    public String name() {
      return "the twin's line";
    }

    @Override
    public int read(byte[] into) {
      return 0;
    }

    @Override
    public void write(byte[] bytes) {
      heard.written.add(bytes.clone());
      answers.addAll(transmitter.answer(bytes, bytes.length));
    }

    @Override
    public void close() {}
  }
}
