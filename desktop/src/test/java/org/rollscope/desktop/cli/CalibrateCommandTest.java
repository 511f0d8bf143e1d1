package org.rollscope.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.config.Calibration;
import org.rollscope.bridge.config.CalibrationStore;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.SimulatedRecording;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.scenario.Faults;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.SensorGrade;
import org.rollscope.sim.scenario.Step;

class CalibrateCommandTest {
  private static final Step STAY = new Step.Hold(5, 0, Step.Pressing.KEEP);
  private static final Step.Touch TOUCH = new Step.Touch(60, Double.NaN);
  private static final Step.Strokes METRE =
      new Step.Strokes(1, 1, 6, 0, false, 0, 0, Step.Pressing.KEEP);

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static VirtualDevice device(Step... steps) {
    Scenario scenario =
        new Scenario(
            "calibration",
            "",
            Instrument.of(InstrumentKind.STICK, 0.02),
            Zone.UNKNOWN,
            SensorGrade.CONSUMER,
            200,
            false,
            Scenario.Human.NONE,
            Scenario.Thermal.NONE,
            Faults.NONE,
            List.of(steps));
    return new VirtualDevice(scenario, 11);
  }

  private Path recording(Transmitter.Format format, Step... steps) throws Exception {
    Path file = folder.resolve("recording");
    SimulatedRecording.write(device(steps), format, file);
    return file;
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = new String[args.length + 3];
    all[0] = "calibrate";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--store";
    all[args.length + 2] = folder.resolve("store").toString();
    return Rollscope.run(new PrintWriter(out), new PrintWriter(err), all);
  }

  private Calibration kept() throws Exception {
    return new CalibrationStore(folder.resolve("store")).load("sim-stick-11");
  }

  @Test
  void tareFromAPort() throws Exception {
    assumeTrue(PtyPort.isSupported(), "no pseudo-terminals here");
    Transmitter tool = Transmitter.of(device(new Step.Rest(20)), Transmitter.Format.BINARY);
    try (PtyPort port = PtyPort.open();
        DevicePlayer player = new DevicePlayer(tool, port, 8)) {
      Thread.ofVirtual().start(player.waitForHost());
      int code = run("tare", port.path());

      assertThat(err.toString()).isEmpty();
      assertThat(code).isZero();
    }
    assertThat(out.toString()).contains("zero of pad 1", "none → ", "Kept in ");
    assertThat(kept().tare()).hasSize(1);
    assertThat(kept().tare().getFirst()).isBetween(-2.5, 2.5).isNotZero();
  }

  @Test
  void eachMeasurementKeepsTheOthers() throws Exception {
    Path binary = recording(Transmitter.Format.BINARY, new Step.Rest(12), TOUCH, STAY, METRE, STAY);
    String file = binary.toString();

    assertThat(run("tare", "--file", file)).isZero();
    assertThat(run("rest", "--file", file)).isZero();
    assertThat(run("weight", "7", "--area", "1000", "--file", file)).isZero();
    assertThat(run("metre", "--file", file)).isZero();

    // 7 kg on 1000 mm² are 68.6 kPa; the pad told 60.
    assertThat(kept().pressureScale()).isCloseTo(68.6 / 60, within(0.01));
    assertThat(kept().radius()).isCloseTo(0.02, within(0.0001));
    assertThat(kept().gyroBias().norm()).isBetween(1e-5, 0.04);
    assertThat(kept().tare()).hasSize(1);

    assertThat(run("show")).isZero();
    assertThat(out.toString()).contains("sim-stick-11", "× 1.14", "20.0", "°/s");
  }

  @Test
  void textRecordingsServeAsWell() throws Exception {
    Path text = recording(Transmitter.Format.TEXT, new Step.Rest(12));

    assertThat(run("rest", "--file", text.toString(), "--device", "my-stick")).isZero();
    assertThat(out.toString()).contains("gyro offset", "my-stick.yaml");
  }

  @Test
  void refusalsNameTheReasonAndChangeNothing() throws Exception {
    Path moving = recording(Transmitter.Format.BINARY, TOUCH, METRE, new Step.Lift(1));

    assertThat(run("tare", "--file", moving.toString())).isEqualTo(Rollscope.PROBLEM);
    assertThat(err.toString()).startsWith("rollscope: ").contains("let go");
    assertThat(folder.resolve("store")).doesNotExist();
  }

  @Test
  void aRecordingWithoutAnIdNeedsOne() throws Exception {
    Path text = recording(Transmitter.Format.TEXT, new Step.Rest(5));
    Files.writeString(text, Files.readString(text).replaceAll(" id=\\S+", ""));

    assertThat(run("tare", "--file", text.toString())).isEqualTo(Rollscope.PROBLEM);
    assertThat(err.toString()).contains("--device ID");
    assertThat(run("tare", "--file", text.toString(), "--device", "mine")).isZero();
  }

  @Test
  void wrongUseIsExplained() throws Exception {
    assertThat(run("tare")).isEqualTo(Rollscope.USAGE);
    assertThat(err.toString()).contains("PORT").contains("--file");

    Path noise = folder.resolve("noise.txt");
    Files.writeString(noise, "hello\n");
    assertThat(run("tare", "--file", noise.toString())).isEqualTo(Rollscope.PROBLEM);
    assertThat(err.toString()).contains("noise.txt");

    assertThat(run("tare", folder.resolve("ttyNone").toString())).isEqualTo(Rollscope.PROBLEM);
    assertThat(err.toString()).contains("There is no serial port");

    assertThat(run("show", "nobody")).isEqualTo(Rollscope.PROBLEM);
    assertThat(err.toString()).contains("nothing is kept of 'nobody'");
  }
}
