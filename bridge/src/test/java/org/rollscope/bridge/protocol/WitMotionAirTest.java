package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.ble.TwinGatt;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.sim.gatt.Advert;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.gatt.GattShape;

/** WitMotion's packets over BLE. */
class WitMotionAirTest {
  /** Heard from a sensor in motion by somebody who published it. */
  private static final byte[] CAPTURED =
      Bytes.of("55 61 77 02 A8 FE 92 FE 06 02 30 FE CD FF F8 F0 53 FC AB C4");

  private static final byte[] BATTERY =
      Bytes.of("55 71 64 00 7E 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00");

  private final TestTool tool = new TestTool();
  private final WitMotionProtocol protocol = new WitMotionProtocol();
  private final Conversation conversation =
      protocol.converse(
          new TwinGatt(silent(), () -> 0, 23).link(protocol.profile().orElseThrow()),
          TestTool.DESCRIPTION,
          tool);

  private static GattPort silent() {
    return new GattPort(
        new GattShape(
            Advert.of("silent"), List.of(), null, null, uuid -> new byte[0], (uuid, value) -> {}));
  }

  private void hear(byte[] notification) {
    conversation.accept(notification, 0, notification.length, 3_000_000_000L);
  }

  @Test
  void aCapturedPacketIsOneSample() {
    hear(CAPTURED);
    SampleBlock block = tool.blocks.getFirst();
    assertThat(block.size()).isEqualTo(1);
    assertThat(block.time(0)).isEqualTo(3);
    double[] force = {631 * 16 / 32768.0, -344 * 16 / 32768.0, -366 * 16 / 32768.0};
    double[] rate = {518 * 2000 / 32768.0, -464 * 2000 / 32768.0, -51 * 2000 / 32768.0};
    for (int axis = 0; axis < 3; axis++) {
      assertThat(block.specificForce(0, axis) / 9.80665).isEqualTo(force[axis], within(1e-9));
      assertThat(Math.toDegrees(block.angularRate(0, axis))).isEqualTo(rate[axis], within(1e-9));
    }
  }

  @Test
  void severalPacketsMayComeInOneNotification() {
    hear(Bytes.joined(CAPTURED, BATTERY, CAPTURED));
    assertThat(conversation.counts()).isEqualTo(new DecodeCounts(3, 2, 0, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({"7E01, 60", "9001, 100", "8001, 60", "7B01, 50", "5401, 5", "5301, 0"})
  void theBatterysVoltageIsACharge(String voltage, int charge) {
    byte[] packet = BATTERY.clone();
    System.arraycopy(Bytes.of(voltage), 0, packet, 4, 2);
    hear(packet);
    assertThat(tool.statuses).hasSize(1);
    assertThat(tool.statuses.getFirst().battery()).isEqualTo(charge);
  }

  @Test
  void aVoltageThatIsNotKnownYetIsNotTold() {
    byte[] packet = BATTERY.clone();
    packet[4] = 0;
    packet[5] = 0;
    hear(packet);
    assertThat(tool.statuses).isEmpty();
  }

  @Test
  void garbageIsCounted() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 20_000; i++) {
      byte[] garbage = new byte[random.nextInt(1, 60)];
      random.nextBytes(garbage);
      garbage[0] = random.nextBoolean() ? 0x55 : garbage[0];
      hear(garbage);
    }
    assertThat(conversation.counts().malformed()).isGreaterThan(19_000);
    hear(CAPTURED);
    assertThat(tool.blocks.getLast().size()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "WT901BLE67, true",
    "WT9011DCL-BT50, true",
    "BWT901BLE5.0, true",
    "WTVB01-BT50, false",
    "Watch WT9, false"
  })
  void aSensorIsRecognisedByItsName(String name, boolean is) {
    assertThat(protocol.recognises(sighting(name, Set.of()))).isEqualTo(is);
  }

  @Test
  void aSensorIsRecognisedByItsServiceAndNotByItsLikes() {
    assertThat(protocol.recognises(sighting("Left leg", Set.of(WitMotionProtocol.SERVICE))))
        .isTrue();
    UUID ordinary = UUID.fromString("0000ffe5-0000-1000-8000-00805f9b34fb");
    assertThat(protocol.recognises(sighting("Lamp", Set.of(ordinary)))).isFalse();
  }

  private static Sighting sighting(String name, Set<UUID> services) {
    return new Sighting(
        "C4:7C:8D:6A:1B:02", "hci0", name, services, Map.of(), OptionalInt.empty(), false, 0);
  }
}
