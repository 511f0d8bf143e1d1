package org.rollscope.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.core.sample.DeviceStatus;

/** The firmware's device sends what is due, in frames that fit its link, and answers commands. */
@Timeout(60)
class FirmwareDeviceTest {
  private static final int SERIAL = SerialFraming.LONGEST_FRAME;
  private static final int IMU = Devices.PRESSURE_AND_IMU;
  private static final long SECOND = 1_000_000;

  private static CProgram program;

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

  @ParameterizedTest(name = "frames of at most {0} bytes, channels {1}")
  @CsvSource({"182, 7", "244, 7", "510, 7", "60, 1", "244, 31", "510, 9"})
  void everySampleComesOnceInFramesThatFit(int limit, int channels) {
    FirmwareBoard board = FirmwareBoard.linked(program, limit);
    board.stream(5000, 21 * SECOND, 5000, channels);
    assertThat(board.sent).allMatch(sent -> sent.frame().length <= limit);
    assertThat(board.sent).extracting(FirmwareBoard.Sent::sequence).isEqualTo(numbers(board));
    assertThat(board.host.counts().malformed()).isZero();
    assertThat(board.host.counts().lostFrames()).isZero();
    assertThat(board.heard.times())
        .isEqualTo(
            LongStream.range(1, board.heard.times().size() + 1)
                .mapToObj(i -> 5000 * i / 1e6)
                .toList());
    assertThat(board.heard.times()).hasSizeGreaterThan(21 * 200 - 25);
    int most = FrameEncoder.samplesPerFrame(1, channels, limit);
    assertThat(board.sent(Frame.SAMPLES))
        .allMatch(sent -> sent.samples() <= most)
        .anyMatch(sent -> sent.samples() == Math.min(most, 20));
  }

  private static List<Long> numbers(FirmwareBoard board) {
    return LongStream.range(0, board.sent.size()).boxed().toList();
  }

  @Test
  void infoAndStatusComeAtBootAndWhenDue() {
    FirmwareBoard board = FirmwareBoard.linked(program, SERIAL);
    assertThat(board.sent).extracting(FirmwareBoard.Sent::type).containsExactly(2, 3);
    board.stream(5000, 21 * SECOND, 5000, IMU);
    assertThat(board.sent(Frame.INFO))
        .extracting(FirmwareBoard.Sent::micros)
        .containsExactly(0L, 5 * SECOND, 10 * SECOND, 15 * SECOND, 20 * SECOND);
    assertThat(board.sent(Frame.STATUS))
        .extracting(FirmwareBoard.Sent::micros)
        .isEqualTo(LongStream.range(0, 21).mapToObj(second -> second * SECOND).toList());
    assertThat(board.heard.statuses)
        .containsOnly(new DeviceStatus(87, -18.5, true, false, false, false, 0));
  }

  @Test
  void nothingIsMadeUpForAfterAPause() {
    FirmwareBoard board = FirmwareBoard.linked(program, SERIAL);
    for (long micros = 61 * SECOND; micros < 62 * SECOND; micros += 10_000) {
      board.poll(micros);
    }
    assertThat(board.sent).extracting(FirmwareBoard.Sent::type).containsExactly(2, 3, 3, 2);
  }

  @ParameterizedTest(name = "{0} Hz")
  @ValueSource(ints = {3, 9, 11, 15, 19, 21, 50, 60, 104, 200, 416, 1000, 1666})
  void tenFramesASecondAtAnyRate(int rate) {
    FirmwareBoard board = new FirmwareBoard(program, true, SERIAL, 1, rate);
    board.link(SERIAL);
    long interval = SECOND / rate;
    board.stream(interval, 8 * SECOND, interval, 1);
    List<FirmwareBoard.Sent> frames = board.sent(Frame.SAMPLES);
    for (int i = 1; i < frames.size(); i++) {
      long apart = frames.get(i).micros() - frames.get(i - 1).micros();
      assertThat(apart).as("frame %d", i).isLessThanOrEqualTo(Math.max(100_000, interval));
    }
    if (rate >= 20) {
      assertThat(frames.size()).isLessThan(8 * 25);
    }
    assertThat(frames.getLast().micros()).isGreaterThan(8 * SECOND - 2 * 100_000 - interval);
  }

  @Test
  void aLastSampleDoesNotWaitForAnother() {
    FirmwareBoard board = FirmwareBoard.linked(program, SERIAL);
    board.stream(5000, SECOND, 5000, IMU);
    int before = board.heard.times().size();
    board.poll(SECOND + 99_000);
    board.poll(SECOND + 200_000);
    assertThat(board.heard.times()).hasSize(199).hasSizeGreaterThan(before);
  }

