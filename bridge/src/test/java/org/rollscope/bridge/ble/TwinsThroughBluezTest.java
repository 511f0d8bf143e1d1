package org.rollscope.bridge.ble;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollscope.bridge.protocol.BleConnector;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.Connector;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenarios;
import org.rollscope.sim.twin.Twin;
import org.rollscope.sim.twin.Twins;

/** Every family on the air is recognised, connected and understood through the virtual BlueZ. */
@Timeout(60)
class TwinsThroughBluezTest {
  @TempDir Path folder;

  static Stream<String> families() {
    return Twins.names().stream()
        .filter(
            name ->
                Twins.of(name, new VirtualDevice(Scenarios.load("glute-ball"), 1)).air() != null);
  }

  @ParameterizedTest
  @MethodSource("families")
  void isRecognisedConnectedAndUnderstood(String family) throws Exception {
    VirtualDevice device = new VirtualDevice(Scenarios.load("glute-ball"), 1);
    Twin twin = Twins.of(family, device);
    List<DeviceProtocol> all =
        DeviceProtocol.all().stream().filter(one -> !one.profiles().isEmpty()).toList();
    try (Air air = Air.open(folder, "bluez");
        AirTool tool = AirTool.of(air.bluez, device, twin, 1);
        Connector connector =
            new BleConnector(
                air.airspace,
                BleTarget.of("ble:auto"),
                all,
                Instrument.of(InstrumentKind.BALL, 0.03),
                System::nanoTime)) {
      Ears ears = new Ears();
      try (Connection connection = Air.connect(connector, ears)) {
        ears.await(connection, 20);
        // What a sketch on the Nordic UART service speaks is told, and this one sends our frames.
        assertThat(connection.family().orElseThrow().name())
            .isEqualTo(family.equals("nordic-uart") ? "rollscope" : family);
        assertThat(connection.counts().malformed()).isZero();
        assertThat(tool.device().played()).isPositive();
      }
    }
  }
}
