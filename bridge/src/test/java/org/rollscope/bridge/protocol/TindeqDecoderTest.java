package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;

class TindeqDecoderTest {
  /** 10.0 kg at 1000 µs and 12.5 kg at 500000 µs. */
  private static final String TWO_SAMPLES = "01 10  00002041 e8030000  00004841 20a10700";

  private static final long ARRIVAL = 5_000_000_000L;

  private final List<SampleBlock> blocks = new ArrayList<>();
  private final List<byte[]> answers = new ArrayList<>();
  private int lowPower;

  private final TindeqDecoder decoder =
      new TindeqDecoder(
          new TindeqDecoder.Sink() {
            @Override
            public void samples(SampleBlock block) {
              blocks.add(block.copy());
            }

            @Override
            public void answer(byte[] payload) {
              answers.add(payload);
            }

            @Override
            public void lowPower() {
              lowPower++;
            }
          });

  private void accept(String hex, long arrival) {
    byte[] bytes = Bytes.of("ffff" + hex);
    decoder.accept(bytes, 2, bytes.length - 2, arrival);
  }

  @Test
  void twoSamplesOfOnePacket() {
    accept(TWO_SAMPLES, ARRIVAL);
    SampleBlock block = blocks.getFirst();
    assertThat(block.channels()).isEqualTo(Channel.FORCE.bit());
    assertThat(block.size()).isEqualTo(2);
    assertThat(block.force(0, 0)).isEqualTo(98.0665, within(1e-9));
    assertThat(block.force(1, 0)).isEqualTo(122.583125, within(1e-9));
    assertThat(block.time(0)).isEqualTo(4.501, within(1e-9));
    assertThat(block.time(1)).isEqualTo(5, within(1e-9));
    assertThat(decoder.counts().samples()).isEqualTo(2);
    assertThat(decoder.counts().malformed()).isZero();
  }

  @Test
  void paddingOfATwinIsNoSample() {
    accept("01 08  0000c0bf e8030000  00000000", ARRIVAL);
    assertThat(blocks.getFirst().size()).isEqualTo(1);
    assertThat(blocks.getFirst().force(0, 0)).isEqualTo(-14.709975, within(1e-9));
    assertThat(decoder.counts().malformed()).isZero();
  }

  /** 12.372 ms apart across 35.8 min, where a signed reader goes back, and across the wrap. */
  @ParameterizedTest
  @CsvSource({"18dcff7f, 6c0c0080, c03c0080", "18dcffff, 6c0c0000, c03c0000"})
  void timeGoesOnWhereTheCounterTurns(String before, String after, String later) {
    accept("01 10  00002041" + before + "00002041" + after, ARRIVAL);
    SampleBlock block = blocks.getFirst();
    assertThat(block.time(1) - block.time(0)).isEqualTo(0.012372, within(1e-9));
    accept("01 08  00002041" + later, ARRIVAL + 30_000_000);
    assertThat(blocks.getLast().time(0) - block.time(1)).isEqualTo(0.012372, within(1e-9));
  }

  @Test
  void answersAndTheWarning() {
    accept("00 04  740e0000", ARRIVAL);
    accept("00 05  312e322e33 0000", ARRIVAL);
    accept("04 00", ARRIVAL);
    assertThat(answers).containsExactly(Bytes.of("740e0000"), Bytes.of("312e322e33"));
    assertThat(lowPower).isOne();
    assertThat(decoder.counts().frames()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0", // nothing
    "01, 1", // no length
    "0110 00002041e8030000, 10", // shorter than it says
    "0107 00002041e80300, 9", // half a sample
    "0100, 2", // no sample
    "0108 0000c07fe8030000, 8", // NaN
    "0108 0000807fe8030000, 8", // infinite
    "0108 00409c45e8030000, 8", // 5000 kg
  })
  void whatCannotBeIsCountedAndSkipped(String hex, int bytes) {
    accept(hex, ARRIVAL);
    assertThat(blocks).isEmpty();
    assertThat(decoder.counts().frames()).isZero();
    assertThat(decoder.counts().malformed()).isOne();
    assertThat(decoder.counts().malformedBytes()).isEqualTo(bytes);
  }

  @Test
  void aBadSampleSpoilsNoGoodOne() {
    accept("01 10  0000c07f e8030000  00004841 20a10700", ARRIVAL);
    assertThat(blocks.getFirst().size()).isOne();
    assertThat(blocks.getFirst().force(0, 0)).isEqualTo(122.583125, within(1e-9));
    assertThat(decoder.counts().malformed()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"02 04 00000000", "03 00", "7f 01 00", "ff 00"})
  void packetsOfAnotherKindAreCounted(String hex) {
    accept(hex, ARRIVAL);
    assertThat(decoder.counts().unknownFrames()).isOne();
    assertThat(blocks).isEmpty();
  }

  @Test
  void garbageIsCountedAndTimeNeverGoesBack() {
    SplittableRandom random = new SplittableRandom(1);
    double last = Double.NEGATIVE_INFINITY;
    int heard = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = new byte[random.nextInt(24)];
      random.nextBytes(bytes);
      if (bytes.length > 1 && random.nextInt(4) == 0) {
        bytes[0] = 1;
        bytes[1] = (byte) (bytes.length - 2);
      }
      decoder.accept(bytes, 0, bytes.length, i * 12_500_000L);
      for (; heard < blocks.size(); heard++) {
        SampleBlock block = blocks.get(heard);
        for (int row = 0; row < block.size(); row++) {
          assertThat(block.time(row)).isGreaterThanOrEqualTo(last);
          assertThat(Math.abs(block.force(row, 0))).isLessThan(10_000);
          last = block.time(row);
        }
      }
    }
    assertThat(decoder.counts().malformed()).isGreaterThan(1000);
    assertThat(decoder.counts().unknownFrames()).isGreaterThan(1000);
    assertThat(decoder.counts().samples()).isGreaterThan(1000);
  }
}
