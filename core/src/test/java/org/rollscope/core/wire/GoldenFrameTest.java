package org.rollscope.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.Surface;

/** Bytes laid out by hand from the protocol's page, packed by another program. */
class GoldenFrameTest {
  static final String INFO =
      "00 02 12 01 01 01 07 01 01 40 01 01 c8 08 d0 07 10 fe ca ad 0b 01 01 1b 90 01 07 42 61 6c"
          + "6c 20 c3 a9 07 52 53 2d 30 30 34 32 05 31 2e 33 2e 30 c9 2c 00";
  static final String SAMPLES =
      "00 03 11 07 01 01 04 20 5f 12 01 01 01 01 08 f4 01 02 07 fc 02 64 05 38 ff 2c 01 01 01 08"
          + "08 ff ff ff 7f ff 7f 02 80 01 02 01 02 02 02 03 03 85 b2 00";
  private static final String TWO_PADS =
      "00 03 11 08 01 01 04 30 86 12 01 01 01 01 07 f4 01 01 19 fc 02 05 80 c6 f8 7b 05 ff 7f 3f"
          + "f9 00";
  private static final String STATUS = "00 03 13 09 01 01 06 57 c6 f8 09 05 01 01 03 4b ba 00";
  private static final String ACK = "00 03 14 0a 01 01 02 4d 01 01 02 03 03 b4 35 00";
  private static final String COMMAND = "00 03 18 4d 01 01 03 01 c8 03 7b 8d 00";

  private final Heard heard = new Heard();
  private final BinaryDecoder decoder = new BinaryDecoder(heard);

  @Test
  void crcHasTheCheckValueOfItsStandard() {
    assertThat(Crc16.of("123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, 9))
        .isEqualTo(0x29B1);
  }

  @Test
  void infoIsRead() {
    feed(INFO);
    DeviceInfo info = heard.infos.getFirst();
    assertThat(info).isEqualTo(Devices.ball("0badcafe"));
    assertThat(info.instrument().kind()).isEqualTo(InstrumentKind.BALL);
    assertThat(info.instrument().surface()).isEqualTo(Surface.ABOVE);
    assertThat(info.instrument().radius()).isEqualTo(0.032);
    assertThat(info.instrument().contactArea()).isEqualTo(400e-6);
  }

  @Test
  void samplesAreRead() {
    feed(INFO + SAMPLES);
    SampleBlock block = heard.blocks.getFirst();
    assertThat(block.size()).isEqualTo(2);
    assertThat(block.channels()).isEqualTo(7);
    assertThat(block.time(0)).isEqualTo(1.204);
    assertThat(block.time(1)).isEqualTo(1.209);
    assertThat(block.pressure(0, 0)).isEqualTo(38.2);
    assertThat(block.pressure(1, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    double step = Math.toRadians(2000) / 32768;
    assertThat(block.angularRate(0, 0)).isEqualTo(100 * step, within(1e-12));
    assertThat(block.angularRate(0, 1)).isEqualTo(-200 * step, within(1e-12));
    assertThat(block.angularRate(1, 1)).isEqualTo(-Math.toRadians(2000), within(1e-12));
    assertThat(block.specificForce(0, 1)).isEqualTo(9.80665, within(1e-12));
    assertThat(block.specificForce(0, 2)).isEqualTo(-9.80665 / 2048, within(1e-12));
    assertThat(block.temperature(0)).isNaN();
  }

  @Test
  void severalPadsForceAndTemperatureAreRead() {
    feed(packed(Devices.info(Devices.stickWithPads(2), 0)) + TWO_PADS);
    SampleBlock block = heard.blocks.getFirst();
    assertThat(block.has(Channel.ANGULAR_RATE)).isFalse();
    assertThat(block.pressure(0, 0)).isEqualTo(38.2);
    assertThat(block.pressure(0, 1)).isNaN();
    assertThat(block.temperature(0)).isEqualTo(-18.5);
    assertThat(block.force(0, 0)).isEqualTo(12.3);
    assertThat(block.force(0, 1)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void statusAndAckAreRead() {
    feed(STATUS + ACK);
    assertThat(heard.statuses)
        .containsExactly(new DeviceStatus(87, -18.5, true, false, false, true, 5));
    assertThat(heard.acks).containsExactly(new DeviceListener.Ack(77, 3, 0));
  }

  @Test
  void encodingGivesTheSameBytes() {
    FrameEncoder encoder = new FrameEncoder(Devices.ball("0badcafe"));
    assertThat(packed(encoder.info(0, Devices.ball("0badcafe")))).isEqualTo(compact(INFO));
    feed(INFO + SAMPLES);
    SampleBlock block = heard.blocks.getFirst();
    assertThat(packed(encoder.samples(block, 0, 2, 7, 1_204_000, 500))).isEqualTo(compact(SAMPLES));
    DeviceStatus status = new DeviceStatus(87, -18.5, true, false, false, true, 5);
    assertThat(packed(encoder.status(9, status))).isEqualTo(compact(STATUS));
    assertThat(packed(encoder.ack(10, new DeviceListener.Ack(77, 3, 0)))).isEqualTo(compact(ACK));
    assertThat(packed(FrameEncoder.command(77, new Command.Start(200))))
        .isEqualTo(compact(COMMAND));
  }

  private void feed(String hex) {
    byte[] bytes = Devices.hex(hex);
    decoder.accept(bytes, 0, bytes.length);
    assertThat(decoder.counts().malformed()).isZero();
  }

  private static String packed(byte[] frame) {
    return HexFormat.of().formatHex(SerialFraming.packet(frame));
  }

  private static String compact(String hex) {
    return hex.replace(" ", "");
  }
}
