package org.rollscope.sim.twin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.scenario.Scenarios;

/** The twins of force sensors keep to their makers' documents. */
class ForceTwinsTest {
  private static VirtualDevice ball() {
    return new VirtualDevice(Scenarios.load("glute-ball"), 1);
  }

  private static List<String> play(Transmitter transmitter, double seconds) {
    List<String> packets = new ArrayList<>();
    double end = transmitter.time() + seconds;
    while (transmitter.time() < end) {
      for (byte[] packet : Objects.requireNonNull(transmitter.next())) {
        packets.add(HexFormat.of().formatHex(packet));
      }
    }
    return packets;
  }

  private static List<String> tell(Transmitter transmitter, int command) {
    return transmitter.answer(new byte[] {(byte) command}, 1).stream()
        .map(HexFormat.of()::formatHex)
        .toList();
  }

  @Test
  void familiesAreFoundByName() {
    assertThat(Twins.names()).contains("openscale", "rollscope", "tindeq", "wh-c06").isSorted();
    for (String name : Twins.names()) {
      assertThat(play(Twins.of(name, ball()).transmitter(), 1)).isNotNull();
    }
    assertThatThrownBy(() -> Twins.of("nosuch", ball()))
        .hasMessageContaining("nosuch")
        .hasMessageContaining("tindeq, wh-c06");
  }

  @Test
  void aProgressorMeasuresFromStartToStop() {
    Transmitter progressor = TindeqTwin.of(ball(), 0xFFFF_F000L, 0).transmitter();
    assertThat(play(progressor, 3)).isEmpty();
    assertThat(tell(progressor, 0x65)).isEmpty();
    List<String> packets = play(progressor, 1);
    // Three samples of 8 bytes; the clock is 12.5 ms after the start, and has wrapped.
    assertThat(packets.getFirst()).startsWith("0118").hasSize(52);
    assertThat(packets.getFirst().substring(12, 20)).isEqualTo("d4200000");
    assertThat(packets).hasSizeBetween(26, 28);
    assertThat(tell(progressor, 0x66)).isEmpty();
    assertThat(play(progressor, 1)).isEmpty();
  }

  @Test
  void aProgressorAnswersWhatItIsAsked() {
    Transmitter progressor = TindeqTwin.of(ball()).transmitter();
    assertThat(tell(progressor, 0x6B)).containsExactly("000573696d2d31");
    assertThat(tell(progressor, 0x70).getFirst()).startsWith("0004").hasSize(12);
    String battery = tell(progressor, 0x6F).getFirst();
    int millivolts = Integer.reverseBytes(Integer.parseUnsignedInt(battery.substring(4), 16));
    assertThat(millivolts).isBetween(3000, 4200);
    assertThat(tell(progressor, 0x71)).isEmpty();
    assertThat(progressor.answer(new byte[0], 0)).isEmpty();
  }

  @Test
  void aHangingScaleSaysEverythingInItsAdvertisement() {
    Twin scale = ScaleTwin.of(ball());
    List<String> packets = play(scale.transmitter(), 10);
    assertThat(packets).hasSizeBetween(79, 81);
    assertThat(packets.getFirst()).startsWith("0001020311ffffffffffff01").hasSize(38);
    GattPort air = Objects.requireNonNull(scale.air());
    byte[] packet = HexFormat.of().parseHex(packets.getLast());
    air.write(packet, 0, packet.length);
    Map<Integer, byte[]> data = air.advert().manufacturerData();
    assertThat(data).containsOnlyKeys(0x0100);
    assertThat(HexFormat.of().formatHex(data.get(0x0100)))
        .isEqualTo(packets.getLast().substring(4));
    assertThat(air.advert().name()).isEqualTo("IF_B7");
  }

  @Test
  void anOpenScaleIsSilentInItsMenu() {
    Transmitter scale = OpenScaleTwin.of(ball()).transmitter();
    assertThat(new String(scale.boot().getFirst(), US_ASCII)).endsWith("Readings:\r\n");
    String line = new String(HexFormat.of().parseHex(play(scale, 1).getFirst()), US_ASCII);
    assertThat(line).matches("\\d+,-?\\d+\\.\\d\\d,kg,\r\n");
    assertThat(tell(scale, 'x')).hasSize(1);
    assertThat(play(scale, 2)).isEmpty();
    assertThat(tell(scale, 'x')).isEmpty();
    assertThat(play(scale, 2)).hasSizeBetween(19, 21);
  }
}
