package org.rollscope.desktop.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.BinaryDecoder;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.port.DevicePort;
import org.rollscope.sim.port.PortException;
import org.rollscope.sim.port.TcpPort;
import org.rollscope.sim.scenario.RandomScenario;

/**
 * A simulated device at 200 Hz on TCP, which goes on for ever and keeps account of what it puts on
 * the line. It can be unplugged and plugged in again at the same address.
 */
final class Device implements DevicePort, DeviceListener {
  private static final InstrumentKind[] KINDS = InstrumentKind.values();

  private final Ledger ledger = new Ledger();
  private final BinaryDecoder decoder = new BinaryDecoder(this);
  private final DevicePlayer player;
  private final Thread thread;
  private final String id;
  private final String path;
  private volatile @Nullable TcpPort port;

  Device(int number, long seed) throws IOException {
    TcpPort open = TcpPort.open(0);
    port = open;
    path = open.path();
    InstrumentKind kind = KINDS[number % KINDS.length];
    VirtualDevice device = new VirtualDevice(RandomScenario.of(kind, seed), seed);
    device.goOn(true);
    id = device.info().id();
    Transmitter transmitter = Transmitter.of(device, Transmitter.Format.BINARY);
    player = new DevicePlayer(transmitter, this, 1).waitForHost();
    thread = Thread.ofPlatform().daemon().name("device-" + number).start(player);
  }

  String id() {
    return id;
  }

  Ledger ledger() {
    return ledger;
  }

  void unplug() {
    long before = ledger.position();
    TcpPort last = port;
    port = null;
    if (last != null) {
      last.close();
    }
    ledger.boundary(before);
  }

  void plugIn() throws IOException {
    port = TcpPort.open(Integer.parseInt(path.substring(path.lastIndexOf(':') + 1)));
  }

  /** Sends nothing more; the line stays. */
  void fallSilent() {
    player.close();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public boolean connected() {
    TcpPort present = port;
    return present != null && present.connected();
  }

  @Override
  public int read(byte[] buffer, int timeoutMillis) throws PortException {
    TcpPort present = port;
    if (present != null) {
      try {
        return present.read(buffer, timeoutMillis);
      } catch (PortException e) {
        if (present == port) {
          throw e;
        }
      }
    }
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(timeoutMillis));
    return 0;
  }

  /** What it writes is in the books before anybody can have read it. */
  @Override
  public int write(byte[] bytes, int offset, int length) throws PortException {
    TcpPort present = port;
    if (present == null || !present.connected()) {
      return length;
    }
    synchronized (ledger) {
      try {
        int count = present.write(bytes, offset, length);
        decoder.accept(bytes, offset, count);
        return count;
      } catch (PortException e) {
        if (present == port) {
          throw e;
        }
        return length;
      }
    }
  }

  @Override
  public void info(DeviceInfo info) {
    // The scenario says what it is.
  }

  @Override
  public void samples(SampleBlock block) {
    ledger.sent(block);
  }

  @Override
  public void close() {
    fallSilent();
    unplug();
  }
}
