package org.rollscope.sim.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.scenario.Scenarios;

/** The twins of motion sensors keep to their makers' documents. */
class MotionTwinsTest {
  private static final String UNLOCK = "ffaa6988b5";
  private static final String MOTION_ONLY = "ffaa020600";

  private static VirtualDevice ball() {
    return new VirtualDevice(Scenarios.load("glute-ball"), 1);
  }

  /** What is sent from now on for so long, s, in hexadecimal. */
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

  private static List<String> tell(Transmitter transmitter, String... commands) {
    byte[] bytes = HexFormat.of().parseHex(String.join("", commands));
    return transmitter.answer(bytes, bytes.length).stream().map(HexFormat.of()::formatHex).toList();
  }

  private static Transmitter wired(int baud) {
    return WitMotionTwin.serial(ball(), baud).transmitter();
  }

  @Test
  void aWitMotionComesWithFourPacketsTenTimesASecond() {
    List<String> packets = play(wired(115_200), 10);
    assertThat(packets).hasSizeBetween(4 * 99, 4 * 101);
    for (int i = 0; i < packets.size(); i++) {
      assertThat(packets.get(i)).hasSize(22).startsWith("555" + (1 + i % 4));
      byte[] packet = HexFormat.of().parseHex(packets.get(i));
      byte sum = 0;
      for (int at = 0; at < 10; at++) {
        sum += packet[at];
      }
      assertThat(packet[10]).isEqualTo(sum);
    }
  }

  @Test
  void aWitMotionTakesNoSettingWhileItIsLocked() {
    Transmitter locked = wired(115_200);
    tell(locked, MOTION_ONLY, "ffaa030b00");
    assertThat(play(locked, 5)).hasSizeBetween(4 * 49, 4 * 51);
    tell(locked, UNLOCK);
    play(locked, 10.5);
    tell(locked, MOTION_ONLY);
    assertThat(play(locked, 5)).hasSizeBetween(4 * 49, 4 * 51);
  }

  @ParameterizedTest
  @CsvSource({"0b, 200", "09, 100", "08, 50", "0d, 0", "0a, 10", "ff, 10"})
  void aWitMotionUnlockedTakesTheRatesOfTheTable(String code, int rate) {
    Transmitter open = wired(115_200);
    tell(open, "00ff", UNLOCK, MOTION_ONLY, "ffaa03" + code + "00");
    play(open, 1);
    assertThat(play(open, 5)).hasSizeBetween(2 * 5 * rate - 2 * rate / 10, 2 * 5 * rate + 4);
  }

  @Test
  void aWitMotionOnASlowLineSendsWhatFits() {
    Transmitter slow = wired(9600);
    tell(slow, UNLOCK, "ffaa030b00", "ffaa021f00");
    play(slow, 1);
    assertThat(play(slow, 10).size() * 11 * 10).isBetween(92_000, 96_500);
    tell(slow, MOTION_ONLY);
    play(slow, 1);
    assertThat(play(slow, 10).size() * 11 * 10).isBetween(92_000, 96_500);
  }

  @Test
  void aWitMotionTellsItsTime() {
    Transmitter timed = wired(115_200);
    tell(timed, UNLOCK, "ffaa020100");
    byte[] first = HexFormat.of().parseHex(play(timed, 1).getLast());
    double start = timed.time();
    byte[] later = HexFormat.of().parseHex(play(timed, 61).getLast());
    assertThat(seconds(later) - seconds(first)).isEqualTo(timed.time() - start, within(0.005));
  }

  private static double seconds(byte[] packet) {
    assertThat(packet).startsWith(0x55, 0x50, 15, 1, 1);
    int millis = (packet[8] & 0xFF) | (packet[9] & 0xFF) << 8;
    return packet[5] * 3600 + packet[6] * 60 + packet[7] + millis / 1000.0;
  }

  @Test
  void aWitMotionOnTheAirSendsOnePacketASampleAndItsRegisters() {
    Transmitter air = WitMotionTwin.ble(ball()).transmitter();
    assertThat(play(air, 5))
        .hasSizeBetween(49, 51)
        .allMatch(packet -> packet.startsWith("5561") && packet.length() == 40);
    assertThat(tell(air, "ffaa276400")).containsExactly("55716400" + "8801" + "00".repeat(14));
  }

  @ParameterizedTest
  @ValueSource(strings = {"E803F401F401C80001", "E803F401F401050001"})
  void aThingyTakesAConfiguration(String configuration) {
    byte[] told = HexFormat.of().parseHex(configuration);
    Twin thingy = ThingyTwin.of(ball());
    GattPort port = Objects.requireNonNull(thingy.air());
    UUID characteristic = UUID.fromString("ef680401-9b35-4933-9b10-52ffa9740042");
    port.write(characteristic, told);
    assertThat(port.read(characteristic)).isEqualTo(told);
    play(thingy.transmitter(), 1);
    int rate = told[6] & 0xFF;
    assertThat(play(thingy.transmitter(), 4)).hasSizeBetween(4 * rate - 1, 4 * rate + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"E803F401F401C90001", "E803F401F401040001", "E803F401F401C800"})
  void aThingyRefusesWhatIsBeyondItsBounds(String configuration) {
    GattPort port = Objects.requireNonNull(ThingyTwin.of(ball()).air());
    UUID characteristic = UUID.fromString("ef680401-9b35-4933-9b10-52ffa9740042");
    port.write(characteristic, HexFormat.of().parseHex(configuration));
    assertThat(port.read(characteristic)).isEqualTo(HexFormat.of().parseHex("E803F401F4010A0001"));
  }

  @Test
  void aThingyTellsItsBattery() {
    GattPort port = Objects.requireNonNull(ThingyTwin.of(ball()).air());
    assertThat(port.read(UUID.fromString("00002a19-0000-1000-8000-00805f9b34fb")))
        .containsExactly(88);
  }

  @Test
  void aBluefruitBoardSendsPairsOfPackets() {
    List<String> packets = play(BluefruitTwin.serial(ball()).transmitter(), 2);
    assertThat(packets).hasSizeBetween(398, 402);
    for (int i = 0; i < packets.size(); i++) {
      assertThat(packets.get(i)).hasSize(30).startsWith(i % 2 == 0 ? "2141" : "2147");
      byte sum = 0;
      for (byte b : HexFormat.of().parseHex(packets.get(i))) {
        sum += b;
      }
      assertThat(sum).isEqualTo((byte) 0xFF);
    }
  }

  @Test
  void aUartCutsItsStreamToTheRoomThereIs() {
    Twin sketch = UartTwin.text(ball());
    GattPort port = Objects.requireNonNull(sketch.air());
    assertThat(play(sketch.transmitter(), 2)).allMatch(piece -> piece.length() <= 2 * 20);
    port.connected(100);
    List<String> pieces = play(sketch.transmitter(), 2);
    assertThat(pieces).allMatch(piece -> piece.length() <= 2 * 97);
    assertThat(pieces).anyMatch(piece -> piece.length() == 2 * 97);
  }
}
