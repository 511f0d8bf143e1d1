package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.wire.Command;
import org.rollscope.sim.twin.ScaleTwin;

class WhC06ConversationTest {
  private final TestTool tool = new TestTool();
  private final Conversation conversation =
      new WhC06Protocol().converse(tool, TestTool.DESCRIPTION, tool);

  private void hear(String hex, double seconds) {
    byte[] bytes = Bytes.of("aa" + hex + "bb");
    conversation.accept(bytes, 1, bytes.length - 2, Math.round(seconds * 1e9));
  }

  /**
   * Behind the company: what always comes first, an address, then unit, load, 01f4, unit, count.
   */
  private static String packet(String load, String unit) {
    return "0001 020311 ffffffffffff 01" + load + "01f4" + unit + "9990";
  }

  @ParameterizedTest
  @CsvSource({"07d0, 20", "0000, 0", "7530, 300", "0001, 0.01", "ff9c, -1"})
  void aLoadInHundredthsOfAKilogram(String load, double kilograms) {
    hear(packet(load, "01"), 4.5);
    assertThat(tool.infos).hasSize(1);
    assertThat(tool.blocks.getFirst().channels()).isEqualTo(Channel.FORCE.bit());
    assertThat(tool.blocks.getFirst().force(0, 0)).isEqualTo(9.80665 * kilograms, within(1e-9));
    assertThat(tool.blocks.getFirst().time(0)).isEqualTo(4.5);
  }

  @Test
  void aLoadThatIsHeldOnTheDisplayIsOneToo() {
    hear(packet("07d0", "a1"), 1);
    assertThat(tool.blocks).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"02", "a2", "00", "03", "04"})
  void aLoadInAnotherUnitIsNotTakenAndSaid(String unit) {
    hear(packet("07d0", unit), 1);
    assertThat(tool.blocks).isEmpty();
    assertThat(conversation.counts().unknownFrames()).isOne();
    assertThat(conversation.problem().orElseThrow()).contains("set it to kg");
    hear(packet("07d0", "01"), 2);
    assertThat(tool.blocks).hasSize(1);
    assertThat(conversation.problem()).isEmpty();
  }

  @Test
  void otherCompaniesAndShortDataAreCounted() {
    hear("4c00 020311 ffffffffffff 01 07d0 01f4 01 9990", 1);
    hear("0001 020311 ffffffffffff 01 07d0 01f4", 2);
    hear("00", 3);
    hear("", 4);
    hear(packet("8000", "01"), 5);
    assertThat(tool.blocks).isEmpty();
    assertThat(tool.infos).isEmpty();
    assertThat(conversation.counts().unknownFrames()).isOne();
    assertThat(conversation.counts().malformed()).isEqualTo(4);
  }

  @Test
  void oneAdvertisementHeardTwiceAtOnceIsOneSample() {
    hear(packet("07d0", "01"), 1);
    hear(packet("07d0", "01"), 1);
    hear(packet("07d0", "01"), 1.1);
    assertThat(tool.blocks).hasSize(2);
    assertThat(conversation.counts().duplicateFrames()).isOne();
  }

  @Test
  void itTakesNoCommands() throws LinkException {
    assertThat(conversation.send(1, new Command.Tare())).isFalse();
    assertThat(conversation.send(2, new Command.GetInfo())).isFalse();
    assertThat(tool.written).isEmpty();
  }

  @Test
  void theLoadsAreThoseOnTheTool() throws LinkException {
    TwinLink link = new TwinLink(ScaleTwin.of(TrueForces.tool("calf-stick")));
    link.play(conversation, 1000);
    List<Double> truth = TrueForces.of("calf-stick", 8);
    List<Double> heard = TrueForces.heard(tool.blocks);
    assertThat(heard).hasSameSizeAs(truth);
    for (int i = 0; i < heard.size(); i++) {
      assertThat(heard.get(i)).isEqualTo(truth.get(i), within(0.00501 * 9.80665));
    }
    assertThat(heard).anyMatch(force -> force > 50);
  }

  @Test
  void garbageIsCounted() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[random.nextInt(30)];
      random.nextBytes(bytes);
      if (bytes.length > 1 && random.nextBoolean()) {
        bytes[0] = 0;
        bytes[1] = 1;
      }
      conversation.accept(bytes, 0, bytes.length, i);
    }
    assertThat(conversation.counts().malformed()).isGreaterThan(10_000);
    assertThat(conversation.counts().unknownFrames()).isGreaterThan(10_000);
    assertThat(TrueForces.heard(tool.blocks)).allMatch(force -> Math.abs(force) < 3200);
  }
}
