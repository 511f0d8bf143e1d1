package org.rollscope.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.Surface;
import org.rollscope.core.sample.Vector;

class TextDecoderTest {
  private static final String HEADER =
      "#rollscope ball r=32mm id=BALL1 boot=7f3a"
          + " t[ms],p[kPa],gx[dps],gy[dps],gz[dps],ax[g],ay[g],az[g]\n";
  private static final String LINE = "1204,38.2,12.1,-140.3,2.2,0.01,0.98,0.12\n";
  private static final String SHORT = "#rollscope ball r=32mm t[ms],p[kPa]\n";

  private final Heard heard = new Heard();
  private final TextDecoder decoder = new TextDecoder(heard, "fallback");

  @Test
  void theExampleOfTheProtocolIsRead() {
    feed(HEADER + LINE);
    DeviceInfo info = heard.infos.getFirst();
    assertThat(info.id()).isEqualTo("ball1");
    assertThat(info.boot()).isEqualTo("7f3a");
    assertThat(info.instrument().kind()).isEqualTo(InstrumentKind.BALL);
    assertThat(info.instrument().radius()).isEqualTo(0.032);
    assertThat(info.instrument().surface()).isEqualTo(Surface.ABOVE);
    assertThat(info.instrument().pads()).isEqualTo(1);
    SampleBlock block = heard.blocks.getFirst();
    assertThat(block.channels()).isEqualTo(Devices.PRESSURE_AND_IMU);
    assertThat(block.time(0)).isEqualTo(1.204);
    assertThat(block.pressure(0, 0)).isEqualTo(38.2);
    assertThat(block.angularRate(0, 1)).isEqualTo(Math.toRadians(-140.3), within(1e-15));
    assertThat(block.specificForce(0, 1)).isEqualTo(0.98 * 9.80665);
    assertThat(decoder.counts()).isEqualTo(new DecodeCounts(2, 1, 0, 0, 0, 0, 0));
    assertThat(decoder.header().orElseThrow().timeUnit()).isEqualTo(0.001);
    assertThat(decoder.header().orElseThrow().logTime(1.204)).isEqualTo(1204);
  }

  @Test
  void everyOptionIsRead() {
    feed(
        "#rollscope stick r=0.02m axis=0,3,4 id=A.b start=2026-05-01T09:30:00+02:00 area=400mm2"
            + " surface=above p[kPa],t[s]\n1,2\n");
    DeviceInfo info = heard.infos.getFirst();
    assertThat(info.id()).isEqualTo("a-b");
    assertThat(info.start()).isEqualTo(Instant.parse("2026-05-01T07:30:00Z"));
    assertThat(info.instrument().radius()).isEqualTo(0.02);
    assertThat(info.instrument().axis()).isEqualTo(new Vector(0, 0.6000000000000001, 0.8));
    assertThat(info.instrument().contactArea()).isEqualTo(400e-6);
    assertThat(info.instrument().surface()).isEqualTo(Surface.ABOVE);
    assertThat(heard.blocks.getFirst().time(0)).isEqualTo(2);
    assertThat(heard.blocks.getFirst().pressure(0, 0)).isEqualTo(1);
  }

  @Test
  void unitsColumnsInAnyOrderAndPadsAreRead() {
    feed(
        "#rollscope foam-roller r=65mm temp[C],p2[Pa],f1[kg],t[us],p1[kPa],f2[N],batt[%]\n"
            + "21.5,38200,2,1204000,1.5,3,87\n");
    SampleBlock block = heard.blocks.getFirst();
    assertThat(block.time(0)).isEqualTo(1.204);
    assertThat(block.pressure(0, 0)).isEqualTo(1.5);
    assertThat(block.pressure(0, 1)).isEqualTo(38.2);
    assertThat(block.force(0, 0)).isEqualTo(19.6133);
    assertThat(block.force(0, 1)).isEqualTo(3);
    assertThat(block.temperature(0)).isEqualTo(21.5);
    assertThat(heard.statuses.getFirst().battery()).isEqualTo(87);
  }

