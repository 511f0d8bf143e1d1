package org.rollscope.bridge.pair;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleLink;
import org.rollscope.bridge.ble.TwinGatt;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.protocol.Conversation;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.bridge.protocol.ToolDescription;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.port.PortException;
import org.rollscope.sim.twin.Twin;

/**
 * The twin of a sensor and the conversation with it, on a time that is handed on: each packet
 * arrives at the next interval of a BLE connection after it was ready.
 */
final class PlayedSensor {
  private static final int MTU = 247;
  private static final double INTERVAL = 0.03;

  private final Transmitter transmitter;
  private final GattPort port;
  private final DeviceProtocol protocol;
  private final ToolDescription tool;
  private final LongSupplier nanos;
  private final double phase;
  private final Queue<byte[]> ready = new ArrayDeque<>();
  private final byte[] buffer = new byte[512];
  private @Nullable Connected connected;
  private double arrival;
  private boolean over;

  private record Connected(TwinGatt gatt, BleLink link, Conversation conversation) {}

  /**
   * @param nanos the host's time
   * @param phase of the connection's intervals, s
   */
  PlayedSensor(Twin twin, String protocol, ToolDescription tool, LongSupplier nanos, double phase) {
    transmitter = twin.transmitter();
    port = Objects.requireNonNull(twin.air());
    this.protocol = DeviceProtocol.named(protocol);
    this.tool = tool;
    this.nanos = nanos;
    this.phase = phase;
  }

  /** Connects it; its words go there. */
  void connect(DeviceListener listener) throws LinkException {
    TwinGatt gatt = new TwinGatt(port, nanos, MTU);
    BleLink link = gatt.link(protocol.profile().orElseThrow());
    Conversation conversation = protocol.converse(link, tool, listener);
    conversation.open();
    connected = new Connected(gatt, link, conversation);
  }

  /** It goes out of range; what it sends meanwhile is lost. */
  void lose() {
    connected = null;
    port.disconnected();
  }

  /** Plays what has arrived by a true time, s; false when the scenario is over. */
  boolean playUntil(double now) throws LinkException {
    obey();
    while (!over && arrival <= now) {
      while (!ready.isEmpty()) {
        byte[] packet = ready.remove();
        port.write(packet, 0, packet.length);
      }
      hear();
      advance();
    }
    Connected to = connected;
    if (to != null) {
      to.conversation.tick(nanos.getAsLong());
    }
    return !over;
  }

  private void advance() {
    if (!transmitter.advance()) {
      over = true;
      return;
    }
    ready.addAll(transmitter.packets());
    arrival = phase + Math.ceil((transmitter.time() - phase) / INTERVAL) * INTERVAL;
  }

  private void obey() throws LinkException {
    try {
      int count = port.read(buffer, 0);
      while (count > 0) {
        for (byte[] answer : transmitter.answer(buffer, count)) {
          port.write(answer, 0, answer.length);
        }
        hear();
        count = port.read(buffer, 0);
      }
    } catch (PortException e) {
      throw new LinkException("the twin's port broke", e);
    }
  }

  private void hear() throws LinkException {
    Connected to = connected;
    if (to == null) {
      return;
    }
    int length = to.gatt.take(to.link, buffer);
    while (length > 0) {
      to.conversation.accept(buffer, 0, length, to.link.arrival());
      length = to.gatt.take(to.link, buffer);
    }
  }
}