  @Test
  void whatDoesNotFitIsCountedAndTold() {
    FirmwareBoard board = FirmwareBoard.linked(program, 20);
    assertThat(board.sent).extracting(FirmwareBoard.Sent::type).containsExactly(3);
    assertThat(board.info(123)).hasSize(35);
    board.stream(5000, 1_000_001, 5000, IMU);
    assertThat(board.sent(Frame.SAMPLES)).isEmpty();
    assertThat(board.heard.statuses.getLast().framesDropped()).isEqualTo(200);
    assertThat(board.host.counts().lostFrames()).isEqualTo(200);
    board.stream(1_005_000, 2 * SECOND, 5000, 1);
    assertThat(board.sent(Frame.SAMPLES)).hasSize(199).allMatch(sent -> sent.frame().length == 19);
  }

  @Test
  void aFrameThatTheLinkRefusesLeavesAGap() {
    FirmwareBoard board = FirmwareBoard.linked(program, 244);
    board.stream(5000, SECOND, 5000, IMU);
    board.refuse(3);
    board.stream(SECOND, 3 * SECOND, 5000, IMU);
    assertThat(board.sent).filteredOn(sent -> !sent.taken()).hasSize(3);
    assertThat(board.sent).extracting(FirmwareBoard.Sent::sequence).isEqualTo(numbers(board));
    assertThat(board.host.counts().lostFrames()).isEqualTo(3);
    assertThat(board.heard.statuses.getLast().framesDropped()).isEqualTo(3);
  }

  @Test
  void withoutALinkNothingIsSentNorMissed() {
    FirmwareBoard board = new FirmwareBoard(program, true, SERIAL, 1, 200);
    board.stream(5000, SECOND, 5000, IMU);
    board.receive(FrameEncoder.command(1, new Command.Tare()));
    assertThat(board.sent).isEmpty();
    assertThat(board.calls).containsExactly("tare:0:0");
    board.link(244);
    board.stream(SECOND, 2 * SECOND + 1, 5000, IMU);
    board.link(0);
    int before = board.sent.size();
    board.stream(2 * SECOND + 5000, 9 * SECOND, 5000, IMU);
    assertThat(board.sent).hasSize(before);
    board.link(244);
    assertThat(board.sent).extracting(FirmwareBoard.Sent::sequence).isEqualTo(numbers(board));
    assertThat(board.sent.subList(before, before + 2))
        .extracting(FirmwareBoard.Sent::type)
        .containsExactly(2, 3);
    DeviceStatus status = board.heard.statuses.getLast();
    assertThat(status).isEqualTo(new DeviceStatus(87, -18.5, true, false, false, true, 0));
  }

  @Test
  void anotherMtuLosesNothing() {
    FirmwareBoard board = FirmwareBoard.linked(program, 100);
    board.stream(5000, SECOND, 5000, IMU);
    board.link(244);
    board.stream(SECOND, 2 * SECOND, 5000, IMU);
    board.link(60);
    int before = board.sent.size();
    board.stream(2 * SECOND, 3 * SECOND, 5000, IMU);
    assertThat(board.sent.subList(before, board.sent.size()))
        .allMatch(sent -> sent.frame().length <= 60);
    assertThat(board.heard.times()).hasSizeGreaterThan(599 - 4).isSorted();
    assertThat(board.host.counts().lostFrames()).isZero();
    assertThat(board.sent(Frame.INFO)).hasSize(1);
  }

  @Test
  void theValueOfTheCharacteristicIsAFrameLikeAnyOther() {
    FirmwareBoard board = FirmwareBoard.linked(program, 244);
    byte[] info = board.info(123);
    assertThat(Arrays.copyOfRange(info, Frame.HEADER, info.length))
        .isEqualTo(Arrays.copyOfRange(board.sent.getFirst().frame(), Frame.HEADER, info.length));
    assertThat(board.info(info.length - 1)).isEmpty();
    board.stream(5000, SECOND, 5000, IMU);
    assertThat(board.sent(Frame.SAMPLES).getFirst().sequence()).isEqualTo(3);
    assertThat(board.host.counts().lostFrames()).isZero();
  }

  @Test
  void whatIsNotMeasuredIsLeftOutFromTheNextFrameOn() {
    FirmwareBoard board = FirmwareBoard.linked(program, 244);
    board.stream(5000, SECOND, 5000, IMU);
    board.stream(SECOND, 2 * SECOND, 5000, 1);
    assertThat(board.heard.times()).hasSizeGreaterThan(399 - 20).isSorted();
    assertThat(board.heard.blocks)
        .allMatch(block -> block.time(0) < 1 ? block.channels() == IMU : block.channels() == 1);
  }
}
