package org.rollscope.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollscope.core.sample.DeviceInfo;

/** Whatever the bytes, no decoder throws, and what is good after them is read. */
class DecoderFuzzTest {
  private static final DeviceInfo BALL = Devices.ball("0badcafe");
  private static final String LOG =
      "#rollscope stick r=20mm axis=1,0,0 id=S t[ms],p1[kPa],p2[Pa],gx[dps],gy[dps],gz[dps]\n"
          + "1204,38.2,12.1,-140.3,2.2,\n1209,1e1,,0,0.00001,-1\n";

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damagedStreamsOfFrames(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] stream = frames(40);
    mutate(random, stream);
    feedAll(random, stream);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damagedLogs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] stream = LOG.repeat(20).getBytes(UTF_8);
    mutate(random, stream);
    feedAll(random, stream);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void goodFramesAroundDamageAreAllRead(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Heard heard = new Heard();
    BinaryDecoder decoder = new BinaryDecoder(heard);
    accept(decoder, SerialFraming.packet(Devices.info(BALL, 0)));
    for (int i = 1; i <= 50; i++) {
      byte[] noise = new byte[random.nextInt(1, 800)];
      random.nextBytes(noise);
      accept(decoder, noise);
      accept(decoder, SerialFraming.packet(Devices.samples(BALL, i, 3)));
    }
    assertThat(heard.times()).as("seed %d", seed).hasSize(150).isSorted();
    assertThat(decoder.counts().lostFrames()).isZero();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void wellCheckedFramesOfNonsense(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[][] packets = new byte[300][];
    for (int i = 0; i < packets.length; i++) {
      byte[] frame =
          random.nextInt(4) == 0
              ? Devices.info(Devices.stickWithPads(random.nextInt(256)), i)
              : new byte[random.nextInt(1, SerialFraming.LONGEST_FRAME + 1)];
      for (int changes = random.nextInt(frame.length); changes >= 0; changes--) {
        frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
      }
      frame[0] = (byte) (0x10 | random.nextInt(16));
      packets[i] = SerialFraming.packet(frame);
    }
    feedAll(random, Devices.join(packets));
  }

  @Test
  void anHourOfNoiseCostsNoGoodFrameAfterIt() {
    SplittableRandom random = new SplittableRandom(7);
    byte[] noise = new byte[1 << 16];
    Heard frames = new Heard();
    Heard auto = new Heard();
    BinaryDecoder decoder = new BinaryDecoder(frames);
    AutoDecoder either = new AutoDecoder(auto, "fallback");
    for (long sent = 0; sent < 3600 * 11_520L; sent += noise.length) {
      random.nextBytes(noise);
      accept(decoder, noise);
      accept(either, noise);
    }
    int before = frames.times().size();
    long malformed = decoder.counts().malformedBytes();
    assertThat(malformed).isGreaterThan(3600 * 11_000L);
    accept(decoder, frames(400));
    accept(either, frames(400));
    assertThat(frames.times()).hasSize(before + 399 * 5);
    assertThat(auto.times()).hasSize(before + 399 * 5);
  }

  @Test
  void noiseBeforeALogCostsNoGoodLineAfterIt() {
    SplittableRandom random = new SplittableRandom(9);
    byte[] noise = new byte[1 << 16];
    Heard heard = new Heard();
    AutoDecoder decoder = new AutoDecoder(heard, "fallback");
    for (int i = 0; i < 50; i++) {
      random.nextBytes(noise);
      accept(decoder, noise);
    }
    accept(decoder, ("\n" + LOG).getBytes(UTF_8));
    assertThat(heard.times()).containsExactly(1.204, 1.209);
    assertThat(decoder.problem()).isEmpty();
  }

  private static byte[] frames(int count) {
    byte[][] packets = new byte[count][];
    packets[0] = SerialFraming.packet(Devices.info(BALL, 0));
    for (int i = 1; i < count; i++) {
      packets[i] = SerialFraming.packet(Devices.samples(BALL, i, 5));
    }
    return Devices.join(packets);
  }

  private static void mutate(SplittableRandom random, byte[] stream) {
    int changes = random.nextInt(1, 100);
    for (int i = 0; i < changes; i++) {
      stream[random.nextInt(stream.length)] = (byte) random.nextInt(256);
    }
  }

  private static void feedAll(SplittableRandom random, byte[] stream) {
    StreamDecoder[] decoders = {
      new BinaryDecoder(new Heard()),
      new TextDecoder(new Heard(), "fallback"),
      new AutoDecoder(new Heard(), "fallback")
    };
    CommandDecoder commands =
        new CommandDecoder(
            new CommandListener() {
              @Override
              public void command(long sequence, Command command) {}

              @Override
              public void refused(long sequence, int code, int result) {}
            });
    FrameReader frames = new FrameReader(new Heard(), "fallback");
    int at = 0;
    while (at < stream.length) {
      int length = Math.min(random.nextInt(1, 300), stream.length - at);
      for (StreamDecoder decoder : decoders) {
        decoder.accept(stream, at, length);
      }
      commands.accept(stream, at, length);
      commands.frame(stream, at, length);
      frames.read(stream, at, length);
      at += length;
    }
    for (StreamDecoder decoder : decoders) {
      decoder.finish();
      DecodeCounts counts = decoder.counts();
      assertThat(counts.malformedBytes()).isBetween(0L, (long) stream.length);
    }
  }

  private static void accept(StreamDecoder decoder, byte[] bytes) {
    decoder.accept(bytes, 0, bytes.length);
  }
}
