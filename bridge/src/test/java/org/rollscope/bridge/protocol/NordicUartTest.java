package org.rollscope.bridge.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.ble.TwinGatt;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.AutoDecoder;
import org.rollscope.core.wire.Command;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.port.PortException;
import org.rollscope.sim.twin.BluefruitTwin;
import org.rollscope.sim.twin.Twin;
import org.rollscope.sim.twin.UartTwin;

/** What goes over a serial line goes over the Nordic UART service as well. */
class NordicUartTest {
  private final NordicUartProtocol protocol = new NordicUartProtocol();

  /** The samples that a serial line would bring. */
  private static TestTool onALine(Transmitter.Format format, double seconds) {
    TestTool heard = new TestTool();
    AutoDecoder decoder = new AutoDecoder(heard, "test");
    Transmitter transmitter = Transmitter.of(TrueSamples.tool(), format);
    List<byte[]> packets = transmitter.boot();
    while (packets != null && transmitter.time() < seconds) {
      byte[] bytes = Transmitter.joined(packets);
      decoder.accept(bytes, 0, bytes.length);
      packets = transmitter.next();
    }
    return heard;
  }

  private static void compare(PlayedTwin played, TestTool line) {
    assertThat(played.heard.infos.getFirst()).isEqualTo(line.infos.getFirst());
    SampleBlock heard = played.samples();
    int row = 0;
    for (SampleBlock block : line.blocks) {
      for (int i = 0; i < block.size(); i++, row++) {
        assertThat(heard.time(row)).isEqualTo(block.time(i));
        assertThat(heard.pressure(row, 0)).isEqualTo(block.pressure(i, 0));
        for (int axis = 0; axis < 3; axis++) {
          assertThat(heard.angularRate(row, axis)).isEqualTo(block.angularRate(i, axis));
          assertThat(heard.specificForce(row, axis)).isEqualTo(block.specificForce(i, axis));
        }
      }
    }
    assertThat(row).isGreaterThan(1500).isLessThanOrEqualTo(heard.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {23, 65, 247})
  void textLinesGiveTheSamplesTheyGiveOnASerialLine(int mtu) throws LinkException {
    PlayedTwin played = PlayedTwin.onTheAir(UartTwin.text(TrueSamples.tool()), protocol, mtu);
    compare(played.playUntil(10), onALine(Transmitter.Format.TEXT, 9.5));
    assertThat(played.conversation().counts().malformed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {23, 247})
  void framesGiveTheSamplesTheyGiveOnASerialLine(int mtu) throws LinkException {
    PlayedTwin played = PlayedTwin.onTheAir(UartTwin.frames(TrueSamples.tool()), protocol, mtu);
    compare(played.playUntil(10), onALine(Transmitter.Format.BINARY, 9.5));
    assertThat(played.conversation().counts().malformed()).isZero();
  }

  @Test
  void bluefruitPacketsAreFoundOutByThemselves() throws LinkException {
    PlayedTwin played =
        PlayedTwin.onTheAir(BluefruitTwin.ble(TrueSamples.tool()), protocol, 23).playUntil(5);
    // What it took to be certain is not lost.
    assertThat(played.samples().size()).isEqualTo(played.taken.size()).isGreaterThan(490);
    assertThat(played.heard.infos.getFirst().gyroRange()).isInfinite();
    assertThat(played.conversation().family().orElseThrow().name()).isEqualTo("bluefruit");
  }

  @Test
  void aCommandIsAnswered() throws LinkException {
    PlayedTwin played =
        PlayedTwin.onTheAir(UartTwin.frames(TrueSamples.tool()), protocol, 23).playUntil(1);
    assertThat(played.conversation().send(41, new Command.SetHostTime(1_700_000_000_000_000L)))
        .isTrue();
    played.playUntil(2);
    assertThat(played.heard.acks).extracting("sequence").contains(41L);
  }

  @Test
  void whatIsWrittenIsCutToFit() throws LinkException, PortException {
    List<String> pieces = new ArrayList<>();
    GattPort port = Objects.requireNonNull(UartTwin.frames(TrueSamples.tool()).air());
    Link link =
        new NordicUartLink(new TwinGatt(port, () -> 0, 23).link(protocol.profile().orElseThrow()));
    link.write("whatever is longer than twenty bytes".getBytes(US_ASCII));
    link.write("and what is not".getBytes(US_ASCII));
    byte[] buffer = new byte[256];
    for (int i = 0; i < 3; i++) {
      pieces.add(new String(buffer, 0, port.read(buffer, 0), US_ASCII));
    }
    assertThat(pieces)
        .containsExactly("whatever is longer t", "han twenty bytes", "and what is not");
  }

  @Test
  void aHeaderThatWasMissedComesAgain() throws LinkException {
    Twin twin = UartTwin.text(TrueSamples.tool());
    twin.transmitter().boot();
    PlayedTwin played = PlayedTwin.onTheAir(withoutBoot(twin), protocol, 23).playUntil(8);
    assertThat(played.samples().size()).isGreaterThan(7 * 200);
  }

  private static Twin withoutBoot(Twin twin) {
    Transmitter inner = twin.transmitter();
    return new Twin(
        new Transmitter() {
          @Override
          public List<byte[]> boot() {
            return List.of();
          }

          @Override
          public boolean advance() {
            return inner.advance();
          }

          @Override
          public List<byte[]> packets() {
            return inner.packets();
          }

          @Override
          public double time() {
            return inner.time();
          }

          @Override
          public List<byte[]> answer(byte[] bytes, int length) {
            return inner.answer(bytes, length);
          }

          @Override
          public void dropped() {
            inner.dropped();
          }
        },
        twin.air());
  }

  @Test
  void theTwinCutsLinesAnywhere() {
    Twin twin = UartTwin.text(TrueSamples.tool());
    List<byte[]> header = twin.transmitter().boot();
    assertThat(header)
        .hasSizeGreaterThan(4)
        .allSatisfy(piece -> assertThat(piece).hasSizeLessThan(21));
    assertThat(new String(Transmitter.joined(header), US_ASCII)).startsWith("#rollscope stick");
    assertThat(Arrays.copyOf(header.getLast(), 1)).isNotEqualTo("#".getBytes(US_ASCII));
  }
}
