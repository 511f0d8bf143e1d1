package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.Subscription.Received;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.DeviceConfig;

/** Devices that come and go while the bridge runs, at a real broker. */
@Timeout(120)
class ComingAndGoingTest {
  @TempDir Path folder;

  private BridgeConfig config(Mosquitto broker, DeviceConfig... devices) {
    return BridgeConfig.of(BrokerConfig.at(broker.url(), "open-house"), List.of(devices))
        .withCalibrations(folder.resolve("calibration"))
        .withIdleSeconds(3);
  }

  private static Received awaitEvent(Subscription client, String id, String state) {
    return client.await(
        m ->
            m.topic().endsWith(id + "/event/session")
                && m.json().path("state").asString("").equals(state));
  }

  @Test
  void aDeviceComesAndGoesWhileAnotherIsInItsSession() throws Exception {
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client = new Subscription(broker, "rollscope/#", "homeassistant/#");
        SimulatedTool stays = new SimulatedTool("too-hard", 3, 4);
        SimulatedTool passes = new SimulatedTool("glute-ball", 5, 4)) {
      DeviceConfig guest = DeviceConfig.on(passes.path());
      try (Bridge bridge = new Bridge(config(broker, DeviceConfig.on(stays.path())))) {
        bridge.start();
        stays.start();
        awaitEvent(client, stays.id(), "started");
        bridge.add(guest);
        passes.start();
        awaitEvent(client, passes.id(), "started");
        assertThat(bridge.isInSession(guest)).isTrue();
        String announcement = "homeassistant/device/" + passes.id() + "/config";
        client.await(m -> m.topic().equals(announcement));

        assertThat(bridge.remove(guest)).isTrue();
        assertThat(bridge.remove(guest)).isFalse();
        awaitEvent(client, passes.id(), "ended");
        for (String gone : List.of("/status", "/info", "/config")) {
          client.await(
              m ->
                  m.topic().contains(passes.id())
                      && m.topic().endsWith(gone)
                      && m.text().isEmpty());
        }
        stays.awaitEnd();
        awaitEvent(client, stays.id(), "ended");
      }
      client.await(m -> m.topic().endsWith("/bridge/status") && m.text().equals("offline"));
      BridgeEndToEndTest.assertComplete(client.all());
      BridgeEndToEndTest.assertSamplesWithoutHoles(client.on(stays.id() + "/samples"));
      List<Received> sessions = client.on(stays.id() + "/session");
      assertThat(sessions).hasSize(1);
      assertThat(sessions.getFirst().json().path("rolls").asInt())
          .isEqualTo(stays.device().truth().rolls());
      assertNothingIsLeftOf(passes.id(), broker);
    }
  }

  /** What stands at the broker for who comes late: the summary that was measured, and no more. */
  private static void assertNothingIsLeftOf(String id, Mosquitto broker) throws IOException {
    try (Subscription late = new Subscription(broker, "rollscope/#", "homeassistant/#")) {
      Subscription.publish(broker, "rollscope/end/status", "end");
      late.await(m -> m.text().equals("end"));
      Set<String> standing =
          late.all().stream()
              .filter(m -> m.retained() && m.topic().contains(id))
              .map(Received::topic)
              .collect(Collectors.toSet());
      assertThat(standing).isEmpty();
    }
  }

  @Test
  void aNewNameIsToldAtOnceAndCostsNoSession() throws Exception {
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client = new Subscription(broker, "rollscope/#");
        SimulatedTool tool = new SimulatedTool("too-hard", 3, 4)) {
      DeviceConfig device = DeviceConfig.on(tool.path()).withName("Stick");
      try (Bridge bridge = new Bridge(config(broker, device))) {
        bridge.start();
        tool.start();
        awaitEvent(client, tool.id(), "started");
        assertThat(bridge.rename(device.withName("Anna's stick"))).isTrue();
        client.await(
            m ->
                m.topic().endsWith("/info")
                    && m.json().path("name").asString("").equals("Anna's stick"));
        assertThat(bridge.isInSession(device)).isTrue();
        tool.awaitEnd();
        awaitEvent(client, tool.id(), "ended");
      }
      assertThat(client.on("/event/session")).hasSize(2);
      assertThat(client.on(tool.id() + "/session").getLast().json().path("rolls").asInt())
          .isEqualTo(tool.device().truth().rolls());
      assertThat(client.on("/event/segment")).isEmpty();
    }
  }

  @Test
  void manyComeAndGoAtOnce() throws Exception {
    try (Mosquitto broker = Mosquitto.open(folder);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Bridge bridge = new Bridge(config(broker));
      DeviceConfig first = DeviceConfig.on(folder.resolve("0").toString());
      assertThatThrownBy(() -> bridge.add(first)).isInstanceOf(IllegalStateException.class);
      try (bridge) {
        bridge.start();
        List<Callable<Boolean>> calls =
            IntStream.range(0, 24)
                .mapToObj(number -> DeviceConfig.on(folder.resolve("port" + number).toString()))
                .map(device -> (Callable<Boolean>) () -> comesAndGoes(bridge, device))
                .toList();
        assertThat(callers.invokeAll(calls)).allMatch(call -> call.resultNow());
        bridge.add(first);
        assertThatThrownBy(() -> bridge.add(first.withName("the same")))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("is read already");
        assertThat(bridge.rename(DeviceConfig.on("/dev/nobody"))).isFalse();
      }
      assertThatThrownBy(() -> bridge.add(first)).isInstanceOf(IllegalStateException.class);
    }
  }

  private static boolean comesAndGoes(Bridge bridge, DeviceConfig device) {
    bridge.add(device);
    return !bridge.isInSession(device) && bridge.remove(device);
  }
}
