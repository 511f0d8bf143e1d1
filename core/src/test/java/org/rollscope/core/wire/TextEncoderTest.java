package org.rollscope.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.Surface;
import org.rollscope.core.sample.Vector;

class TextEncoderTest {
  private static final int ALL = 0x1F;

  @Test
  void whatIsWrittenIsRead() {
    Instrument instrument =
        new Instrument(
            InstrumentKind.STICK, 0.0215, new Vector(0, 0.6, 0.8), Surface.ABOVE, 2, 400e-6);
    DeviceInfo device =
        new DeviceInfo(
            "s-1",
            "s-1",
            "s-1",
            "",
            instrument,
            0,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            "0000002a",
            Instant.parse("2026-05-01T09:30:00Z"));
    SampleBlock block = new SampleBlock(2, 2);
    block.begin(ALL);
    block.append(1.204);
    int row = block.append(86_400.123457);
    block.pressure(row, 0, 38.25);
    block.pressure(row, 1, Double.POSITIVE_INFINITY);
    block.force(row, 1, 0.1);
    block.angularRate(row, 2, -1e-5);
    block.specificForce(row, 0, 9.80665);
    block.temperature(row, -18.5);
    TextEncoder encoder = new TextEncoder(device, ALL);
    StringBuilder log = new StringBuilder(encoder.header());
    encoder.lines(block, 0, 2, log);
    Heard heard = new Heard();
    TextDecoder decoder = new TextDecoder(heard, "fallback");
    byte[] bytes = log.toString().getBytes(UTF_8);
    decoder.accept(bytes, 0, bytes.length);
    assertThat(decoder.problem()).isEmpty();
    assertThat(decoder.counts().malformed()).isZero();
    assertThat(heard.infos).containsExactly(device);
    assertThat(heard.times()).containsExactly(1.204, 86_400.123457);
    SampleBlock read = heard.blocks.getFirst();
    assertThat(read.channels()).isEqualTo(ALL);
    assertThat(read.pressure(0, 0)).isNaN();
    assertThat(read.pressure(1, 0)).isEqualTo(38.25);
    assertThat(read.pressure(1, 1)).isNaN();
    assertThat(read.force(1, 1)).isEqualTo(0.1);
    assertThat(read.angularRate(1, 2)).isEqualTo(-1e-5);
    assertThat(read.specificForce(1, 0)).isEqualTo(9.80665, within(1e-6));
    assertThat(read.temperature(1)).isEqualTo(-18.5);
  }
}
