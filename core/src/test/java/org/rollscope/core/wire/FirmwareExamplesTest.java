package org.rollscope.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.DeviceListener.Ack;

/** The examples for firmware authors compile, and what they send is what their sensors measure. */
@Timeout(120)
class FirmwareExamplesTest {
  /** The time on the Arduino's clock at which it boots: it is to wrap soon. */
  private static final double ARDUINO_BOOT = (0xFFFF_FFFFL - 2_500_000) / 1e6;

  private static final int TARE = 3;
  private static final int GET_STATUS = 7;

  @TempDir private Path folder;
  private final Heard heard = new Heard();

  @Test
  void theArduinoSketchStreamsOverSerial() throws IOException {
    Path commands = folder.resolve("commands");
    Files.write(commands, commands());
    byte[] sent = run(CCompiler.arduinoSketch(folder), commands, "12");
    BinaryDecoder decoder = new BinaryDecoder(heard);
    decoder.accept(sent, 0, sent.length);
    decoder.finish();
    DecodeCounts counts = decoder.counts();
    long frames = counts.frames();
    assertThat(counts).isEqualTo(new DecodeCounts(frames, counts.samples(), 0, 0, 0, 0, 0));
    assertThat(heard.infos.getFirst().name()).isEqualTo("My ball");
    assertThat(heard.infos)
        .extracting(DeviceInfo::sampleRate)
        .containsExactly(100.0, 100.0, 200.0, 200.0);
    assertThat(heard.acks)
        .containsExactly(
            new Ack(1, 3, CommandListener.OK),
            new Ack(2, 4, CommandListener.OK),
            new Ack(3, 1, CommandListener.OK),
            new Ack(4, 5, CommandListener.UNKNOWN),
            new Ack(5, 1, CommandListener.BAD_ARGUMENT));
    arduinoTimes();
    arduinoValues();
    arduinoStatus();
    assertThat(Files.readString(folder.resolve("errors"))).matches("[56] blinks\n");
  }

