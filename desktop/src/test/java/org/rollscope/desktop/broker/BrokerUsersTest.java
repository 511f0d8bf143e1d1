package org.rollscope.desktop.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.config.ListenAddress;
import org.rollscope.desktop.access.PasswordHash;
import org.rollscope.desktop.access.Role;
import org.rollscope.desktop.access.User;
import org.rollscope.desktop.access.Users;
import org.rollscope.desktop.access.UsersFile;

/** The embedded broker with users, over real connections. */
@Timeout(60)
class BrokerUsersTest {
  private static final String PASSWORD = "soft grey ball";
  private static final int NOT_AUTHORIZED = 0x87;
  private static final PasswordHash HASH =
      PasswordHash.of(PASSWORD.getBytes(UTF_8), new SecureRandom());
  private static final Users USERS =
      Users.NONE
          .with(new User("cellar", Role.BRIDGE, List.of("ball-1"), HASH))
          .with(new User("attic", Role.BRIDGE, List.of("stick-2"), HASH))
          .with(new User("anna", Role.THERAPIST, List.of(), HASH))
          .with(new User("wall", Role.VIEWER, List.of(), HASH));

  @TempDir private static Path folder;
  private static UsersFile file;
  private static EmbeddedBroker broker;
  private Refused refused;

  @BeforeAll
  static void start() throws IOException {
    file = new UsersFile(folder.resolve("users"));
    file.save(USERS);
    broker = EmbeddedBroker.start(BrokerSettings.DEFAULT.withUsers(file));
  }

  @BeforeEach
  void startCounting() {
    refused = new Refused(broker);
  }

  @AfterAll
  static void stop() {
    Thread.ofVirtual().start(broker::close); // Netty takes two seconds to be sure
  }

  private Client client(String name) throws MqttException {
    return Client.user(broker, name, PASSWORD);
  }

