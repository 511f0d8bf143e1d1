package org.rollscope.desktop.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.broker.EmbeddedBroker;
import org.rollscope.desktop.watch.Subscriber;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.Truth;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.twin.RollscopeTwin;

/** Simulated tool, port, bridge and broker. The tool begins once the bridge has opened its port. */
public final class Rig implements AutoCloseable {
  private final EmbeddedBroker broker;
  private final Plug plug;
  private final VirtualDevice device;
  private final DevicePlayer player;
  private final Thread playing;
  private final Bridge bridge;
  private boolean ended;

  private Rig(
      EmbeddedBroker broker, Plug plug, VirtualDevice device, Zone zone, DevicePlayer player) {
    this.broker = broker;
    this.plug = plug;
    this.device = device;
    this.player = player;
    playing = Thread.ofPlatform().daemon().name("simulated-tool").unstarted(player);
    bridge = new Bridge(config(broker, plug, zone));
  }

  /**
   * Prepares all parts, with the tool on a serial port; {@link #start} sets them going.
   *
   * @param zone what the user says is rolled
   */
  public static Rig of(VirtualDevice device, Zone zone, Transmitter.Format format, double speed)
      throws IOException {
    return of(Plug.serial(Transmitter.of(device, format)), device, zone, speed);
  }

  /**
   * Prepares all parts, with the tool on the virtual air.
   *
   * @param zone what the user says is rolled
   */
  public static Rig onTheAir(VirtualDevice device, Zone zone, double speed) throws IOException {
    return of(Plug.air(RollscopeTwin.of(device)), device, zone, speed);
  }

  private static Rig of(Plug plug, VirtualDevice device, Zone zone, double speed)
      throws IOException {
    EmbeddedBroker broker = EmbeddedBroker.start();
    DevicePlayer player = new DevicePlayer(plug.transmitter(), plug.port(), speed).waitForHost();
    return new Rig(broker, plug, device, zone, player);
  }

  private static BridgeConfig config(EmbeddedBroker broker, Plug plug, Zone zone) {
    DeviceConfig tool = DeviceConfig.on(plug.link()).withZone(zone);
    // A simulated tool is calibrated by its maker; yours must not be mistaken for its calibration.
    Path nowhere = Path.of(System.getProperty("java.io.tmpdir"), "rollscope-" + UUID.randomUUID());
    return BridgeConfig.of(BrokerConfig.at(broker.address(), "rollscope-bridge"), List.of(tool))
        .withBluetooth(plug.bluetooth())
        .withCalibrations(nowhere);
  }

  /** Sets bridge and tool going. */
  public void start() {
    bridge.start();
    playing.start();
  }

  /** Another client of the broker. */
  public Subscriber subscriber(String... filters) throws IOException {
    return Subscriber.connect(broker.address(), "view-" + UUID.randomUUID(), filters);
  }

  /** Where the tool is, in words. */
  public String port() {
    return plug.words();
  }

  /** Where the broker is. */
  public String broker() {
    return broker.address();
  }

  /** Whether the tool has played its scenario to the end. */
  public boolean isOver() {
    return playing.getState() == Thread.State.TERMINATED;
  }

  /** How much of its scenario the tool has played, s of its own time. */
  public double played() {
    return device.played();
  }

  /** Ends tool and bridge: open sessions are closed and what is left is published. */
  public void end() {
    if (!ended) {
      ended = true;
      player.close();
      bridge.close();
    }
  }

  /** What really happened; the whole scenario. Ask after {@link #end}. */
  public Truth truth() {
    return device.truth();
  }

  @Override
  public void close() {
    end();
    plug.close();
    broker.close();
  }
}
