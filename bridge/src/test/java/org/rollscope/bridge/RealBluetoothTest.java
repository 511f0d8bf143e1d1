package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.Subscription.Received;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.guest.Guest;
import org.rollscope.sim.bluez.BluezPeripheral;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenarios;
import org.rollscope.sim.twin.RollscopeTwin;
import org.rollscope.sim.twin.Twin;

/**
 * The whole road through the real kernel and the real bluetoothd: a simulated ball registered on
 * one adapter, the bridge on the other, a real broker behind it.
 */
@Timeout(300)
class RealBluetoothTest {
  private static final int NOTIFICATIONS = 2000;

  /** The ball sends 25 frames a second of its own time, so 50 of ours. */
  private static final double SPEED = 2;

  @TempDir Path machine;
  @TempDir Path folder;
  private Guest guest;

  /**
   * A machine for each: an emulated controller that one has worn out hears nothing for the next.
   */
  @BeforeEach
  void boot() throws IOException {
    guest = Guest.boot(machine);
  }

  @AfterEach
  void end() throws IOException {
    if (guest != null) {
      guest.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void notificationsArriveWholeAndItComesBack(String provider) throws Exception {
    VirtualDevice device = new VirtualDevice(Scenarios.load("glute-ball"), 5);
    device.goOn(true);
    Twin twin = RollscopeTwin.of(device);
    DevicePlayer player = new DevicePlayer(twin.transmitter(), twin.air(), SPEED).waitForHost();
    String topic = device.info().id();
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client = new Subscription(broker, "rollscope/#");
        BluezPeripheral air = BluezPeripheral.start(guest.busAddress(), "hci1", twin.air())) {
      Thread playing = Thread.ofPlatform().daemon().start(player);
      assertThat(air.awaitRegistered(20_000)).isEmpty();
      try (Bridge bridge = new Bridge(config(broker, provider))) {
        bridge.start();
        awaitFrames(client, topic, NOTIFICATIONS);
        Received status = client.on(topic + "/status").getLast();
        assertThat(status.json().path("lost").asInt()).isZero();
        assertThat(status.json().path("duplicate").asInt()).isZero();
        assertThat(status.json().path("malformed").asInt()).isZero();
        BridgeEndToEndTest.assertSamplesWithoutHoles(client.on(topic + "/samples"));

        int before = client.all().size();
        guest.loseLinks();
        before = awaitAgain(client, before, topic);
        guest.restartBluetoothd();
        Thread mechanic = Thread.ofVirtual().start(this::mendController);
        awaitAgain(client, before, topic);
        mechanic.interrupt();
        mechanic.join();
        Received last = client.on(topic + "/status").getLast();
        assertThat(last.json().path("duplicate").asInt()).isZero();
        assertThat(last.json().path("malformed").asInt()).isZero();
      }
      BridgeEndToEndTest.assertComplete(client.all());
      player.close();
      playing.join();
      guest.awaitNoLinks();
    } catch (AssertionError e) {
      Files.writeString(
          Path.of("target", "guest-" + provider + ".log"),
          guest.console() + String.join("\n", guest.log()));
      throw e;
    }
  }

  /** A controller that hangs is pulled out and put back, as a person would do it. */
  private void mendController() {
    try {
      while (!guest.hasHungController()) {
        LockSupport.parkNanos(500_000_000);
        if (Thread.interrupted()) {
          return;
        }
      }
      guest.unplug();
      guest.plug();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BridgeConfig config(Mosquitto broker, String provider) {
    return BridgeConfig.of(
            BrokerConfig.at(broker.url(), "real-bluetooth"), List.of(DeviceConfig.on("ble:auto")))
        .withBluetooth(
            BleSettings.DEFAULT
                .withProvider(provider)
                .withBus(guest.busAddress())
                .withAdapter("hci0"))
        .withCalibrations(folder.resolve("calibration"));
  }

  private static void awaitFrames(Subscription client, String topic, int frames) {
    client.await(
        m -> m.topic().endsWith(topic + "/status") && m.json().path("frames").asInt() >= frames);
  }

  /** It is lost, and streams again; returns how many messages have come by then. */
  private static int awaitAgain(Subscription client, int before, String topic) {
    client.await(before, m -> isState(m, topic, "lost"));
    int lost = client.all().size();
    client.await(before, m -> isState(m, topic, "streaming") && client.all().indexOf(m) >= before);
    client.await(lost, m -> m.topic().endsWith(topic + "/samples"));
    return client.all().size();
  }

  private static boolean isState(Received message, String topic, String state) {
    return message.topic().endsWith(topic + "/status")
        && message.json().path("state").asString("").equals(state);
  }
}
