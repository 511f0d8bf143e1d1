package org.rollscope.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a sensor and a link do, each sample goes out once, in order, with its values and its
 * time, or belongs to a frame that is counted as lost.
 */
@Timeout(60)
class FirmwareStreamTest {
  private static final int[] LIMITS = {20, 60, 182, 244, 510};
  private static final int[] CHANNELS = {1, 6, 7, 9, 31};

  private static CProgram program;

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    program = CProgram.start(folder, "device");
  }

  @AfterAll
  static void stop() throws IOException {
    if (program != null) {
      program.close();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everySampleIsSentOrCounted(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int pads = random.nextInt(1, 4);
    int rate = random.nextInt(5, 1000);
    int frameSize = random.nextInt(20, 511);
    FirmwareBoard board = new FirmwareBoard(program, random.nextBoolean(), frameSize, pads, rate);
    int limit = LIMITS[random.nextInt(LIMITS.length)];
    board.info(Frame.LONGEST);
    board.link(limit);
    double jitter = random.nextBoolean() ? 0 : random.nextDouble(0.3);
    play(random, board, rate, jitter, limit);
    // Even samples keep their times but for the interval's step of 10 µs, uneven ones are evened.
    check(board, pads, frameSize, jitter == 0 ? 0 : 500_000 / rate);
  }

  /** Samples that jitter and are missed, channels that come and go, a link that balks. */
  private static void play(
      RandomGenerator random, FirmwareBoard board, int rate, double jitter, int firstLimit) {
    int limit = firstLimit;
    int channels = CHANNELS[random.nextInt(CHANNELS.length)];
    long interval = 1_000_000 / rate;
    long start = random.nextLong(1L << random.nextInt(20, 50));
    for (int i = 1; i <= 300; i++) {
      switch (random.nextInt(100)) {
        case 0, 1 -> i += random.nextInt(1, 30);
        case 2 -> channels = CHANNELS[random.nextInt(CHANNELS.length)];
        case 3, 4 -> board.refuse(random.nextInt(1, 3));
        case 5 -> limit = LIMITS[random.nextInt(LIMITS.length)];
        default -> {}
      }
      int before = board.sent.size();
      board.link(limit);
      long late = (long) (jitter * random.nextDouble() * interval);
      int mostSent = Math.max(limit, board.sent.size() > before ? 510 : 0);
      board.sample(start + i * interval + late, channels, random.nextInt(-30_000, 30_000));
      board.poll(start + i * interval + late + 100);
      assertThat(board.sent.subList(before, board.sent.size()))
          .allMatch(sent -> sent.frame().length <= mostSent);
    }
    board.refuse(0);
    board.poll(start + 400 * interval + 2_000_000);
  }

  private static void check(FirmwareBoard board, int pads, int frameSize, long tolerance) {
    Iterator<Map.Entry<Long, Integer>> told = board.told.entrySet().iterator();
    long next = board.sent.getFirst().sequence();
    long gaps = 0;
    for (FirmwareBoard.Sent sent : board.sent) {
      gaps += sent.sequence() - next + (sent.taken() ? 0 : 1);
      next = sent.sequence() + 1;
      if (sent.type() == Frame.SAMPLES) {
        assertThat(sent.frame().length).isLessThanOrEqualTo(frameSize);
        checkSamples(sent.frame(), pads, tolerance, told);
      }
    }
    assertThat(board.heard.statuses.getLast().framesDropped()).isEqualTo(gaps);
    assertThat(board.host.counts().malformed()).isZero();
    assertThat(board.heard.times()).isSorted().doesNotHaveDuplicates();
  }

  /** The samples of a frame are those told of from its time on, none left out between them. */
  private static void checkSamples(
      byte[] frame, int pads, long tolerance, Iterator<Map.Entry<Long, Integer>> told) {
    long first = SampleReader.firstMicros(frame, 0);
    long step = LittleEndian.u16(frame, Frame.HEADER + 8) * 10L;
    int channels = SampleReader.mask(frame, 0);
    Map.Entry<Long, Integer> sample = told.next();
    while (sample.getKey() < first) {
      sample = told.next();
    }
    assertThat(sample.getKey()).isEqualTo(first);
    int at = Frame.SAMPLES_HEADER;
    for (int i = 0; i < SampleReader.count(frame, 0); i++) {
      sample = i == 0 ? sample : told.next();
      assertThat(first + i * step).isCloseTo(sample.getKey(), within(tolerance + 10 * i));
      at = checkValues(frame, at, pads, channels, sample.getValue());
    }
    assertThat(at).isEqualTo(frame.length);
  }

  private static int checkValues(byte[] frame, int from, int pads, int channels, int value) {
    int at = from;
    int next = value;
    int[] sizes = {pads, 3, 3, 1, pads};
    for (int channel = 0; channel < sizes.length; channel++) {
      for (int i = 0; i < sizes[channel]; i++, next++) {
        if ((channels & 1 << channel) != 0) {
          assertThat(LittleEndian.i16(frame, at)).isEqualTo(next);
          at += 2;
        }
      }
    }
    return at;
  }
}