  @Test
  void letsNobodyInWithoutTheRightPassword() throws Exception {
    assertThatThrownBy(() -> Client.anonymous(broker, "nobody"))
        .isInstanceOfSatisfying(
            MqttException.class, e -> assertThat(e.getReasonCode()).isEqualTo(0x86));
    assertThatThrownBy(() -> Client.user(broker, "anna", "soft grey bail"))
        .isInstanceOf(MqttException.class);
    assertThatThrownBy(() -> Client.user(broker, "eve", PASSWORD))
        .isInstanceOf(MqttException.class);
    client("anna").close();
    assertThat(refused.counts()).isEqualTo(Map.of("login", 3L));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aBridgeWritesItsOwnTopicsOnly(int quality) throws Exception {
    try (Client viewer = client("wall");
        Client anna = client("anna");
        Client cellar = client("cellar")) {
      assertThat(viewer.subscribe(2, "rollscope/#")).containsExactly(2);
      assertThat(cellar.publish("rollscope/ball-1/live", "true", quality)).isZero();
      assertThat(viewer.next()).isEqualTo("rollscope/ball-1/live true");
      int refused = cellar.publish("rollscope/stick-2/live", "forged", quality);
      assertThat(refused).isEqualTo(quality == 0 ? 0 : NOT_AUTHORIZED);
      anna.publish("rollscope/stick-2/command/tare", "after", 1);
      assertThat(viewer.next()).isEqualTo("rollscope/stick-2/command/tare after");
    }
    assertThat(refused.counts()).containsEntry("write", 1L);
  }

  @Test
  void aViewerPublishesNothing() throws Exception {
    try (Client viewer = client("wall")) {
      assertThat(viewer.publish("rollscope/ball-1/command/tare", "", 1)).isEqualTo(NOT_AUTHORIZED);
      assertThat(viewer.retain("rollscope/ball-1/live", "{}")).isEqualTo(NOT_AUTHORIZED);
      assertThat(viewer.publish("$SYS/uptime", "0", 1)).isEqualTo(NOT_AUTHORIZED);
    }
    assertThat(refused.counts()).isEqualTo(Map.of("write", 2L, "reserved", 1L));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aWideSubscriptionBringsABridgeOnlyItsOwnCommands(int quality) throws Exception {
    try (Client anna = client("anna");
        Client cellar = client("cellar")) {
      assertThat(cellar.subscribe(quality, "rollscope/+/command/+")).containsExactly(quality);
      for (int i = 0; i < 100; i++) {
        assertThat(anna.publish("rollscope/stick-2/command/tare", "other " + i, 2)).isZero();
      }
      assertThat(anna.publish("rollscope/ball-1/command/tare", "own", 2)).isZero();
      assertThat(cellar.next()).isEqualTo("rollscope/ball-1/command/tare own");
    }
    assertThat(refused.counts()).isEmpty();
  }

  @Test
  void refusesWhatCanBringNothingAndTakesTheRest() throws Exception {
    try (Client anna = client("anna");
        Client cellar = client("cellar")) {
      int[] codes =
          cellar.subscribe(
              1,
              "rollscope/+/live",
              "rollscope/ball-1/command/+",
              "$share/group/rollscope/+/samples",
              "homeassistant/status",
              "$SYS/#");
      assertThat(codes).containsExactly(NOT_AUTHORIZED, 1, NOT_AUTHORIZED, 1, NOT_AUTHORIZED);
      assertThat(cellar.subscribe(1, "secret")).containsExactly(NOT_AUTHORIZED);
      anna.publish("rollscope/ball-1/command/stop", "", 1);
      assertThat(cellar.next()).isEqualTo("rollscope/ball-1/command/stop ");
    }
    assertThat(refused.counts()).containsEntry("read", 4L);
  }

  /** Who takes a client's identifier takes its place, and what waits for it. */
  @Test
  void aClientsPlaceIsTakenOnlyByItsOwnUser() throws Exception {
    MqttConnectionOptions wall = Client.login("wall", PASSWORD);
    try (Client cellar = client("cellar")) {
      assertThatThrownBy(() -> new Client(broker.address(), "client-of-cellar", wall))
          .isInstanceOfSatisfying(
              MqttException.class, e -> assertThat(e.getReasonCode()).isEqualTo(0x85));
      assertThat(cellar.publish("rollscope/ball-1/live", "still here", 1)).isZero();
    }
    assertThat(refused.counts()).containsEntry("client-id", 1L);
    client("cellar").close();
  }

  @Test
  void sendsAwayWhoseUserIsRemovedOrChanged() throws Exception {
    try (Client cellar = client("cellar");
        Client viewer = client("wall");
        Client anna = client("anna")) {
      file.save(USERS.without("wall").with(new User("cellar", Role.VIEWER, List.of(), HASH)));
      await(() -> !viewer.isConnected() && !cellar.isConnected());
      assertThat(anna.publish("rollscope/ball-1/command/tare", "", 1)).isZero();
    }
    assertThatThrownBy(() -> client("wall")).isInstanceOf(MqttException.class);
    file.save(USERS);
    client("cellar").close();
  }

  @Test
  void doesNotLookAtThoseWhoGuess() throws Exception {
    try (EmbeddedBroker another = EmbeddedBroker.start(BrokerSettings.DEFAULT.withUsers(file))) {
      for (int i = 0; i < 10; i++) {
        String guess = "guess number " + i;
        assertThatThrownBy(() -> Client.user(another, "anna", guess))
            .isInstanceOf(MqttException.class);
      }
      assertThatThrownBy(() -> Client.user(another, "anna", "one more guess"))
          .isInstanceOfSatisfying(
              MqttException.class, e -> assertThat(e.getReasonCode()).isEqualTo(0x9F));
      assertThat(another.refused()).isEqualTo(Map.of("login", 10L, "guessing", 1L));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void opensToANetworkOnlyWithUsers(String host) throws Exception {
    BrokerSettings everywhere = BrokerSettings.DEFAULT.withListen(new ListenAddress(host, 0));
    assertThatThrownBy(() -> EmbeddedBroker.start(everywhere))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("rollscope broker user add")
        .hasMessageContaining("--listen");
    BrokerSettings empty = everywhere.withUsers(new UsersFile(folder.resolve("none")));
    assertThatThrownBy(() -> EmbeddedBroker.start(empty))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no user in " + folder.resolve("none"));
    EmbeddedBroker.start(everywhere.withUsers(file)).close();
  }

  @Test
  void saysWhichAddressIsNone() {
    BrokerSettings nowhere =
        BrokerSettings.DEFAULT.withListen(new ListenAddress("no such host", 0));
    assertThatThrownBy(() -> EmbeddedBroker.start(nowhere))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'no such host'");
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
