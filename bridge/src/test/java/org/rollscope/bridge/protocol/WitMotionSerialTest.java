package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;

/** WitMotion's packets on a serial line; the bytes are made after the maker's protocol page. */
class WitMotionSerialTest {
  private static final byte[] TIME = Bytes.of("55 50 0F 01 01 0A 1E 05 F4 01 D8");

  /** 0, 0.5 and 1 g at 27.5 °C. */
  private static final byte[] ACCELERATION = Bytes.of("55 51 00 00 00 04 00 08 BE 0A 7A");

  /** 500, -500 and 0 °/s. */
  private static final byte[] ANGULAR_RATE = Bytes.of("55 52 00 20 00 E0 00 00 00 00 A7");

  private static final byte[] ANGLE = Bytes.of("55 53 00 40 00 E0 00 00 7C 23 67");
  private static final byte[] QUATERNION = Bytes.of("55 59 FF 7F 00 00 00 00 00 00 2C");

  private final TestTool tool = new TestTool();
  private final WitMotionProtocol protocol = new WitMotionProtocol();
  private final Conversation conversation = protocol.converse(tool, TestTool.DESCRIPTION, tool);

  private void hear(long nanos, byte[]... packets) {
    byte[] all = Bytes.joined(packets);
    conversation.accept(all, 0, all.length, nanos);
  }

