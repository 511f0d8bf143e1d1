package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.ble.TwinGatt;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.sim.gatt.Advert;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.gatt.GattShape;
import org.rollscope.sim.gatt.Service;
import org.rollscope.sim.gatt.Service.Characteristic;
import org.rollscope.sim.gatt.Service.Property;
import org.rollscope.sim.twin.ThingyTwin;

/** A Thingy:52, by its bytes and by its twin. */
class ThingyTest {
  /**
   * The acceleration was read off a Thingy lying on a table (Nordic's DevZone, case 47415); 100,
   * -50 and 0 °/s and a compass are added.
   */
  private static final byte[] ON_A_TABLE =
      Bytes.of("FA FF F4 FF F6 03 80 0C C0 F9 00 00 18 01 C0 FF D0 02");

  private final ThingyProtocol protocol = new ThingyProtocol();
  private final TestTool tool = new TestTool();
  private final List<byte[]> written = new ArrayList<>();
  private byte[] configuration = Bytes.of("E8 03 F4 01 2C 01 0A 00 01");

  private Conversation conversation() {
    GattPort port =
        new GattPort(
            new GattShape(
                Advert.of("Thingy"),
                List.of(
                    Service.of(
                        ThingyProtocol.MOTION,
                        Characteristic.of(ThingyProtocol.CONFIGURATION, Property.WRITE),
                        Characteristic.of(ThingyProtocol.RAW, Property.NOTIFY))),
                ThingyProtocol.RAW,
                null,
                uuid -> configuration.clone(),
                (uuid, value) -> written.add(value)));
    return protocol.converse(
        new TwinGatt(port, () -> 0, 23).link(protocol.profile().orElseThrow()),
        TestTool.DESCRIPTION,
        tool);
  }

  @Test
  void whatPointsDownIsPositiveInItsNumbersAndNotInOurs() {
    Conversation conversation = conversation();
    conversation.accept(ON_A_TABLE, 0, ON_A_TABLE.length, 4_000_000_000L);
    SampleBlock block = tool.blocks.getFirst();
    assertThat(block.time(0)).isEqualTo(4);
    double[] force = {6 / 1024.0, 12 / 1024.0, -1014 / 1024.0};
    double[] rate = {100, -50, 0};
    for (int axis = 0; axis < 3; axis++) {
      assertThat(block.specificForce(0, axis) / 9.80665).isEqualTo(force[axis], within(1e-9));
      assertThat(Math.toDegrees(block.angularRate(0, axis))).isEqualTo(rate[axis], within(1e-9));
    }
    conversation.accept(ON_A_TABLE, 0, 17, 5_000_000_000L);
    assertThat(conversation.counts()).isEqualTo(new DecodeCounts(1, 1, 0, 0, 1, 17, 0));
  }

  @Test
  void theRateIsSetAndAllElseLeftAsItWas() throws LinkException {
    conversation().open();
    assertThat(written).containsExactly(Bytes.of("E8 03 F4 01 2C 01 C8 00 01"));
  }

  @Test
  void aRateThatIsSetAlreadyDoesNotWearItsFlash() throws LinkException {
    configuration = Bytes.of("E8 03 F4 01 2C 01 C8 00 01");
    conversation().open();
    assertThat(written).isEmpty();
  }

  @Test
  void anotherFirmwareIsNamed() {
    configuration = new byte[4];
    assertThatThrownBy(() -> conversation().open())
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("4 bytes")
        .hasMessageContaining("firmware");
  }

  @ParameterizedTest
  @CsvSource({"0, C800", "1, 0500", "100, 6400", "1000, C800"})
  void itIsStartedAtARateItCan(int asked, String told) throws LinkException {
    assertThat(conversation().send(7, new Command.Start(asked))).isTrue();
    assertThat(written).containsExactly(Bytes.of("E803F4012C01" + told + "01"));
    assertThat(tool.acks).extracting("sequence").containsExactly(7L);
  }

  @Test
  void itCannotBeStoppedOrTellABatteryItHasNot() throws LinkException {
    assertThat(conversation().send(1, new Command.Stop())).isFalse();
    assertThat(conversation().send(2, new Command.GetStatus())).isFalse();
    assertThat(tool.acks).isEmpty();
  }

  @Test
  void itsTwinSendsWhatTheToolMeasures() throws LinkException {
    PlayedTwin played = PlayedTwin.onTheAir(ThingyTwin.of(TrueSamples.tool()), protocol, 23);
    played.playUntil(20);
    SampleBlock heard = played.samples();
    int left = played.taken.size() - heard.size();
    assertThat(left).isBetween(80, 82);
    TrueSamples truth = new TrueSamples(200, 20.5);
    for (int row = 0; row < heard.size(); row++) {
      // It cuts, so a whole step may be missing; and the first sample made the noise another.
      double taken = played.taken.get(row + left);
      truth.check(heard, row, taken, 1.0 / 32 + 0.34, 1.0 / 1024 + 0.0085);
      assertThat(heard.time(row)).isEqualTo(played.hostTime(taken), within(1e-3));
    }
    assertThat(played.heard.infos).hasSize(1);
    assertThat(Math.toDegrees(played.heard.infos.getFirst().gyroRange()))
        .isEqualTo(1023, within(1e-9));
    assertThat(played.heard.statuses).hasSize(1);
    assertThat(played.heard.statuses.getFirst().battery()).isEqualTo(88);
    assertThat(played.conversation().send(3, new Command.GetStatus())).isTrue();
    assertThat(played.heard.statuses).hasSize(2);
  }

  @Test
  void whatItSendsByTheOldPaceIsLeftOut() throws LinkException {
    Conversation conversation = conversation();
    conversation.open();
    for (int millis = 0; millis < 1000; millis += 5) {
      conversation.accept(ON_A_TABLE, 0, ON_A_TABLE.length, millis * 1_000_000L);
    }
    assertThat(conversation.counts()).isEqualTo(new DecodeCounts(200, 120, 0, 0, 0, 0, 0));
  }

  @Test
  void itIsRecognisedByNameOrService() {
    UUID advertised = UUID.fromString("ef680100-9b35-4933-9b10-52ffa9740042");
    assertThat(protocol.recognises(sighting("Thingy", Set.of()))).isTrue();
    assertThat(protocol.recognises(sighting("My ball", Set.of(advertised)))).isTrue();
    assertThat(protocol.recognises(sighting("My ball", Set.of()))).isFalse();
  }

  private static Sighting sighting(String name, Set<UUID> services) {
    return new Sighting(
        "C4:7C:8D:6A:1B:02", "hci0", name, services, Map.of(), OptionalInt.empty(), false, 0);
  }
}
