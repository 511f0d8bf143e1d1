package org.rollscope.bridge.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.sim.twin.OpenScaleTwin;

class OpenScaleConversationTest {
  private static final double GRAVITY = 9.80665;

  private final TestTool tool = new TestTool();
  private final Conversation conversation =
      new OpenScaleProtocol().converse(tool, TestTool.DESCRIPTION, tool);

  private void hear(String text, double seconds) {
    byte[] bytes = ("??" + text).getBytes(US_ASCII);
    conversation.accept(bytes, 2, bytes.length - 2, Math.round(seconds * 1e9));
  }

  @Test
  void readingsOfItsOwnClock() {
    hear("rest of a line\r\n12000,1.00,kg,24.50,0,\r\n12200,2.00,kg,24.51,0,\r\n", 7);
    hear("12400,3.00,kg,24.52,0,\r\n", 7.31);
    assertThat(tool.infos).hasSize(1);
    assertThat(tool.infos.getFirst().sampleRate()).isZero();
    assertThat(tool.blocks.getFirst().channels())
        .isEqualTo(Channel.FORCE.bit() | Channel.TEMPERATURE.bit());
    assertThat(TrueForces.heard(tool.blocks)).containsExactly(GRAVITY, 2 * GRAVITY, 3 * GRAVITY);
    assertThat(tool.blocks.getFirst().temperature(1)).isEqualTo(24.51);
    assertThat(TrueForces.times(tool.blocks).get(0)).isEqualTo(6.8, within(1e-9));
    assertThat(TrueForces.times(tool.blocks).get(1)).isEqualTo(7, within(1e-9));
    assertThat(TrueForces.times(tool.blocks).get(2)).isEqualTo(7.2, within(1e-9));
  }

  @Test
  void withoutItsClockTheArrivalCounts() {
    hear("\n1.00,kg,\r\n", 7);
    hear("2.00,kg,\r\n", 7.5);
    assertThat(TrueForces.times(tool.blocks).getFirst()).isEqualTo(7, within(1e-9));
    assertThat(TrueForces.times(tool.blocks).getLast()).isEqualTo(7.5, within(1e-9));
    assertThat(tool.blocks.getFirst().channels()).isEqualTo(Channel.FORCE.bit());
  }

  @Test
  void aProbeThatDropsOutLeavesItsChannel() {
    hear("\n1,1.00,kg,24.50,\n2,1.00,kg,\n", 7);
    hear("3,1.00,kg,\n", 7.1);
    assertThat(tool.blocks.getLast().has(Channel.TEMPERATURE)).isTrue();
    assertThat(tool.blocks.getLast().temperature(0)).isNaN();
  }

  @Test
  void aLineJoinedAmidIsNoReading() {
    hear("45,1.00,kg,\r\n12400,3.00,kg,\r\n", 7);
    assertThat(TrueForces.heard(tool.blocks)).containsExactly(3 * GRAVITY);
    assertThat(conversation.counts().malformed()).isOne();
  }

  @Test
  void itsGreetingIsTalkAndADamagedReadingMalformed() {
    hear(
        "\r\nOpenScale\r\nReadings:\r\n12,1.0;0,kg,\r\n\u007f\u0001\r\n" + "1".repeat(200) + "\n",
        7);
    DecodeCounts counts = conversation.counts();
    assertThat(counts.unknownFrames()).isEqualTo(2);
    assertThat(counts.malformed()).isEqualTo(3);
    assertThat(counts.malformedBytes()).isEqualTo(12 + 2 + 200);
    assertThat(counts.frames()).isZero();
  }

  @Test
  void aLoadThatCannotBeAsksForACalibration() {
    hear("\n12000,-8388.61,kg,\r\n", 7);
    assertThat(tool.blocks).isEmpty();
    assertThat(conversation.problem().orElseThrow()).contains("calibrate");
    hear("12200,1.00,kg,\r\n", 7.2);
    assertThat(conversation.problem()).isEmpty();
  }

  @Test
  void itsRebootSplitsNothing() {
    hear("\n90000,1.00,kg,\r\n", 100);
    hear("Readings:\r\n350,1.00,kg,\r\n", 102);
    hear("550,1.00,kg,\r\n", 102.21);
    List<Double> times = TrueForces.times(tool.blocks);
    assertThat(times.get(1)).isEqualTo(102, within(1e-9));
    assertThat(times.get(2)).isEqualTo(102.2, within(1e-9));
  }

  @Test
  void nothingIsEverSentToIt() throws LinkException {
    conversation.open();
    for (Command command :
        List.of(
            new Command.Start(0),
            new Command.Stop(),
            new Command.Tare(),
            new Command.Identify(1),
            new Command.Haptic(1, 1),
            new Command.GetInfo(),
            new Command.GetStatus(),
            new Command.SetHostTime(1))) {
      assertThat(conversation.send(1, command)).isFalse();
    }
    conversation.tick(1);
    conversation.finish();
    assertThat(tool.written).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, false", "true, true", "false, false"})
  void theForcesAreThoseOnTheTool(boolean timestamp, boolean pounds) throws LinkException {
    OpenScaleTwin.Settings settings = new OpenScaleTwin.Settings(timestamp, pounds);
    TwinLink link = new TwinLink(OpenScaleTwin.of(TrueForces.tool("foot-roller-frozen"), settings));
    conversation.open();
    link.play(conversation, 1000);
    List<Double> truth = TrueForces.of("foot-roller-frozen", 10);
    List<Double> heard = TrueForces.heard(tool.blocks);
    assertThat(heard).hasSameSizeAs(truth);
    for (int i = 0; i < heard.size(); i++) {
      assertThat(heard.get(i)).isEqualTo(truth.get(i), within(0.00501 * GRAVITY));
    }
    List<Double> times = TrueForces.times(tool.blocks);
    for (int i = 11; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isEqualTo(0.1, within(0.004));
    }
    assertThat(tool.blocks.getFirst().temperature(0)).isLessThan(-15);
  }

  @Test
  void anyPiecesOfTheStreamAreReadAlike() {
    StringBuilder stream = new StringBuilder("\n");
    for (int i = 0; i < 500; i++) {
      stream
          .append(1000 + 100 * i)
          .append(',')
          .append(i % 30)
          .append(".25,kg,24.5")
          .append(",\r\n");
    }
    byte[] bytes = stream.toString().getBytes(US_ASCII);
    SplittableRandom random = new SplittableRandom(2);
    for (int at = 0; at < bytes.length; ) {
      int size = Math.min(random.nextInt(60), bytes.length - at);
      conversation.accept(bytes, at, size, 1_000_000_000L + at * 4_000_000L);
      at += size;
    }
    List<Double> heard = TrueForces.heard(tool.blocks);
    assertThat(heard).hasSize(500);
    for (int i = 0; i < heard.size(); i++) {
      assertThat(heard.get(i)).isEqualTo((i % 30 + 0.25) * GRAVITY, within(1e-9));
    }
  }

  @Test
  void noiseIsCountedAndBringsNothing() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 5000; i++) {
      byte[] bytes = new byte[random.nextInt(100)];
      random.nextBytes(bytes);
      conversation.accept(bytes, 0, bytes.length, i * 10_000_000L);
    }
    conversation.finish();
    assertThat(conversation.counts().frames()).isZero();
    assertThat(conversation.counts().malformed()).isGreaterThan(500);
    assertThat(tool.infos).isEmpty();
  }
}
