package org.rollscope.desktop.bench;

import java.io.IOException;
import java.util.List;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.Truth;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.port.DevicePort;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.port.TcpPort;

/** A simulated tool on a port of its own, whose crossings of the limit are known in host time. */
final class LatencyTool implements AutoCloseable {
  private final VirtualDevice device;
  private final TimedTransmitter transmitter;
  private final DevicePort port;
  private final DevicePlayer player;
  private final Thread playing;

  LatencyTool(int crossings, long seed) throws IOException {
    device = new VirtualDevice(PressureWaves.of(crossings, seed), seed);
    // One that fell silent when it is done would be reported as lost while others still play.
    device.goOn(true);
    transmitter =
        new TimedTransmitter(Transmitter.of(device, Transmitter.Format.BINARY), System::nanoTime);
    port = PtyPort.isSupported() ? PtyPort.open() : TcpPort.open(0);
    player = new DevicePlayer(transmitter, port, 1).waitForHost();
    playing = Thread.ofPlatform().daemon().name("simulated-" + id()).unstarted(player);
  }

  void start() {
    playing.start();
  }

  String id() {
    return device.info().id();
  }

  String path() {
    return port.path();
  }

  /** Whether it has played all its waves. */
  boolean isOver() {
    return transmitter.played() >= device.duration();
  }

  /** Length of what it plays, s. */
  double duration() {
    return device.duration();
  }

  double frameInterval() {
    return transmitter.frameInterval();
  }

  /** One crossing of the limit, by the noiseless pressure. */
  record Crossing(double deviceTime, double hostNanos) {}

  List<Crossing> crossings() {
    Truth truth = device.truth();
    return truth.alarms().stream()
        .filter(alert -> alert.kind().equals(AlarmKind.OVERPRESSURE.label()))
        .map(
            alert ->
                new Crossing(alert.onset(), transmitter.hostNanos(device.trueTime(alert.onset()))))
        .toList();
  }

  @Override
  public void close() {
    player.close();
    port.close();
  }
}
