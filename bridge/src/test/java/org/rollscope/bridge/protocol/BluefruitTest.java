package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.sim.twin.BluefruitTwin;

/** Bluefruit Connect packets; the bytes are made after Adafruit's page. */
class BluefruitTest {
  /** 1, -2 and 0.5. */
  private static final byte[] ACCELEROMETER =
      Bytes.of("21 41 00 00 80 3F 00 00 00 C0 00 00 00 3F DF");

  private static final byte[] GYRO = Bytes.of("21 47 00 00 80 3F 00 00 00 C0 00 00 00 3F D9");
  private static final byte[] BUTTON = Bytes.of("21 42 31 31 3A");
  private static final byte[] COLOUR = Bytes.of("21 43 FF 80 00 1C");

  private final TestTool tool = new TestTool();
  private final BluefruitProtocol protocol = new BluefruitProtocol();
  private final Conversation conversation = protocol.converse(tool, TestTool.DESCRIPTION, tool);

  private void hear(long nanos, byte[]... packets) {
    byte[] all = Bytes.joined(packets);
    conversation.accept(all, 0, all.length, nanos);
  }

  private static byte[] packet(char letter, float... values) {
    ByteBuffer packet =
        ByteBuffer.wrap(new byte[3 + 4 * values.length]).order(ByteOrder.LITTLE_ENDIAN);
    packet.put((byte) '!').put((byte) letter);
    byte sum = (byte) ('!' + letter);
    for (float value : values) {
      packet.putFloat(value);
    }
    for (int i = 2; i < packet.position(); i++) {
      sum += packet.get(i);
    }
    return packet.put((byte) ~sum).array();
  }

  @Test
  void thePageIsFollowed() {
    assertThat(packet('A', 1, -2, 0.5f)).isEqualTo(ACCELEROMETER);
    assertThat(packet('G', 1, -2, 0.5f)).isEqualTo(GYRO);
  }

  @Test
  void accelerometerAndGyroAreOneSampleAndAllElseIsLeftOut() {
    byte[] quaternion = packet('Q', 0, 0, 0, 1);
    byte[] magnetometer = packet('M', 20, 3, -40);
    byte[] location = packet('L', 48.2f, 16.4f, 170);
    hear(
        2_000_000_000L,
        quaternion,
        ACCELEROMETER,
        GYRO,
        magnetometer,
        location,
        BUTTON,
        COLOUR,
        BUTTON);
    SampleBlock block = tool.blocks.getFirst();
    assertThat(block.size()).isEqualTo(1);
    assertThat(block.time(0)).isEqualTo(2);
    double[] values = {1, -2, 0.5};
    for (int axis = 0; axis < 3; axis++) {
      assertThat(block.specificForce(0, axis)).isEqualTo(values[axis]);
      assertThat(block.angularRate(0, axis)).isEqualTo(values[axis]);
    }
    assertThat(conversation.counts()).isEqualTo(new DecodeCounts(8, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void anAccelerometerAloneIsEnough() {
    for (int i = 0; i < 10; i++) {
      hear(i * 100_000_000L, ACCELEROMETER);
    }
    conversation.finish();
    assertThat(tool.blocks.getFirst().channels()).isEqualTo(Channel.SPECIFIC_FORCE.bit());
    assertThat(conversation.counts().samples()).isEqualTo(10);
  }

  @Test
  void aGyroAloneIsEnough() {
    for (int i = 0; i < 10; i++) {
      hear(i * 100_000_000L, GYRO);
    }
    assertThat(tool.blocks.getFirst().channels()).isEqualTo(Channel.ANGULAR_RATE.bit());
    // The first might have been the end of a pair.
    assertThat(conversation.counts().samples()).isEqualTo(9);
  }

  @Test
  void aLostHalfIsALostSample() {
    hear(0, ACCELEROMETER, GYRO, ACCELEROMETER, ACCELEROMETER, GYRO, GYRO, ACCELEROMETER, GYRO);
    assertThat(conversation.counts().samples()).isEqualTo(3);
    assertThat(tool.blocks.getFirst().channels())
        .isEqualTo(Channel.ANGULAR_RATE.bit() | Channel.SPECIFIC_FORCE.bit());
  }

  @Test
  void whatIsNoNumberIsNotTaken() {
    hear(0, packet('A', Float.NaN, 0, 0), packet('G', 0, Float.POSITIVE_INFINITY, 0));
    hear(0, packet('A', 0, 1e30f, 0), packet('G', 0, 0, 0));
    conversation.finish();
    assertThat(conversation.counts()).isEqualTo(new DecodeCounts(0, 0, 0, 0, 1, 60, 0));
  }

  @Test
  void garbageBetweenPacketsIsCountedAndCostsNothingElse() {
    SplittableRandom random = new SplittableRandom(6);
    long noise = 0;
    for (int i = 0; i < 500; i++) {
      byte[] garbage = new byte[random.nextInt(200)];
      random.nextBytes(garbage);
      noise += garbage.length;
      hear(i * 1_000_000L, garbage, ACCELEROMETER, GYRO);
    }
    conversation.finish();
    assertThat(conversation.counts().samples()).isEqualTo(500);
    assertThat(conversation.counts().malformedBytes()).isEqualTo(noise);
  }

  @Test
  void noiseIsNeverTakenForASensor() {
    SplittableRandom random = new SplittableRandom(7);
    byte[] noise = new byte[1 << 16];
    for (int i = 0; i < 500; i++) {
      random.nextBytes(noise);
      conversation.accept(noise, 0, noise.length, i);
    }
    assertThat(protocol.isCertain(conversation.counts())).isFalse();
    assertThat(tool.infos).isEmpty();
  }

  @Test
  void unitsOfGravityAreNoticed() {
    for (int i = 0; i < 40; i++) {
      hear(i * 10_000_000L, packet('A', 0.1f, 0, 0.99f), GYRO);
    }
    assertThat(conversation.problem())
        .hasValueSatisfying(text -> assertThat(text).contains("9.80665"));
    for (int i = 40; i < 1000; i++) {
      hear(i * 10_000_000L, packet('A', 0.1f, 0, 9.7f), GYRO);
    }
    assertThat(conversation.problem()).isEmpty();
  }

  @Test
  void itTakesNoCommands() throws LinkException {
    assertThat(conversation.send(1, new Command.Start(0))).isFalse();
    assertThat(tool.written).isEmpty();
  }

  @Test
  void itsTwinSendsWhatTheToolMeasures() throws LinkException {
    PlayedTwin line = PlayedTwin.onALine(BluefruitTwin.serial(TrueSamples.tool()), protocol);
    check(line.playUntil(10));
    PlayedTwin air = PlayedTwin.onTheAir(BluefruitTwin.ble(TrueSamples.tool()), protocol, 23);
    check(air.playUntil(10));
  }

  private static void check(PlayedTwin played) {
    SampleBlock heard = played.samples();
    assertThat(heard.size()).isEqualTo(played.taken.size()).isBetween(998, 1002);
    TrueSamples truth = new TrueSamples(100, 10.5);
    for (int row = 0; row < heard.size(); row++) {
      truth.check(heard, row, played.taken.get(row), 1e-4, 1e-6);
    }
    assertThat(played.conversation().problem()).isEmpty();
    assertThat(heard.time(heard.size() - 1) - heard.time(0)).isEqualTo(9.99, within(0.02));
  }
}
