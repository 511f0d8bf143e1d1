package org.rollscope.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;

/** What the firmware's encoder is told to send is what the host reads, and writes byte for byte. */
@Timeout(60)
class FirmwareFramesTest {
  private static CProgram firmware;

  private final Heard heard = new Heard();
  private final BinaryDecoder decoder = new BinaryDecoder(heard, ToldInfo.FALLBACK);
  private long sequence;

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    firmware = CProgram.start(folder, "codec");
  }

  @AfterAll
  static void stop() throws IOException {
    if (firmware != null) {
      firmware.close();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsSentIsRead(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    sequence = random.nextInt(0x1000) - 20 & 0xFFFF_FFFFL;
    ToldInfo told = ToldInfo.random(random);
    info(told);
    for (int i = 0; i < 12; i++) {
      samples(ToldSamples.random(random, told));
      if (i % 4 == 0) {
        status(random);
        acknowledgement(random);
      }
    }
    DecodeCounts counts = decoder.counts();
    assertThat(counts).isEqualTo(new DecodeCounts(19, counts.samples(), 0, 0, 0, 0, 0));
  }

  private void info(ToldInfo told) {
    byte[] packet = receive(told.question(sequence));
    assertThat(heard.infos).containsExactly(told.read());
    same(packet, new FrameEncoder(told.device()).info(sequence, told.device()));
    sequence = sequence + 1 & 0xFFFF_FFFFL;
  }

  private void samples(ToldSamples told) {
    byte[] packet = receive(told.question(sequence));
    SampleBlock expected = told.block();
    SampleBlock read = heard.blocks.getLast();
    assertThat(read.channels()).isEqualTo(expected.channels());
    assertThat(Arrays.deepEquals(rows(read), rows(expected)))
        .as(() -> Arrays.deepToString(rows(read)) + " are " + Arrays.deepToString(rows(expected)))
        .isTrue();
    if (told.hasRanges()) {
      FrameEncoder encoder = new FrameEncoder(told.device().device());
      same(
          packet,
          encoder.samples(
              expected, 0, told.count(), sequence, told.firstMicros(), told.interval()));
    }
    sequence = sequence + 1 & 0xFFFF_FFFFL;
  }

  private static double[][] rows(SampleBlock block) {
    double[][] rows = new double[block.size()][8 + 2 * block.pads()];
    for (int row = 0; row < rows.length; row++) {
      double[] to = rows[row];
      to[0] = block.time(row);
      to[1] = block.temperature(row);
      for (int axis = 0; axis < 3; axis++) {
        to[2 + axis] = block.angularRate(row, axis);
        to[5 + axis] = block.specificForce(row, axis);
      }
      for (int pad = 0; pad < block.pads(); pad++) {
        to[8 + pad] = block.pressure(row, pad);
        to[8 + block.pads() + pad] = block.force(row, pad);
      }
    }
    return rows;
  }

  private void status(RandomGenerator random) {
    int battery = random.nextInt(4) == 0 ? 255 : random.nextInt(101);
    short temperature = random.nextInt(4) == 0 ? Short.MIN_VALUE : (short) random.nextInt();
    int flags = random.nextInt(16);
    long dropped = random.nextInt() & 0xFFFF_FFFFL;
    byte[] packet =
        receive(
            String.format(
                Locale.ROOT,
                "status %d %d %d %d %d",
                sequence,
                battery,
                temperature,
                flags,
                dropped));
    DeviceStatus expected =
        new DeviceStatus(
            battery == 255 ? Double.NaN : battery,
            temperature == Short.MIN_VALUE ? Double.NaN : temperature / 100.0,
            (flags & 1) != 0,
            (flags & 2) != 0,
            (flags & 4) != 0,
            (flags & 8) != 0,
            dropped);
    assertThat(heard.statuses.getLast()).isEqualTo(expected);
    same(packet, encoder().status(sequence, expected));
    sequence = sequence + 1 & 0xFFFF_FFFFL;
  }

  private void acknowledgement(RandomGenerator random) {
    DeviceListener.Ack ack =
        new DeviceListener.Ack(
            random.nextInt() & 0xFFFF_FFFFL, random.nextInt(256), random.nextInt(4));
    byte[] packet =
        receive(
            String.format(
                Locale.ROOT,
                "ack %d %d %d %d",
                sequence,
                ack.sequence(),
                ack.command(),
                ack.result()));
    assertThat(heard.acks.getLast()).isEqualTo(ack);
    same(packet, encoder().ack(sequence, ack));
    sequence = sequence + 1 & 0xFFFF_FFFFL;
  }

  private FrameEncoder encoder() {
    return new FrameEncoder(heard.infos.getFirst());
  }

  /** Asks the firmware for a packet and has the host read it. */
  private byte[] receive(String question) {
    byte[] packet = firmware.askBytes(question);
    decoder.accept(packet, 0, packet.length);
    assertThat(decoder.problem()).isEmpty();
    return packet;
  }

  private static void same(byte[] packet, byte[] frame) {
    byte[] expected = SerialFraming.packet(frame);
    assertThat(Arrays.equals(packet, expected))
        .as(() -> CProgram.word(packet) + " is " + CProgram.word(expected))
        .isTrue();
  }

  @Test
  void theFramesLaidOutByHandComeOut() {
    assertThat(
            firmware.askBytes(
                "info 0 1 320 1 200 2000 16 195939070 0 0 0 400"
                    + " -42616c6c20c3a9 -52532d30303432 -312e332e30"))
        .isEqualTo(Devices.hex(GoldenFrameTest.INFO));
    assertThat(
            firmware.askBytes(
                "samples 7 1204000 500 7 1 2 764 100 -200 300 0 2048 -1"
                    + " 32767 32767 -32768 0 1 2 3"))
        .isEqualTo(Devices.hex(GoldenFrameTest.SAMPLES));
  }

  @Test
  void asManySamplesAreChosenAsTheHostExpects() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 3000; i++) {
      int pads = random.nextInt(256);
      int channels = random.nextInt(32);
      int limit = random.nextInt(600);
      assertThat(firmware.ask("fit %d %d %d", pads, channels, limit))
          .as("pads %d, channels %d, limit %d", pads, channels, limit)
          .isEqualTo("" + FrameEncoder.samplesPerFrame(pads, channels, limit));
    }
    assertThat(firmware.ask("fit 1 7 %s", firmware.ask("limit 247"))).isEqualTo("16");
    assertThat(firmware.ask("fit 1 7 %s", firmware.ask("limit 23"))).isEqualTo("0");
    assertThat(firmware.ask("limit 2")).isEqualTo("0");
  }

  @Test
  void whatTheHostDoesNotKnowIsNotBegun() {
    assertThat(firmware.ask("samples 0 0 500 33 1 1 7")).isEqualTo("-");
  }

  @Test
  void measuredValuesBecomeStepsOfTheWire() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 3000; i++) {
      int value = random.nextInt() >> random.nextInt(31);
      int range = random.nextInt(1, Integer.MAX_VALUE) >> random.nextInt(31) | 1;
      BigDecimal steps =
          BigDecimal.valueOf(value * 32768L)
              .divide(BigDecimal.valueOf(range), 0, RoundingMode.HALF_UP);
      int ranged = Math.clamp(steps.longValue(), -32768, 32767);
      assertThat(firmware.ask("range %d %d", value, range))
          .as("%d of %d", value, range)
          .isEqualTo("" + ranged);
      assertThat(firmware.ask("steps %d", value)).isEqualTo("" + Math.clamp(value, -32767, 32767));
    }
  }
}
