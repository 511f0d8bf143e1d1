package org.rollscope.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;

class BinaryDecoderTest {
  private static final DeviceInfo BALL = Devices.ball("0badcafe");

  private final Heard heard = new Heard();
  private final BinaryDecoder decoder = new BinaryDecoder(heard);

  @Test
  void anyCutOfTheStreamGivesTheSame() {
    byte[] bytes = Devices.hex(GoldenFrameTest.INFO + GoldenFrameTest.SAMPLES);
    for (int cut = 0; cut <= bytes.length; cut++) {
      Heard pieces = new Heard();
      BinaryDecoder cutDecoder = new BinaryDecoder(pieces);
      cutDecoder.accept(bytes, 0, cut);
      cutDecoder.accept(bytes, cut, bytes.length - cut);
      assertThat(pieces.times()).as("cut at %d", cut).containsExactly(1.204, 1.209);
      assertThat(cutDecoder.counts()).isEqualTo(new DecodeCounts(2, 2, 6, 0, 0, 0, 0));
    }
  }

  @Test
  void lostAndDoubledFramesAreCountedAcrossTheWrap() {
    feed(Devices.info(BALL, 0xFFFF_FFFDL));
    feed(Devices.samples(BALL, 0xFFFF_FFFEL, 2));
    feed(Devices.samples(BALL, 0xFFFF_FFFEL, 2));
    feed(Devices.samples(BALL, 1, 2));
    feed(Devices.samples(BALL, 2, 2));
    feed(Devices.samples(BALL, 1, 2));
    assertThat(decoder.counts()).isEqualTo(new DecodeCounts(4, 6, 2, 2, 0, 0, 0));
  }

  @Test
  void aNewBootStartsTheSequenceAnew() {
    feed(Devices.info(BALL, 0));
    feed(Devices.samples(BALL, 1, 2));
    feed(Devices.info(BALL.withBoot("00000001"), 0));
    feed(Devices.samples(BALL, 1, 2));
    assertThat(heard.infos).extracting(DeviceInfo::boot).containsExactly("0badcafe", "00000001");
    assertThat(decoder.counts()).isEqualTo(new DecodeCounts(4, 4, 0, 0, 0, 0, 0));
  }

  @Test
  void aRestartWhoseInfoWasLostLosesNoSamples() {
    feed(Devices.info(BALL, 0));
    for (int i = 1; i < 30; i++) {
      feed(Devices.samples(BALL, i, 2));
    }
    feed(Devices.samples(BALL, 2, 3));
    feed(Devices.samples(BALL, 3, 3));
    assertThat(decoder.counts()).isEqualTo(new DecodeCounts(32, 64, 0, 0, 0, 0, 0));
  }

  @Test
  void samplesBeforeTheInfoWaitForItAtMostTenSeconds() {
    for (int i = 0; i < 300; i++) {
      feed(Devices.samples(BALL, i, 10));
    }
    feed(Devices.info(BALL, 300));
    assertThat(heard.times()).hasSize(201 * 10).startsWith(4.95);
    assertThat(decoder.counts().lostFrames()).isEqualTo(99);
    feed(Devices.samples(BALL, 301, 10));
    assertThat(heard.times()).hasSize(202 * 10).isSorted();
  }

  @Test
  void shortEmptyAndUnknownFramesAreCountedAndSkipped() {
    feed(Devices.info(BALL, 0));
    byte[] good = Devices.samples(BALL, 1, 2);
    for (int length = 5; length < good.length; length++) {
      feed(numbered(Arrays.copyOf(good, length), length - 4));
    }
    int malformed = good.length - 5;
    assertThat(decoder.counts().malformed()).isEqualTo(malformed);
    int next = malformed + 1;
    feed(with(numbered(good, next), 15, 0));
    feed(with(numbered(good, next + 1), 16, 0));
    assertThat(decoder.counts().malformed()).isEqualTo(malformed + 2);
    feed(with(numbered(good, next + 2), 16, 0x27));
    feed(with(numbered(good, next + 3), 0, 0x17));
    feed(with(numbered(good, 99), 0, 0x21));
    feed(FrameEncoder.command(99, new Command.Stop()));
    assertThat(decoder.counts().unknownFrames()).isEqualTo(4);
    feed(numbered(Arrays.copyOf(good, good.length + 3), next + 4));
    assertThat(heard.blocks).hasSize(1);
    assertThat(decoder.counts().lostFrames()).isZero();
  }

  @Test
  void damagedTruncatedAndOversizedPacketsCostNoneOfTheirNeighbours() {
    feed(Devices.info(BALL, 0));
    byte[] good = SerialFraming.packet(Devices.samples(BALL, 1, 2));
    byte[] damaged = with(good, 20, good[20] ^ 0x40);
    byte[] huge = new byte[5000];
    Arrays.fill(huge, (byte) 7);
    accept(Devices.join(damaged, Arrays.copyOf(good, 9), new byte[] {0}, huge, good));
    assertThat(heard.times()).hasSize(2);
    assertThat(decoder.counts().malformed()).isEqualTo(3);
    assertThat(decoder.counts().malformedBytes()).isEqualTo(damaged.length - 2 + 8 + 5000);
  }

  @Test
  void theLongestFrameIsReadAndAnyLongerRefused() {
    int most = FrameEncoder.samplesPerFrame(1, 7, SerialFraming.LONGEST_FRAME);
    assertThat(most).isEqualTo(35);
    feed(Devices.info(BALL, 0));
    feed(Arrays.copyOf(Devices.samples(BALL, 1, most), SerialFraming.LONGEST_FRAME));
    assertThat(heard.times()).hasSize(most);
  }

  @Test
  void anInfoThatMakesNoSenseIsToldOf() {
    byte[] info = Devices.info(BALL, 0);
    feed(with(info, 6, 9));
    assertThat(decoder.problem().orElseThrow()).contains("instrument 9 is not known");
    assertThat(decoder.counts().malformed()).isEqualTo(1);
    feed(numbered(info, 1));
    assertThat(decoder.problem()).isEmpty();
    assertThat(heard.infos).hasSize(1);
  }

  @Test
  void unknownRangesLeaveTheirChannelsOut() {
    byte[] info = Devices.info(BALL, 0);
    feed(with(with(with(info, 12, 0), 13, 0), 14, 0));
    feed(Devices.samples(BALL, 1, 2));
    assertThat(heard.blocks.getFirst().channels()).isEqualTo(1);
    assertThat(heard.blocks.getFirst().angularRate(0, 0)).isNaN();
    assertThat(heard.blocks.getFirst().pressure(0, 0)).isEqualTo(0.05);
  }

  @Test
  void unknownChargeAndTemperatureAreMissing() {
    DeviceStatus unknown =
        new DeviceStatus(Double.NaN, Double.NaN, false, true, true, false, 0xFFFF_FFFFL);
    feed(new FrameEncoder(BALL).status(0, unknown));
    assertThat(heard.statuses).containsExactly(unknown);
  }

  private void feed(byte[] frame) {
    accept(SerialFraming.packet(frame));
  }

  private void accept(byte[] bytes) {
    decoder.accept(bytes, 0, bytes.length);
  }

  private static byte[] numbered(byte[] frame, long sequence) {
    byte[] copy = frame.clone();
    LittleEndian.put32(copy, 1, sequence);
    return copy;
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    byte[] copy = bytes.clone();
    copy[at] = (byte) value;
    return copy;
  }
}