  private static byte[] commands() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<Command> commands =
        List.of(
            new Command.Tare(),
            new Command.Identify(2),
            new Command.Start(200),
            new Command.Haptic(1, 1),
            new Command.Start(201));
    for (Command command : commands) {
      long sequence = 1 + commands.indexOf(command);
      bytes.writeBytes(SerialFraming.packet(FrameEncoder.command(sequence, command)));
    }
    return bytes.toByteArray();
  }

  /** 100 Hz, then 200 Hz, across the wrap of micros() and while the IMU does not answer. */
  private void arduinoTimes() {
    List<Double> times = heard.times();
    assertThat(times).hasSizeBetween(1785, 1800).isSorted();
    for (int i = 1; i < times.size(); i++) {
      double apart = times.get(i) - times.get(i - 1);
      assertThat(apart).as("at %s s", times.get(i)).isBetween(0.002, 0.013);
    }
  }

  private void arduinoValues() {
    for (SampleBlock block : heard.blocks) {
      for (int row = 0; row < block.size(); row++) {
        double time = block.time(row) - ARDUINO_BOOT;
        assertThat(block.pressure(row, 0)).isEqualTo(time < 6 ? 25.0 : 0.0);
        if (time > 2.5 && time < 3.49) {
          assertThat(block.channels()).as("at %s s", time).isEqualTo(1);
        } else if (time < 2.49 || time > 3.5) {
          imu(block, row, new double[] {-100, 0, 100});
        }
      }
    }
  }

  private static void imu(SampleBlock block, int row, double[] degreesPerSecond) {
    for (int axis = 0; axis < 3; axis++) {
      assertThat(Math.toDegrees(block.angularRate(row, axis)))
          .isCloseTo(degreesPerSecond[axis], within(0.05));
      assertThat(block.specificForce(row, axis)).isCloseTo(axis == 2 ? 9.80665 : 0, within(0.003));
    }
  }

  private void arduinoStatus() {
    assertThat(heard.statuses).hasSize(12);
    assertThat(heard.statuses)
        .extracting(DeviceStatus::sensorFault)
        .containsExactly(
            true, false, false, true, false, false, false, false, false, false, false, false);
    assertThat(heard.statuses.getLast())
        .isEqualTo(new DeviceStatus(Double.NaN, 24.98, false, false, false, true, 0));
    assertThat(heard.statuses.get(5).tareDone()).isFalse();
  }

  @Test
  void theZephyrApplicationStreamsOverBle() throws IOException {
    Path output = folder.resolve("output");
    Files.write(output, run(CCompiler.zephyrApplication(folder), Path.of("/dev/null")));
    List<String> lines = Files.readAllLines(output);
    assertThat(values(lines, "uuid"))
        .extracting(FirmwareExamplesTest::uuid)
        .containsExactly(
            "7d2e0001-5b1c-4e9a-8f43-2b6c9d1e7a50",
            "7d2e0002-5b1c-4e9a-8f43-2b6c9d1e7a50",
            "7d2e0003-5b1c-4e9a-8f43-2b6c9d1e7a50",
            "7d2e0004-5b1c-4e9a-8f43-2b6c9d1e7a50");
    assertThat(values(lines, "advertised"))
        .extracting(FirmwareExamplesTest::uuid)
        .containsExactly(
            "7d2e0001-5b1c-4e9a-8f43-2b6c9d1e7a50", "7d2e0001-5b1c-4e9a-8f43-2b6c9d1e7a50");
    assertThat(values(lines, "battery")).containsExactly(new byte[] {64});
    FrameReader host = new FrameReader(heard, "fallback");
    for (byte[] frame : values(lines, "info|notified")) {
      host.read(frame, 0, frame.length);
    }
    DecodeCounts counts = host.counts();
    assertThat(counts)
        .isEqualTo(new DecodeCounts(counts.frames(), counts.samples(), 3, 0, 0, 0, 0));
    zephyrHeard();
  }

  private void zephyrHeard() {
    assertThat(heard.infos).hasSize(3);
    assertThat(heard.infos.getFirst().boot()).isEqualTo("0badcafe");
    assertThat(heard.acks).containsExactly(new Ack(1, TARE, 0), new Ack(2, GET_STATUS, 0));
    assertThat(heard.statuses.getLast())
        .isEqualTo(new DeviceStatus(64, Double.NaN, false, false, false, true, 3));
    assertThat(heard.times()).isSorted().hasSizeBetween(1050, 1100);
    int largest = heard.blocks.stream().mapToInt(SampleBlock::size).max().orElseThrow();
    assertThat(heard.blocks.get(1).size()).isEqualTo(5);
    assertThat(largest).isEqualTo(16);
    double tared = 2 + 0.1 + 3;
    for (SampleBlock block : heard.blocks) {
      for (int row = 0; row < block.size(); row++) {
        if (Math.abs(block.time(row) - tared) > 0.02) {
          assertThat(block.pressure(row, 0)).isEqualTo(block.time(row) < tared ? 30 : 0);
        }
        imu(block, row, new double[] {-90, 0, 0});
      }
    }
  }

  private static List<byte[]> values(List<String> lines, String kinds) {
    return lines.stream()
        .filter(line -> line.matches("(" + kinds + ") -.*"))
        .map(line -> CProgram.bytes(line.substring(line.indexOf('-'))))
        .toList();
  }

  /** A UUID as people write it; over the air its bytes come last first. */
  private static String uuid(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = bytes.length - 1; i >= 0; i--) {
      text.append(String.format("%02x", bytes[i]));
      text.append(i == 12 || i == 10 || i == 8 || i == 6 ? "-" : "");
    }
    return text.toString();
  }

  @Test
  void whatThePageShowsIsInTheExamples() throws IOException {
    String page = Files.readString(CCompiler.FIRMWARE.resolve("README.md"));
    Pattern block = Pattern.compile("```c(?:pp)? (\\S+)\\n(.*?)```", Pattern.DOTALL);
    List<MatchResult> blocks = block.matcher(page).results().toList();
    assertThat(blocks)
        .extracting(found -> found.group(1))
        .contains(CCompiler.ARDUINO_SKETCH, CCompiler.ZEPHYR_APPLICATION);
    for (MatchResult found : blocks) {
      assertThat(Files.readString(CCompiler.FIRMWARE.resolve(found.group(1))))
          .contains(found.group(2));
    }
  }

  /** What a program puts out. */
  private byte[] run(Path program, Path input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectInput(input.toFile()).redirectError(errors.toFile());
    builder.environment().put("ASAN_OPTIONS", "detect_leaks=0");
    Process process = builder.start();
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(process.onExit().join().exitValue())
        .as(() -> new String(read(errors), UTF_8))
        .isZero();
    return output;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      return e.toString().getBytes(UTF_8);
    }
  }
}
