package org.rollscope.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.desktop.broker.EmbeddedBroker;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.scenario.Scenarios;

@Timeout(120)
class CollectCommandTest {
  @TempDir private Path folder;

  @Test
  void collectsASessionOnce() throws Exception {
    assumeTrue(PtyPort.isSupported(), "this system has no pseudo-terminals");
    VirtualDevice device = new VirtualDevice(Scenarios.load("too-hard"), 3);
    Path place = folder.resolve("collected");
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      // The broker has to know the collector before the bridge brings anything.
      assertThat(collect(broker, place, 1).out()).startsWith("Collected 0 messages into ");
      play(device, broker);
      Run run = collect(broker, place, 2);
      assertThat(run.code()).isZero();
      assertThat(run.out()).contains("Missing:                   0");
      String file = device.info().id() + ".jsonl";
      List<String> lines = Files.readAllLines(place.resolve(file));
      assertThat(lines).isNotEmpty().doesNotHaveDuplicates();
      assertThat(lines).noneMatch(line -> line.contains("\"gap\":"));
      assertThat(lines).anyMatch(line -> line.contains("/session\""));
      assertThat(lines.stream().filter(line -> line.contains("\"lane\":\"sample\"")))
          .first()
          .asString()
          .contains("\"seq\":1,");
      assertThat(collect(broker, place, 1).out()).startsWith("Collected 0 messages into ");
      assertThat(Files.readAllLines(place.resolve(file))).isEqualTo(lines);
    }
  }

  private static Run collect(EmbeddedBroker broker, Path place, int seconds) {
    return Run.of(
            "collect",
            "--broker",
            broker.address(),
            "--to",
            place.toString(),
            "--duration",
            Integer.toString(seconds))
        .readable();
  }

  /** A session from a virtual tool by a bridge to a broker. */
  private void play(VirtualDevice device, EmbeddedBroker broker) throws Exception {
    Transmitter transmitter = Transmitter.of(device, Transmitter.Format.BINARY);
    try (PtyPort port = PtyPort.open();
        DevicePlayer player = new DevicePlayer(transmitter, port, 20).waitForHost()) {
      BridgeConfig config =
          BridgeConfig.of(
                  BrokerConfig.at(broker.address(), "bridge-of-this-test"),
                  List.of(DeviceConfig.on(port.path())))
              .withCalibrations(folder.resolve("calibrations"));
      Thread playing = Thread.ofPlatform().daemon().start(player);
      try (Bridge bridge = new Bridge(config)) {
        bridge.start();
        playing.join();
      }
    }
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Run run = Run.of("collect", "--to", file.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains(file.toString()).contains("name another place");
    Run url = Run.of("collect", "--broker", "http://practice", "--to", folder.toString());
    assertThat(url.code()).isEqualTo(1);
    assertThat(url.err()).contains("http://practice");
    assertThat(Run.of("collect").code()).isEqualTo(2);
  }
}
