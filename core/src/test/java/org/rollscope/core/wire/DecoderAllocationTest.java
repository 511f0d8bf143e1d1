package org.rollscope.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;

/** Decoding costs no memory, so that a log may be of any length. */
class DecoderAllocationTest {
  private static final int SAMPLES = 20_000;
  private static final DeviceInfo BALL = Devices.ball("0badcafe");
  private static final DeviceListener NOBODY =
      new DeviceListener() {
        @Override
        public void info(DeviceInfo info) {}

        @Override
        public void samples(SampleBlock block) {}
      };

  @Test
  void framesAreReadWithoutAllocating() {
    byte[][] packets = new byte[SAMPLES / 10 + 1][];
    packets[0] = SerialFraming.packet(Devices.info(BALL, 0));
    for (int i = 1; i < packets.length; i++) {
      packets[i] = SerialFraming.packet(Devices.samples(BALL, i, 10));
    }
    assertAllocatesNothing(new BinaryDecoder(NOBODY), Devices.join(packets));
  }

  @Test
  void linesAreReadWithoutAllocating() {
    StringBuilder log = new StringBuilder("#rollscope ball r=32mm t[ms],p[kPa],temp[C]\n");
    for (int i = 0; i < SAMPLES; i++) {
      log.append(String.format(Locale.ROOT, "%d,%.6f,%.2f\n", i * 5, i * 0.001, 21.5));
    }
    assertAllocatesNothing(new TextDecoder(NOBODY, "fallback"), log.toString().getBytes(UTF_8));
  }

  private static void assertAllocatesNothing(StreamDecoder decoder, byte[] stream) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int pass = 0; pass < 2; pass++) {
      before = threads.getCurrentThreadAllocatedBytes();
      for (int at = 0; at < stream.length; at += 1000) {
        decoder.accept(stream, at, Math.min(1000, stream.length - at));
      }
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(decoder.counts().samples()).isEqualTo(2L * SAMPLES);
    assertThat((double) bytes / SAMPLES).as("bytes a sample").isLessThan(0.1);
  }
}
