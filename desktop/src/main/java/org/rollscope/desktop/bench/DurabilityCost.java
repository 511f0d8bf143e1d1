package org.rollscope.desktop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.rollscope.bridge.BridgeMain;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.port.DevicePort;
import org.rollscope.sim.port.TcpPort;
import org.rollscope.sim.scenario.RandomScenario;

/**
 * What a durable outbox costs: the processor time of a whole bridge process that reads many tools,
 * with its outbox in a file and in memory. Broker and tools are in other processes.
 */
public final class DurabilityCost {
  private static final double RATE = 100;

  private final String broker;
  private final Path folder;
  private final int devices;

  /**
   * @param folder for configuration and outbox
   * @param devices how many tools, each at 100 Hz
   */
  public DurabilityCost(String broker, Path folder, int devices) {
    this.broker = broker;
    this.folder = folder;
    this.devices = devices;
  }

  /** A tool that plays in this process. */
  private record Player(DevicePort port, DevicePlayer player) implements AutoCloseable {
    static Player start(long seed) throws IOException {
      VirtualDevice device = new VirtualDevice(RandomScenario.of(InstrumentKind.BALL, seed), seed);
      device.rate(RATE);
      device.goOn(true);
      DevicePort port = TcpPort.open(0);
      DevicePlayer player =
          new DevicePlayer(Transmitter.of(device, Transmitter.Format.BINARY), port, 1)
              .waitForHost();
      Thread.ofPlatform().daemon().name("simulated-" + seed).start(player);
      return new Player(port, player);
    }

    @Override
    public void close() {
      player.close();
      port.close();
    }
  }

  /**
   * Runs a bridge process and measures it.
   *
   * @param onDisk whether its outbox is in a file
   * @param warmUp how long it runs before it is measured
   * @param measured for so long
   * @return processor time in a second, s: cores in use
   */
  public double cores(boolean onDisk, Duration warmUp, Duration measured)
      throws IOException, InterruptedException {
    List<Player> players = new ArrayList<>();
    String root = "rollscope-bench-" + UUID.randomUUID();
    try {
      for (int i = 0; i < devices; i++) {
        players.add(Player.start(i + 1L));
      }
      Process bridge = bridge(root, onDisk, players);
      try {
        run(bridge, warmUp);
        Duration before = cpu(bridge);
        long start = System.nanoTime();
        run(bridge, measured);
        double seconds = (System.nanoTime() - start) * 1e-9;
        return cpu(bridge).minus(before).toNanos() * 1e-9 / seconds;
      } finally {
        bridge.destroy();
        bridge.waitFor(20, TimeUnit.SECONDS);
      }
    } finally {
      players.forEach(Player::close);
      RetainedSweep.of(broker, root);
    }
  }

  private Process bridge(String root, boolean onDisk, List<Player> players) throws IOException {
    StringBuilder config = new StringBuilder();
    config.append("bridge: {name: bench}\n");
    config.append("broker: {url: \"%s\", root: %s, client-id: %s}%n".formatted(broker, root, root));
    config.append("outbox: {keep: %s%s}%n".formatted(onDisk ? "disk" : "memory", file(onDisk)));
    config.append("devices:\n");
    players.forEach(player -> config.append("  - link: \"%s\"%n".formatted(player.port().path())));
    Path file = folder.resolve("bench.yaml");
    Files.writeString(file, config);
    String java = ProcessHandle.current().info().command().orElse("java");
    return new ProcessBuilder(
            java,
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            BridgeMain.class.getName(),
            "--config",
            file.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("bridge.log").toFile())
        .start();
  }

  private String file(boolean onDisk) {
    return onDisk ? ", file: \"%s\"".formatted(folder.resolve("cost.outbox")) : "";
  }

  /** Lets it run; it must not end. */
  private void run(Process bridge, Duration time) throws IOException, InterruptedException {
    if (bridge.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException(
          "the bridge process has ended: "
              + Files.readString(folder.resolve("bridge.log")).strip());
    }
  }

  private static Duration cpu(Process bridge) throws IOException {
    return bridge
        .toHandle()
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IOException("this system does not tell a process's processor time"));
  }
}
