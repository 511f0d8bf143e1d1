package org.rollscope.bridge.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.link.SerialLinkSource;
import org.rollscope.core.wire.Command;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.twin.OpenScaleTwin;
import org.rollscope.sim.twin.Twin;

/** A line of which nothing is known: an OpenScale is found out, and nothing else taken for one. */
@Timeout(60)
class OpenScaleDetectionTest {
  private static final String SCENARIO = "glute-ball";

  private final TestTool tool = new TestTool();

  private Conversation onTheLine(TwinLink link) throws LinkException {
    Conversation conversation = new StreamProtocol().converse(link, TestTool.DESCRIPTION, tool);
    conversation.open();
    return conversation;
  }

  @Test
  void anOpenScaleIsFoundOutAndNoReadingLost() throws LinkException {
    TwinLink link = new TwinLink(OpenScaleTwin.of(TrueForces.tool(SCENARIO)));
    Conversation conversation = onTheLine(link);
    link.play(conversation, 1000);
    assertThat(TrueForces.heard(tool.blocks)).hasSameSizeAs(TrueForces.of(SCENARIO, 10));
    assertThat(tool.infos).hasSize(1);
    assertThat(conversation.send(1, new Command.Tare())).isFalse();
  }

  @Test
  void whatIsSaidBeforeItIsKnownDoesNotOpenItsMenu() throws LinkException {
    TwinLink link = new TwinLink(OpenScaleTwin.of(TrueForces.tool(SCENARIO)));
    onTheLine(link);
    assertThat(link.written).isNotEmpty();
    assertThat(link.written).allSatisfy(bytes -> assertThat(bytes).doesNotContain((byte) 'x'));
  }

  @Test
  void aDeviceOfTextLinesIsItself() throws LinkException {
    VirtualDevice device = TrueForces.tool(SCENARIO);
    Transmitter lines = Transmitter.of(device, Transmitter.Format.TEXT);
    TwinLink link = new TwinLink(new Twin(lines, null));
    link.play(onTheLine(link), 20);
    assertThat(tool.infos.getFirst().id()).isEqualTo(device.info().id());
    assertThat(tool.blocks.getFirst().pressure(0, 0)).isNotNaN();
  }

  @Test
  void noiseIsNothing() throws LinkException {
    Conversation conversation = new StreamProtocol().converse(tool, TestTool.DESCRIPTION, tool);
    conversation.open();
    SplittableRandom random = new SplittableRandom(6);
    String letters = "0123456789.,-kglbs\r\n";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < 30; k++) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      conversation.accept(text.toString().getBytes(US_ASCII), 0, 30, i * 30_000_000L);
    }
    assertThat(tool.infos).isEmpty();
    assertThat(tool.blocks).isEmpty();
  }

  @Test
  void anOpenScaleOnASerialPortOf9600Baud() throws IOException {
    DevicePlayer player = null;
    try (PtyPort port = PtyPort.open()) {
      Twin twin = OpenScaleTwin.of(TrueForces.tool(SCENARIO));
      player = new DevicePlayer(twin.transmitter(), port, 10);
      Thread.ofPlatform().daemon().start(player.waitForHost());
      LinkConnector connector =
          new LinkConnector(
              new SerialLinkSource(port.path(), 9600),
              new StreamProtocol(),
              TestTool.DESCRIPTION,
              System::nanoTime);
      try (Connection connection = connector.open(tool)) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (TrueForces.times(tool.blocks).size() < 200 && System.nanoTime() < end) {
          connection.pump();
        }
        assertThat(connection.counts().malformed()).isZero();
      }
    } finally {
      if (player != null) {
        player.close();
      }
    }
    List<Double> heard = TrueForces.heard(tool.blocks);
    List<Double> truth = TrueForces.of(SCENARIO, 10);
    assertThat(heard).hasSizeGreaterThanOrEqualTo(200);
    for (int i = 0; i < heard.size(); i++) {
      assertThat(heard.get(i)).isEqualTo(truth.get(i), within(0.00501 * 9.80665));
    }
  }
}