  @Test
  void logsWithoutPressureOrWithoutImuNameTheirChannels() {
    feed("#rollscope ball r=1m t[s],gx[rad/s],gy[rad/s],gz[rad/s]\n0,1,2,3\n");
    assertThat(heard.infos.getFirst().id()).isEqualTo("fallback");
    assertThat(heard.infos.getFirst().instrument().pads()).isZero();
    assertThat(heard.blocks.getFirst().channels()).isEqualTo(Channel.ANGULAR_RATE.bit());
    feed(SHORT + "1,2\n");
    assertThat(heard.blocks.getLast().channels()).isEqualTo(Channel.PRESSURE.bit());
  }

  @Test
  void emptyFieldsAreMissing() {
    feed(HEADER + "1204,,12.1,,2.2, ,0.98,\r\n");
    SampleBlock block = heard.blocks.getFirst();
    assertThat(block.pressure(0, 0)).isNaN();
    assertThat(block.angularRate(0, 1)).isNaN();
    assertThat(block.specificForce(0, 0)).isNaN();
    assertThat(block.specificForce(0, 2)).isNaN();
    assertThat(decoder.counts().malformed()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "abc,1",
        "1,abc",
        "1",
        "1,2,3",
        ",2",
        "1,nan",
        "1,inf",
        "1,1e400",
        "1,99999999",
        "1,0x1p3",
        "1,2f",
        "1,--2",
        "1e,2",
        "1,.",
        "99999999999999999,2"
      })
  void badLinesAreCountedAndSkipped(String line) {
    feed(SHORT + "1,2\n" + line + "\n3,4\n");
    assertThat(heard.times()).containsExactly(0.001, 0.003);
    assertThat(decoder.counts().malformed()).isEqualTo(1);
    assertThat(decoder.counts().malformedBytes()).isEqualTo(line.length());
  }

  @Test
  void aLineOfAnyLengthIsSkippedInConstantMemory() {
    feed(SHORT + "1,2\n");
    byte[] digits = "1".repeat(5000).getBytes(UTF_8);
    for (int i = 0; i < 1000; i++) {
      decoder.accept(digits, 0, digits.length);
    }
    feed("\n3,4\n");
    assertThat(heard.times()).containsExactly(0.001, 0.003);
    assertThat(decoder.counts().malformedBytes()).isEqualTo(5_000_000);
  }

  @Test
  void timeGoingBackIsHandedOverAsItIs() {
    feed(SHORT + "5000,2\n10,2\n");
    assertThat(heard.times()).containsExactly(5.0, 0.01);
  }

  @Test
  void aCounterOf32BitsGoesOn() {
    feed("#rollscope ball r=32mm t[us],p[kPa]\n4294967290,1\n4,1\n");
    assertThat(heard.times()).containsExactly(4294.96729, 4294.9673);
    feed("#rollscope ball r=30mm t[ms],p[kPa]\n4294967290,1\n4,1\n");
    assertThat(heard.times().subList(2, 4)).containsExactly(4294967.29, 4294967.3);
  }

  @Test
  void linesBeforeTheHeaderAreKeptButNotTheFirstWhichMayBeCut() {
    feed("4,2\n5,2\n6,2\n" + SHORT + "7,2\n");
    assertThat(heard.times()).containsExactly(0.005, 0.006, 0.007);
    assertThat(decoder.counts().malformed()).isEqualTo(1);
    assertThat(decoder.problem()).isEmpty();
  }

  @Test
  void aRepeatedHeaderTellsTheDeviceAgain() {
    feed(SHORT + "1,2\n" + SHORT + "2,2\n#remark\n\n3,2");
    decoder.finish();
    assertThat(heard.infos).hasSize(2);
    assertThat(heard.times()).containsExactly(0.001, 0.002, 0.003);
    assertThat(decoder.counts().malformed()).isZero();
  }

  @Test
  void anyCutOfTheStreamGivesTheSame() {
    byte[] bytes = ("\uFEFF" + HEADER + LINE + LINE).getBytes(UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      Heard pieces = new Heard();
      TextDecoder cutDecoder = new TextDecoder(pieces, "fallback");
      cutDecoder.accept(bytes, 0, cut);
      cutDecoder.accept(bytes, cut, bytes.length - cut);
      assertThat(pieces.times()).as("cut at %d", cut).containsExactly(1.204, 1.204);
      assertThat(cutDecoder.counts().malformed()).isZero();
    }
  }

  private void feed(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    decoder.accept(bytes, 0, bytes.length);
  }
}