  @Test
  void accelerationAndAngularRateAreOneSample() {
    hear(5_000_000_000L, ACCELERATION, ANGULAR_RATE, ANGLE, QUATERNION);
    SampleBlock block = tool.blocks.getFirst();
    assertThat(block.size()).isEqualTo(1);
    assertThat(block.channels())
        .isEqualTo(Channel.ANGULAR_RATE.bit() | Channel.SPECIFIC_FORCE.bit());
    assertThat(block.time(0)).isEqualTo(5.0);
    assertThat(block.specificForce(0, 0)).isZero();
    assertThat(block.specificForce(0, 1)).isEqualTo(0.5 * 9.80665, within(1e-9));
    assertThat(block.specificForce(0, 2)).isEqualTo(9.80665, within(1e-9));
    assertThat(Math.toDegrees(block.angularRate(0, 0))).isEqualTo(500, within(1e-9));
    assertThat(Math.toDegrees(block.angularRate(0, 1))).isEqualTo(-500, within(1e-9));
    assertThat(block.angularRate(0, 2)).isZero();
    assertThat(conversation.counts()).isEqualTo(new DecodeCounts(4, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void theToolIsToldBeforeItsSamples() {
    hear(0, ACCELERATION, ANGULAR_RATE);
    assertThat(tool.infos).hasSize(1);
    assertThat(tool.infos.getFirst().id()).isEqualTo("test");
    assertThat(tool.infos.getFirst().gyroRange()).isEqualTo(Math.toRadians(2000));
    assertThat(tool.infos.getFirst().accelRange()).isEqualTo(16 * 9.80665);
    assertThat(tool.infos.getFirst().instrument().pads()).isZero();
  }

  @Test
  void itsOwnClockSaysHowLongASampleIsAfterTheOneBefore() {
    hear(1_000_000_000L, clock(10, 30, 5, 500), ACCELERATION, ANGULAR_RATE);
    hear(1_020_000_000L, clock(10, 30, 5, 507), ACCELERATION, ANGULAR_RATE);
    assertThat(time(1) - time(0)).isEqualTo(0.007, within(1e-9));
    hear(1_030_000_000L, ACCELERATION, ANGULAR_RATE);
    assertThat(time(2)).isEqualTo(1.030, within(1e-9));
  }

  @Test
  void midnightIsNoJumpBack() {
    hear(1_000_000_000L, clock(23, 59, 59, 996), ACCELERATION, ANGULAR_RATE);
    hear(1_050_000_000L, clock(0, 0, 0, 1), ACCELERATION, ANGULAR_RATE);
    assertThat(time(1) - time(0)).isEqualTo(0.005, within(1e-9));
  }

  private double time(int block) {
    return tool.blocks.get(block).time(0);
  }

  private static byte[] clock(int hour, int minute, int second, int millis) {
    byte[] packet = TIME.clone();
    packet[5] = (byte) hour;
    packet[6] = (byte) minute;
    packet[7] = (byte) second;
    packet[8] = (byte) millis;
    packet[9] = (byte) (millis >> 8);
    packet[10] = 0;
    for (int i = 0; i < 10; i++) {
      packet[10] += packet[i];
    }
    return packet;
  }

  @Test
  void joinedAtAnyByteAllThatIsWholeIsRead() {
    byte[] one = Bytes.joined(ACCELERATION, ANGULAR_RATE);
    byte[] five = Bytes.joined(one, one, one, one, one);
    for (int from = 0; from < one.length; from++) {
      TestTool fresh = new TestTool();
      Conversation joined = protocol.converse(fresh, TestTool.DESCRIPTION, fresh);
      joined.accept(five, from, five.length - from, 0);
      assertThat(joined.counts().samples()).as("from byte %d", from).isEqualTo(from == 0 ? 5 : 4);
      assertThat(joined.counts().malformed()).isEqualTo(from % 11 == 0 ? 0 : 1);
      assertThat(joined.counts().malformedBytes()).isEqualTo((11 - from % 11) % 11);
    }
  }

  @Test
  void aByteLostOrDamagedAnywhereCostsOneSample() {
    byte[] one = Bytes.joined(ACCELERATION, ANGULAR_RATE);
    byte[] five = Bytes.joined(one, one, one, one, one);
    for (int hit = 2 * one.length; hit < 3 * one.length; hit++) {
      byte[] damaged = five.clone();
      damaged[hit] ^= 0x10;
      assertThat(samples(damaged)).as("byte %d damaged", hit).isEqualTo(4);
      byte[] shorter = new byte[five.length - 1];
      System.arraycopy(five, 0, shorter, 0, hit);
      System.arraycopy(five, hit + 1, shorter, hit, shorter.length - hit);
      assertThat(samples(shorter)).as("byte %d lost", hit).isEqualTo(4);
    }
  }

  private long samples(byte[] stream) {
    TestTool fresh = new TestTool();
    Conversation reader = protocol.converse(fresh, TestTool.DESCRIPTION, fresh);
    for (int at = 0; at < stream.length; at++) {
      reader.accept(stream, at, 1, at);
    }
    assertThat(reader.counts().malformed()).isPositive();
    return reader.counts().samples();
  }

  @Test
  void garbageBetweenPacketsIsCountedAndCostsNothingElse() {
    SplittableRandom random = new SplittableRandom(3);
    long noise = 0;
    for (int i = 0; i < 500; i++) {
      byte[] garbage = new byte[random.nextInt(200)];
      random.nextBytes(garbage);
      noise += garbage.length;
      hear(i * 1_000_000L, garbage);
      hear(i * 1_000_000L, ACCELERATION, ANGULAR_RATE);
    }
    conversation.finish();
    DecodeCounts counts = conversation.counts();
    assertThat(counts.samples()).isEqualTo(500);
    assertThat(counts.malformedBytes()).isEqualTo(noise);
  }

  @Test
  void noiseIsNeverTakenForASensor() {
    SplittableRandom random = new SplittableRandom(4);
    byte[] noise = new byte[1 << 16];
    for (int i = 0; i < 500; i++) {
      random.nextBytes(noise);
      conversation.accept(noise, 0, noise.length, i);
    }
    assertThat(protocol.isCertain(conversation.counts())).isFalse();
    assertThat(tool.infos).isEmpty();
  }

  @Test
  void itIsAskedForMotionAloneAtTheBestRateAndNeverToSave() throws LinkException {
    conversation.open();
    for (int i = 0; i < 50; i++) {
      conversation.tick(i * 50_000_000L);
    }
    assertThat(written()).containsExactly("ffaa6988b5", "ffaa020600", "ffaa030b00");
  }

  @Test
  void itIsGivenAMomentForEachCommand() throws LinkException {
    conversation.open();
    conversation.tick(0);
    conversation.tick(99_000_000L);
    assertThat(written()).hasSize(1);
    conversation.tick(101_000_000L);
    conversation.tick(102_000_000L);
    assertThat(written()).hasSize(2);
  }

  private List<String> written() {
    return tool.written.stream().map(HexFormat.of()::formatHex).toList();
  }

  @Test
  void whatItGoesOnSendingIsDeclinedAgainButNotForEver() throws LinkException {
    conversation.open();
    for (int i = 0; i < 600; i++) {
      hear(i * 50_000_000L, ACCELERATION, ANGULAR_RATE, ANGLE);
      conversation.tick(i * 50_000_000L);
    }
    assertThat(written().stream().filter("ffaa020600"::equals)).hasSize(3);
  }

  @Test
  void whatIsSaidAgainKeepsToTheRateThatWasAskedFor() throws LinkException {
    conversation.open();
    assertThat(conversation.send(1, new Command.Start(50))).isTrue();
    for (int i = 0; i < 100; i++) {
      hear(i * 50_000_000L, ACCELERATION, ANGULAR_RATE, ANGLE);
      conversation.tick(i * 50_000_000L);
    }
    assertThat(written()).endsWith("ffaa6988b5", "ffaa020600", "ffaa030800");
  }

  @Test
  void itIsStoppedAndStarted() throws LinkException {
    assertThat(conversation.send(1, new Command.Stop())).isTrue();
    assertThat(conversation.send(2, new Command.Start(60))).isTrue();
    assertThat(tool.acks).isEmpty();
    for (int i = 0; i < 10; i++) {
      conversation.tick(i * 100_000_000L);
    }
    assertThat(written()).containsExactly("ffaa6988b5", "ffaa030d00", "ffaa6988b5", "ffaa030800");
    assertThat(tool.acks).extracting("sequence").containsExactly(1L, 2L);
    assertThat(conversation.send(3, new Command.Tare())).isFalse();
    assertThat(conversation.send(4, new Command.GetStatus())).isFalse();
  }
}
