package org.rollscope.bridge.ble;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.Connector;
import org.rollscope.sim.bluez.BleFaults;
import org.rollscope.sim.bluez.EmbeddedBus;
import org.rollscope.sim.bluez.VirtualBluez;

/** Trouble that concerns one provider, or the virtual BlueZ itself. */
@Timeout(120)
class AirTroubleTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void whoMayNotUseBluetoothIsToldHow(String provider) throws Exception {
    String rule = "<deny send_destination=\"org.bluez\"/>";
    try (PrivateBus bus = PrivateBus.start(folder, rule);
        VirtualBluez bluez = VirtualBluez.start(bus.address(), 1);
        Airspace airspace = airspace(provider, bus.address())) {
      assertThat(bluez.objects()).isEqualTo(1);
      awaitProblem(airspace, "You may not use Bluetooth", "usermod -aG bluetooth");
    }
  }

  private static Airspace airspace(String provider, String bus) {
    BleSettings settings = BleSettings.DEFAULT.withProvider(provider).withBus(bus);
    return new Airspace(BleProvider.named(provider).open(settings), System::nanoTime);
  }

  private static void awaitProblem(Airspace airspace, String... words) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    String problem = "";
    while (System.nanoTime() < deadline) {
      problem = airspace.radio().problem().orElse("");
      if (List.of(words).stream().allMatch(problem::contains)) {
        return;
      }
      Thread.onSpinWait();
    }
    assertThat(problem).contains(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void anAdapterThatIsNotThereIsToldWithThoseThatAre(String provider) throws Exception {
    try (PrivateBus bus = PrivateBus.start(folder);
        VirtualBluez bluez = VirtualBluez.start(bus.address(), 1);
        Radio radio =
            BleProvider.named(provider)
                .open(
                    BleSettings.DEFAULT
                        .withProvider(provider)
                        .withBus(bus.address())
                        .withAdapter("hci7"))) {
      Airspace airspace = new Airspace(radio, System::nanoTime);
      assertThat(bluez.objects()).isEqualTo(1);
      awaitProblem(airspace, "There is no Bluetooth adapter hci7", "hci0");
    }
  }

  @Test
  void aBusOfOurOwnWillDo() throws Exception {
    try (EmbeddedBus bus = EmbeddedBus.start();
        VirtualBluez bluez = VirtualBluez.start(bus.address(), 1);
        AirTool tool = AirTool.of(bluez, 1);
        Airspace airspace = airspace("bluez", bus.address())) {
      Airspace.Search search = airspace.search(BleTarget.of("ble:auto"), any -> true, Set.of());
      assertThat(search.find(10_000).address()).isEqualTo(AirTool.address(1));
      assertThat(tool.air().isConnected()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void anotherServiceThanAdvertisedIsTold(String provider) throws Exception {
    try (Air air = Air.open(folder, provider);
        AirTool tool = AirTool.of(air.bluez, 1);
        Connector connector = air.connector("auto")) {
      tool.air().faults(BleFaults.NONE.withWrongService());
      Air.awaitFailure(
          connector,
          AirTool.address(1),
          "does not offer the service 7d2e0001",
          "00001fff",
          "firmware");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void garbageIsCountedAndTheStreamGoesOn(String provider) throws Exception {
    UUID stream = UUID.fromString("7d2e0002-5b1c-4e9a-8f43-2b6c9d1e7a50");
    try (Air air = Air.open(folder, provider);
        AirTool tool = AirTool.of(air.bluez, 1);
        Connector connector = air.connector("auto")) {
      Ears ears = new Ears();
      try (Connection connection = Air.connect(connector, ears)) {
        ears.await(connection, 50);
        long before = connection.counts().malformed();
        tool.air().notify(stream, new byte[] {0x11, 1, 2});
        tool.air().notify(stream, new byte[] {(byte) 0xFF});
        ears.await(connection, () -> connection.counts().malformed() >= before + 2);
        ears.await(connection, 100);
      }
    }
  }

  @Test
  void aCrashOfTinybIsALostConnectionAndNoMore() throws Exception {
    try (Air air = Air.open(folder, "tinyb");
        AirTool tool = AirTool.of(air.bluez, 1);
        Connector connector = air.connector(AirTool.address(1))) {
      Ears ears = new Ears();
      try (Connection connection = Air.connect(connector, ears)) {
        ears.await(connection, 50);
        children().forEach(ProcessHandle::destroyForcibly);
        assertThat(ears.awaitLoss(connection)).contains("TinyB's process has ended");
      }
      tool.air().drop(); // BlueZ keeps a connection whose program has died
      try (Connection connection = Air.connect(connector, ears)) {
        ears.await(connection, 50);
      }
    }
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current()
        .descendants()
        .filter(child -> child.info().commandLine().orElse("").contains("TinybChild"))
        .toList();
  }

  @Test
  void aConnectionThatAnotherProgramLeftIsTakenOver() throws Exception {
    try (Air air = Air.open(folder, "bluez");
        AirTool tool = AirTool.of(air.bluez, 1)) {
      try (Airspace other = airspace("bluez", air.bus.address())) {
        Airspace.Search search = other.search(BleTarget.of("ble:auto"), any -> true, Set.of());
        Sighting seen = search.find(10_000);
        Gatt left = other.radio().connect(seen, new Notifications(10), Duration.ofSeconds(10));
        assertThat(left.attributes()).isNotEmpty();
        Ears ears = new Ears();
        try (Connector connector = air.connector("auto");
            Connection connection = Air.connect(connector, ears)) {
          ears.await(connection, 50);
        }
        assertThat(tool.air().isConnected()).as("left as it was found").isTrue();
        left.close();
      }
    }
  }

  @Test
  void otherProgramsGoOnDiscovering() throws Exception {
    try (Air air = Air.open(folder, "bluez");
        AirTool tool = AirTool.of(air.bluez, 1);
        Airspace other = airspace("bluez", air.bus.address())) {
      CountDownLatch heard = new CountDownLatch(20);
      Radio.Scan ours = air.airspace.radio().scan(ScanFilter.ANY, seen -> {});
      Radio.Scan theirs = other.radio().scan(ScanFilter.ANY, seen -> heard.countDown());
      ours.close();
      assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
      theirs.close();
      assertThat(tool.air().isConnected()).isFalse();
    }
  }

  @Test
  void aScanHearsOnlyWhatItAskedFor() throws Exception {
    UUID nobody = Attribute.assigned(0x1812);
    try (Air air = Air.open(folder, "bluez");
        AirTool near = AirTool.of(air.bluez, 1);
        AirTool far = AirTool.of(air.bluez, 2)) {
      far.air().weaker(30);
      List<String> services = new CopyOnWriteArrayList<>();
      List<String> strong = new CopyOnWriteArrayList<>();
      CountDownLatch both = new CountDownLatch(1);
      Radio radio = air.airspace.radio();
      try (Radio.Scan one =
              radio.scan(
                  new ScanFilter(Set.of(nobody), ScanFilter.ANY_SIGNAL),
                  seen -> services.add(seen.address()));
          Radio.Scan two =
              radio.scan(new ScanFilter(Set.of(), -75), seen -> strong.add(seen.address()));
          Radio.Scan all =
              radio.scan(
                  ScanFilter.ANY,
                  seen -> {
                    if (seen.address().equals(AirTool.address(2))) {
                      both.countDown();
                    }
                  })) {
        assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(one, two, all)).doesNotHaveDuplicates();
      }
      assertThat(services).isEmpty();
      assertThat(strong).doesNotContain(AirTool.address(2));
      assertThat(near.device().info().id()).isNotEqualTo(far.device().info().id());
    }
  }
}
