package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.Subscription.Received;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.Reconnect;
import org.rollscope.bridge.config.Secret;
import org.rollscope.bridge.mqtt.BrokerState;

/** Brokers that are absent, refuse, go away, or never answer. */
@Timeout(90)
class BrokerTroubleTest {
  private static final Reconnect SOON =
      new Reconnect(Duration.ofMillis(50), Duration.ofMillis(200));

  @TempDir Path folder;

  private BridgeConfig config(BrokerConfig broker, String... ports) {
    List<DeviceConfig> devices = new ArrayList<>();
    for (String port : ports) {
      devices.add(DeviceConfig.on(port));
    }
    return BridgeConfig.of(broker.withReconnect(SOON), devices)
        .withCalibrations(folder.resolve("calibration"))
        .withIdleSeconds(5);
  }

  private static BrokerState awaitState(Bridge bridge, boolean connected)
      throws InterruptedException {
    BlockingQueue<BrokerState> states = new LinkedBlockingQueue<>();
    bridge.onBroker(states::add);
    BrokerState state = states.poll(20, TimeUnit.SECONDS);
    while (state != null && (state.connected() != connected || state.equals(CONNECTING))) {
      state = states.poll(20, TimeUnit.SECONDS);
    }
    assertThat(state).isNotNull();
    return state;
  }

  private static final BrokerState CONNECTING = new BrokerState(false, "");

  @Test
  void aBrokerThatComesLaterMissesNothing() throws IOException, InterruptedException {
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client = new Subscription(broker, "rollscope/#")) {
      broker.stop(); // it keeps the client's subscription
      try (SimulatedTool tool = new SimulatedTool("foam-roller-quads", 1, 20);
          Bridge bridge = new Bridge(config(BrokerConfig.at(broker.url(), "early"), tool.path()))) {
        bridge.start();
        assertThat(awaitState(bridge, false).problem())
            .contains(broker.url(), "nothing listens there");
        tool.start().awaitEnd();
        broker.start();
        client.await(m -> m.topic().endsWith("/session"));
      }
      BridgeEndToEndTest.assertComplete(deduplicated(client.all()));
      BridgeEndToEndTest.assertSamplesWithoutHoles(client.on("/samples"));
    }
  }

  @Test
  void aWrongPasswordIsNamedAndTheRightOneWorks() throws IOException, InterruptedException {
    Path passwords = folder.resolve("passwords");
    new ProcessBuilder(
            Programs.need("mosquitto_passwd"), "-b", "-c", passwords.toString(), "anna", "right")
        .start()
        .onExit()
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
    assertThat(Files.exists(passwords)).isTrue();
    try (Mosquitto broker =
        new Mosquitto(folder, List.of("allow_anonymous false", "password_file " + passwords))) {
      broker.start();
      BrokerConfig login = BrokerConfig.at(broker.url(), "login");
      try (Bridge bridge = new Bridge(config(login.withLogin("anna", new Secret("wrong"))))) {
        bridge.start();
        assertThat(awaitState(bridge, false).problem())
            .contains("refuses the login of the user 'anna'")
            .doesNotContain("wrong");
      }
      try (Bridge bridge = new Bridge(config(login.withLogin("anna", new Secret("right"))))) {
        bridge.start();
        assertThat(awaitState(bridge, true).connected()).isTrue();
      }
    }
  }

  @Test
  void aPeerThatNeverAnswersIsGivenUp() throws IOException, InterruptedException {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      BrokerConfig quick =
          BrokerConfig.at("tcp://127.0.0.1:" + mute.getLocalPort(), "patient")
              .withConnectTimeout(Duration.ofMillis(300))
              .withReconnect(SOON);
      try (Bridge bridge = new Bridge(config(quick))) {
        bridge.start();
        assertThat(awaitState(bridge, false).problem())
            .contains("does not answer within 0.3 s", "is it an MQTT broker?");
      }
    }
  }

  @Test
  void aRestartLosesNothingAndDoublesNothingAfterDeduplication()
      throws IOException, InterruptedException {
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client = new Subscription(broker, "rollscope/#");
        SimulatedTool tool = new SimulatedTool("foam-roller-quads", 4, 10)) {
      try (Bridge bridge =
          new Bridge(config(BrokerConfig.at(broker.url(), "steady"), tool.path()))) {
        bridge.start();
        tool.start();
        client.await(m -> m.user("lane").equals("sample") && m.user("seq").equals("20"));
        for (int restart = 1; restart <= 3; restart++) {
          broker.stop();
          assertThat(awaitState(bridge, false).problem()).contains(broker.url());
          broker.start();
          awaitState(bridge, true);
          String next = Integer.toString(20 + 20 * restart);
          client.await(m -> m.user("lane").equals("sample") && m.user("seq").equals(next));
        }
        tool.awaitEnd();
        client.await(m -> m.topic().endsWith("/session") && !m.retained());
      }
      List<Received> once = deduplicated(client.all());
      BridgeEndToEndTest.assertComplete(once);
      BridgeEndToEndTest.assertSamplesWithoutHoles(
          once.stream().filter(m -> m.topic().endsWith("/samples")).toList());
      assertThat(client.on("/bridge/status").stream().map(Received::text))
          .filteredOn("online"::equals)
          .hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40_000})
  void anyReceiveMaximumIsRespected(int most) throws IOException, InterruptedException {
    try (Mosquitto broker =
        new Mosquitto(folder, List.of("allow_anonymous true", "max_inflight_messages " + most))) {
      broker.start();
      try (Subscription client = new Subscription(broker, "rollscope/#");
          SimulatedTool tool = new SimulatedTool("foam-roller-quads", 1, 20);
          Bridge bridge = new Bridge(config(BrokerConfig.at(broker.url(), "any"), tool.path()))) {
        bridge.start();
        tool.start();
        client.await(m -> m.user("lane").equals("sample") && m.user("seq").equals("20"));
      }
    }
  }

  /** What a receiver keeps: each key once, in the order in which the keys first came. */
  private static List<Received> deduplicated(List<Received> all) {
    Set<String> seen = new HashSet<>();
    List<Received> once = new ArrayList<>();
    for (Received m : all) {
      String key = m.user("device") + m.user("epoch") + m.user("lane") + m.user("seq");
      if (!m.user("lane").isEmpty() && seen.add(key)) {
        once.add(m);
      }
    }
    return once;
  }
}
