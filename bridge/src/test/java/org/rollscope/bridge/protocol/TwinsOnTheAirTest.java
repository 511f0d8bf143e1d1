package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.ble.Airspace;
import org.rollscope.bridge.ble.BleTarget;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.wire.Command;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.twin.Twin;
import org.rollscope.sim.twin.Twins;

/** Devices are recognised by what they advertise, and read over a radio, in real time. */
@Timeout(60)
class TwinsOnTheAirTest {
  private static final String SCENARIO = "glute-ball";
  private static final Instrument STICK = Instrument.of(InstrumentKind.STICK, 0.02);

  private static List<DeviceProtocol> onTheAir() {
    return DeviceProtocol.all().stream().filter(one -> one.profile().isPresent()).toList();
  }

  /** Reads a twin that is looked for by its advertisement alone, until so much was heard. */
  private static TestTool heard(String family, String target, int samples) throws LinkException {
    TestTool tool = new TestTool();
    Twin twin = Twins.of(family, TrueForces.tool(SCENARIO));
    TwinRadio radio = new TwinRadio(Objects.requireNonNull(twin.air()));
    try (Airspace airspace = new Airspace(radio, System::nanoTime);
        DevicePlayer player = new DevicePlayer(twin.transmitter(), twin.air(), 10);
        BleConnector connector =
            new BleConnector(
                airspace, new BleTarget(target), onTheAir(), STICK, System::nanoTime)) {
      Thread.ofPlatform().daemon().start(player.waitForHost());
      try (Connection connection = connector.open(tool)) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (TrueForces.times(tool.blocks).size() < samples && System.nanoTime() < end) {
          connection.pump();
        }
        connection.send(1, new Command.Tare());
      }
    }
    return tool;
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", TwinRadio.ADDRESS})
  void aProgressorIsFoundAndStreams(String target) throws LinkException {
    TestTool tool = heard("tindeq", target, 800);
    DeviceInfo info = tool.infos.getFirst();
    assertThat(info.id()).isEqualTo("c4-7c-8d-6a-1b-02");
    assertThat(info.name()).startsWith("Progressor_");
    assertThat(info.instrument().kind()).isEqualTo(InstrumentKind.STICK);
    assertThat(info.firmware()).isEqualTo("sim-1");
    List<Double> heard = TrueForces.heard(tool.blocks);
    List<Double> truth = TrueForces.of(SCENARIO, 80);
    int begin = begin(heard, truth);
    for (int i = 0; i < heard.size(); i++) {
      assertThat(heard.get(i)).isEqualTo(truth.get(begin + i), within(1e-3));
    }
    assertThat(tool.acks).hasSize(1);
  }

  /** Where the first hundred of what was heard are in the truth. */
  private static int begin(List<Double> heard, List<Double> truth) {
    for (int begin = 0; begin < 1000; begin++) {
      double worst = 0;
      for (int i = 0; i < 100; i++) {
        worst = Math.max(worst, Math.abs(heard.get(i) - truth.get(begin + i)));
      }
      if (worst < 1e-3) {
        return begin;
      }
    }
    throw new AssertionError("what was heard is not the truth");
  }

  @Test
  void aHangingScaleIsHeardWithoutAConnection() throws LinkException {
    TestTool tool = heard("wh-c06", "IF_B7", 100);
    assertThat(tool.infos).hasSize(1);
    assertThat(tool.infos.getFirst().name()).isEqualTo("IF_B7");
    List<Double> truth = TrueForces.of(SCENARIO, 8);
    for (double force : TrueForces.heard(tool.blocks)) {
      assertThat(truth).anyMatch(real -> Math.abs(real - force) <= 0.0051 * 9.80665);
    }
    assertThat(tool.acks).as("it takes no commands").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Progressor_1234, '', '', tindeq",
    "Crimpdeq, 7e4e1701-1ea6-40c9-9dcc-13d34ffead57, '', tindeq",
    "IF_B7, '', 000000000000000000000007d001f401, wh-c06",
    "'', '', 020311ffffffffffff0107d001f40199, wh-c06",
    "'', '', 000000000000000000000007d001f401, ''", // something else of that company
    "IF_B7, '', 0203110102030405, ''", // too short
    "Speaker, 0000110b-0000-1000-8000-00805f9b34fb, '', ''",
  })
  void devicesAreRecognised(String name, String service, String data, String family) {
    Sighting seen =
        new Sighting(
            TwinRadio.ADDRESS,
            "hci0",
            name,
            service.isEmpty() ? Set.of() : Set.of(UUID.fromString(service)),
            data.isEmpty() ? Map.of() : Map.of(0x0100, Bytes.of(data)),
            OptionalInt.empty(),
            false,
            0);
    List<String> found =
        onTheAir().stream()
            .filter(protocol -> protocol.recognises(seen))
            .map(DeviceProtocol::name)
            .toList();
    assertThat(found).isEqualTo(family.isEmpty() ? List.of() : List.of(family));
  }
}
