package org.rollscope.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.SimulatedRecording;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.scenario.Scenarios;

@Timeout(60)
class SimAndRecordTest {
  @TempDir private Path folder;

  @Test
  void listsScenariosFamiliesAndFaults() {
    Run run = Run.of("sim", "--list");
    assertThat(run.out()).contains(Scenarios.names()).contains("tindeq", "out-of-range");
  }

  @Test
  void writesARecordingAndItsTruthThatAnalyzeReads() {
    String file = folder.resolve("calf.rec").toString();
    Run sim = Run.of("sim", "--scenario", "calf-stick", "--seed", "5", "--to", file);
    assertThat(sim.code()).isZero();
    assertThat(sim.out()).contains("calf.rec.truth.json").contains("What really happened: ");
    String rolls = sim.out().replaceAll("(?s).*happened: (\\d+) rolls.*", "$1");
    assertThat(Run.of("analyze", file).out()).contains(rolls + " rolls (");
  }

  @Test
  void recordsByteForByte() throws Exception {
    assumeTrue(PtyPort.isSupported(), "this system has no pseudo-terminals");
    Path expected = folder.resolve("expected.rec");
    SimulatedRecording.write(device(), Transmitter.Format.BINARY, expected);
    Path recorded = folder.resolve("recorded.rec");
    try (PtyPort port = PtyPort.open();
        DevicePlayer player =
            new DevicePlayer(Transmitter.of(device(), Transmitter.Format.BINARY), port, 20)
                .waitForHost()) {
      Thread playing = Thread.ofPlatform().daemon().start(player);
      Run run = Run.of("record", port.path(), "--to", recorded.toString(), "--duration", "6");
      playing.join();
      assertThat(run.code()).isZero();
      assertThat(run.err()).contains("Recorded ").contains("of Simulated stick");
    }
    assertThat(Files.readAllBytes(recorded)).isEqualTo(Files.readAllBytes(expected));
  }

  private static VirtualDevice device() {
    return new VirtualDevice(Scenarios.load("too-hard"), 2);
  }

  @Test
  void doesNotOverwriteARecording() throws Exception {
    Path file = Files.writeString(folder.resolve("old.rec"), "old");
    Run run = Run.of("record", "/dev/nowhere", "--to", file.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("old.rec is there already").contains("--force");
    assertThat(file).hasContent("old");
  }

  @Test
  void saysWhichPortIsMissing() {
    String file = folder.resolve("new.rec").toString();
    Run run = Run.of("record", "/dev/nowhere", "--to", file);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("/dev/nowhere").contains("plugged in");
    assertThat(Path.of(file)).doesNotExist();
  }

  @Test
  void playsOnlyWhatIsThere() {
    assertThat(Run.of("replay", "nowhere.rec").err()).contains("there is no file nowhere.rec");
  }
}
