package org.rollscope.bridge.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.Connector;
import org.rollscope.core.wire.Command;
import org.rollscope.sim.bluez.BleFaults;

/** What every provider of Bluetooth must do, against the virtual BlueZ on a bus of its own. */
@Timeout(120)
class RadioContractTest {
  @TempDir Path folder;
  private Air air;

  private void open(String provider) throws IOException {
    air = Air.open(folder, provider);
  }

  @AfterEach
  void close() throws IOException {
    if (air != null) {
      air.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void findsReadsAndTalks(String provider) throws Exception {
    open(provider);
    try (AirTool tool = AirTool.of(air.bluez, 1);
        Connector connector = air.connector("auto")) {
      Ears ears = new Ears();
      try (Connection connection = Air.connect(connector, ears)) {
        assertThat(connection.name()).contains("Simulated ball", AirTool.address(1));
        assertThat(ears.infos.getFirst().id()).isEqualTo(tool.device().info().id());
        assertThat(connection.rssi().orElse(0)).isBetween(-70, -50);
        ears.await(connection, 200);
        assertThat(connection.send(7, new Command.Identify(1))).isTrue();
        ears.await(connection, () -> ears.acks.stream().anyMatch(ack -> ack.sequence() == 7));
        assertThat(ears.statuses).isNotEmpty();
        assertThat(connection.counts().malformed()).isZero();
        assertThat(connection.counts().duplicateFrames()).isZero();
        assertThat(connection.remark()).isEmpty();
      }
      awaitFree(tool);
    }
  }

  private static void awaitFree(AirTool tool) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (tool.air().isConnected() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(tool.air().isConnected()).as("still connected").isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void comesBackWhenItIsInRangeAgain(String provider) throws Exception {
    open(provider);
    try (AirTool tool = AirTool.of(air.bluez, 1);
        Connector connector = air.connector(AirTool.address(1))) {
      Ears ears = new Ears();
      try (Connection connection = Air.connect(connector, ears)) {
        ears.await(connection, 50);
        tool.air().near(false);
        assertThat(ears.awaitLoss(connection)).contains("Simulated ball", "lost");
      }
      Air.awaitFailure(connector, "Nothing is heard from " + AirTool.address(1));
      assertThat(connector.beckons()).isFalse();
      tool.air().near(true);
      Air.hear(connector, ears, 50).close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void losesNoNotificationTwiceWhenItIsCutInTheMiddle(String provider) throws Exception {
    open(provider);
    try (AirTool tool = AirTool.of(air.bluez, 1);
        Connector connector = air.connector("Simulated ball")) {
      for (int round = 0; round < 3; round++) {
        Ears ears = new Ears();
        try (Connection connection = Air.hear(connector, ears, 100)) {
          tool.air().drop();
          ears.awaitLoss(connection);
          assertThat(connection.counts().duplicateFrames()).isZero();
          assertThat(connection.counts().malformed()).isZero();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void waitsForSlowServicesAndGivesUpOnNone(String provider) throws Exception {
    open(provider);
    try (AirTool slow = AirTool.of(air.bluez, 1);
        Connector connector = air.connector(AirTool.address(1))) {
      slow.air().faults(BleFaults.NONE.withResolving(Duration.ofSeconds(3)));
      Ears ears = new Ears();
      try (Connection connection = Air.connect(connector, ears)) {
        ears.await(connection, 50);
      }
    }
    try (AirTool never = AirTool.of(air.bluez, 2);
        Connector connector = air.connector(AirTool.address(2))) {
      never.air().faults(BleFaults.NONE.unresolved());
      Air.awaitFailure(connector, AirTool.address(2), "does not tell its services");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void survivesARestartOfTheDaemon(String provider) throws Exception {
    open(provider);
    try (AirTool tool = AirTool.of(air.bluez, 1);
        Connector connector = air.connector("auto")) {
      Ears ears = new Ears();
      try (Connection connection = Air.connect(connector, ears)) {
        ears.await(connection, 50);
        air.bluez.stop();
        assertThat(ears.awaitLoss(connection)).contains("Simulated ball");
      }
      Air.awaitFailure(connector, "No Bluetooth daemon is running", "apt-get install bluez");
      air.bluez.start();
      try (Connection connection = Air.connect(connector, ears)) {
        ears.await(connection, 50);
        assertThat(tool.air().isConnected()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void survivesTheLossOfTheBus(String provider) throws Exception {
    open(provider);
    try (AirTool tool = AirTool.of(air.bluez, 1);
        Connector connector = air.connector("auto")) {
      Ears ears = new Ears();
      try (Connection connection = Air.connect(connector, ears)) {
        ears.await(connection, 50);
        air.bus.kill();
        ears.awaitLoss(connection);
      }
      Air.awaitFailure(connector, "D-Bus", "systemctl start dbus");
      air.bluez.stop();
      air.bus.restart();
      air.bluez.start();
      try (Connection connection = Air.connect(connector, ears)) {
        ears.await(connection, 50);
        assertThat(tool.air().isConnected()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void survivesAnAdapterPulledOutOrSwitchedOff(String provider) throws Exception {
    open(provider);
    try (AirTool tool = AirTool.of(air.bluez, 1);
        Connector connector = air.connector("auto")) {
      Ears ears = new Ears();
      try (Connection connection = Air.connect(connector, ears)) {
        ears.await(connection, 50);
        air.bluez.unplug("hci0");
        ears.awaitLoss(connection);
      }
      Air.awaitFailure(connector, "There is no Bluetooth adapter");
      air.bluez.plug("hci0", "00:1A:7D:00:00:01");
      try (Connection connection = Air.hear(connector, ears, 50)) {
        air.bluez.power("hci0", false);
        ears.awaitLoss(connection);
      }
      Air.awaitFailure(connector, "hci0 is switched off", "bluetoothctl power on");
      air.bluez.power("hci0", true);
      try (Connection connection = Air.hear(connector, ears, 50)) {
        assertThat(connection.name()).contains("Simulated ball");
        assertThat(tool.air().isConnected()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void countsWhatIsLostAndDoubledOnTheAir(String provider) throws Exception {
    open(provider);
    try (AirTool tool = AirTool.of(air.bluez, 1);
        Connector connector = air.connector("auto")) {
      tool.air().faults(BleFaults.NONE.lossy(0.2, 0.2));
      Ears ears = new Ears();
      try (Connection connection = Air.connect(connector, ears)) {
        ears.await(connection, 500);
        assertThat(connection.counts().lostFrames()).isPositive();
        assertThat(connection.counts().duplicateFrames()).isPositive();
        assertThat(connection.counts().malformed()).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void saysWhenPacketsAreTooSmall(String provider) throws Exception {
    open(provider);
    try (AirTool tool = AirTool.of(air.bluez, 1);
        Connector connector = air.connector("auto")) {
      tool.air().faults(BleFaults.NONE.withMtu(23));
      if (provider.equals("bluez")) {
        Air.awaitFailure(connector, "Simulated ball", "too small for one sample (20 bytes)");
      } else {
        Ears ears = new Ears();
        try (Connection connection = Air.connect(connector, ears)) {
          ears.await(connection, () -> connection.remark().isPresent());
          assertThat(connection.remark().orElse("")).contains("too small for one sample");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void asksForPairingAndBonds(String provider) throws Exception {
    open(provider);
    try (AirTool tool = AirTool.of(air.bluez, 1);
        Connector connector = air.connector("auto")) {
      tool.air().faults(BleFaults.NONE.paired());
      assertThat(
              Air.awaitFailure(
                  connector, "wants to be paired", "rollscope pair ble:" + AirTool.address(1)))
          .isInstanceOf(PairingException.class);
      Airspace.Search search = air.airspace.search(BleTarget.of("ble:auto"), any -> true, Set.of());
      Sighting seen = search.find(5000);
      search.end();
      air.airspace.radio().bond(seen, Duration.ofSeconds(10));
      Ears ears = new Ears();
      try (Connection connection = Air.connect(connector, ears)) {
        ears.await(connection, 50);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void saysWhenTheAdapterHasNoConnectionLeft(String provider) throws Exception {
    open(provider);
    air.bluez.slots(1);
    try (AirTool one = AirTool.of(air.bluez, 1);
        AirTool two = AirTool.of(air.bluez, 2);
        Connector first = air.connector(AirTool.address(1));
        Connector second = air.connector(AirTool.address(2))) {
      Ears ears = new Ears();
      try (Connection connection = Air.connect(first, ears)) {
        ears.await(connection, 50);
        Air.awaitFailure(second, "hci0 has no connection left", AirTool.address(2));
        ears.await(connection, 50);
      }
      try (Connection connection = Air.connect(second, ears)) {
        ears.await(connection, 50);
      }
      assertThat(one.device().info().id()).isNotEqualTo(two.device().info().id());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void saysWhenTwoHaveOneName(String provider) throws Exception {
    open(provider);
    try (AirTool one = AirTool.of(air.bluez, 1);
        AirTool two = AirTool.of(air.bluez, 2);
        Connector connector = air.connector("Simulated ball")) {
      two.air().weaker(20);
      Ears ears = new Ears();
      try (Connection connection = Air.connect(connector, ears)) {
        assertThat(connection.name()).contains(AirTool.address(1));
        assertThat(connection.remark().orElse(""))
            .contains("2 devices are called Simulated ball")
            .contains(AirTool.address(1), AirTool.address(2));
      }
      assertThat(one.device().info().id()).isNotEqualTo(two.device().info().id());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void anAbsentDeviceIsWaitedFor(String provider) throws Exception {
    open(provider);
    try (Connector connector = air.connector("Nobody")) {
      assertThatThrownBy(() -> connector.open(new Ears()))
          .isInstanceOf(LinkException.class)
          .hasMessageContaining("Nothing is heard from Nobody");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void eightDevicesStreamAtOnce(String provider) throws Exception {
    open(provider);
    List<AirTool> tools = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    for (int number = 1; number <= 8; number++) {
      tools.add(AirTool.of(air.bluez, number));
      Connector connector = air.connector(AirTool.address(number));
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    Ears ears = new Ears();
                    try (connector;
                        Connection connection = Air.connect(connector, ears)) {
                      ears.await(connection, 600);
                      assertThat(connection.counts().malformed()).isZero();
                      assertThat(connection.counts().duplicateFrames()).isZero();
                    } catch (Exception | AssertionError e) {
                      failures.add(e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (AirTool tool : tools) {
      tool.close();
    }
    assertThat(failures).isEmpty();
  }
}
