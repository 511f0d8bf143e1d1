package org.rollscope.sim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.BinaryDecoder;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;

@Timeout(60)
class DevicePlayerTest {
  private static final Scenario SHORT =
      Scenarios.parse(
          "short.yaml",
          """
          instrument: ball
          steps:
            - rest: 2 s
            - touch: {pressure: 80 kPa}
            - strokes: {count: 3, length: 100 mm, time: 1.5 s}
          """);

  private static final class Counter implements DeviceListener {
    long samples;
    final List<DeviceInfo> infos = new ArrayList<>();

    @Override
    public void info(DeviceInfo info) {
      infos.add(info);
    }

    @Override
    public void samples(SampleBlock block) {
      samples += block.size();
    }
  }

  @Test
  void playsThroughAVirtualSerialPortWithoutLoss() throws Exception {
    Assumptions.assumeTrue(PtyPort.isSupported(), "no pseudo-terminals here");
    VirtualDevice device = new VirtualDevice(SHORT, 5);
    long expected = count(SHORT, 5);
    Counter counter = new Counter();
    BinaryDecoder decoder = new BinaryDecoder(counter);
    try (PtyPort port = PtyPort.open();
        DevicePlayer player =
            new DevicePlayer(Transmitter.of(device, Transmitter.Format.BINARY), port, 20)
                .waitForHost()) {
      CompletableFuture<Void> playing = CompletableFuture.runAsync(player);
      try (RandomAccessFile host = new RandomAccessFile(port.path(), "rw")) {
        byte[] buffer = new byte[256];
        while (counter.samples < expected) {
          int count = host.read(buffer);
          decoder.accept(buffer, 0, count);
        }
        playing.get(10, TimeUnit.SECONDS);
      }
    }
    assertThat(counter.samples).isEqualTo(expected);
    assertThat(decoder.counts().lostFrames()).isZero();
    assertThat(decoder.counts().malformed()).isZero();
  }

  private static long count(Scenario scenario, long seed) {
    VirtualDevice device = new VirtualDevice(scenario, seed);
    SampleBlock block = device.newBlock();
    long samples = 0;
    while (device.next(block)) {
      samples += block.size();
    }
    return samples;
  }

  @Test
  void recordsTheSameBytesTwiceAndTheTruthBesideThem(@TempDir Path folder) throws Exception {
    for (Transmitter.Format format : Transmitter.Format.values()) {
      Path one = folder.resolve("one." + format);
      Path two = folder.resolve("two." + format);
      SimulatedRecording.write(new VirtualDevice(SHORT, 5), format, one);
      SimulatedRecording.write(new VirtualDevice(SHORT, 5), format, two);
      assertThat(one).hasSameBinaryContentAs(two);
      assertThat(SimulatedRecording.truthFile(one))
          .hasSameTextualContentAs(SimulatedRecording.truthFile(two))
          .content()
          .contains("\"rolls\" : 3")
          .doesNotContain("NaN");
      SimulatedRecording.write(new VirtualDevice(SHORT, 6), format, two);
      assertThat(Files.mismatch(one, two)).isNotEqualTo(-1);
    }
  }

  @Test
  void writesTheTextLinesOfTheProtocolPage(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("log.csv");
    SimulatedRecording.write(new VirtualDevice(SHORT, 5), Transmitter.Format.TEXT, file);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.getFirst())
        .matches(
            "#rollscope ball r=30\\.0mm id=SIM-BALL-5 boot=[0-9a-f]{8} surface=above"
                + " t\\[ms],p\\[kPa],gx\\[dps],gy\\[dps],gz\\[dps],ax\\[g],ay\\[g],az\\[g]");
    assertThat(lines.stream().filter(line -> !line.startsWith("#")).count())
        .isEqualTo(count(SHORT, 5));
    assertThat(lines.get(1)).matches("\\d+\\.\\d\\d(,-?\\d+\\.\\d+){7}");
  }
}
