package org.rollscope.desktop.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.Secret;
import org.rollscope.bridge.mqtt.BrokerState;
import org.rollscope.desktop.access.Access;
import org.rollscope.desktop.access.Role;
import org.rollscope.desktop.access.User;
import org.rollscope.desktop.certificate.Authority;
import org.rollscope.desktop.watch.Follower;
import org.rollscope.desktop.watch.Subscriber;
import org.rollscope.sim.scenario.Scenarios;

/**
 * Mosquitto as {@code docker-compose up} starts it: with the configuration of {@code docker/} and
 * the users that {@code users.sh} makes, but for the paths.
 */
@Timeout(120)
class ComposeTest {
  private static final Path DOCKER = Path.of("..", "docker");

  @TempDir Path folder;
  private Path users;
  private Path clients;
  private int port;

  @BeforeEach
  void firstStart() throws IOException {
    users = folder.resolve("users");
    clients = folder.resolve("clients");
    port = TestBroker.freePort();
    usersSh("start");
  }

  private String usersSh(String... arguments) throws IOException {
    List<String> all = new ArrayList<>();
    all.add("USERS=" + users);
    all.add("CLIENTS=" + clients);
    all.add("CERTIFICATES=" + folder.resolve("none"));
    all.add("BROKER_USER=0");
    all.add("CLIENT_USER=0");
    all.addAll(List.of("sh", DOCKER.resolve("users.sh").toAbsolutePath().toString()));
    all.addAll(List.of(arguments));
    return SystemProgram.named("env", "coreutils").run(all.toArray(String[]::new));
  }

  /** Adds a user and returns its password. */
  private String add(String... user) throws IOException {
    List<String> all = new ArrayList<>(List.of("add"));
    all.addAll(List.of(user));
    String output = usersSh(all.toArray(String[]::new));
    return output.substring(output.lastIndexOf(' ') + 1).strip();
  }

  private Mosquitto broker(String configuration) throws IOException {
    String text =
        Files.readString(DOCKER.resolve(configuration))
            .replace("listener 1883", "listener " + port + " 127.0.0.1")
            .replace("/mosquitto/users", users.toString())
            .replace("/mosquitto/certificates", folder.resolve("certificates").toString())
            .replace("/mosquitto/data", folder.toString());
    return Mosquitto.configured(folder, port, text + "\nuser root\n");
  }

  /** Publishes, and tells whether the broker took it. */
  private boolean publishes(String topic, String... login) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("-h", "127.0.0.1", "-p", Integer.toString(port), "-V", "5"));
    arguments.addAll(List.of("-q", "1", "-t", topic, "-m", "{}", "-d"));
    arguments.addAll(List.of(login));
    Path output = folder.resolve("output");
    Process process =
        SystemProgram.named("mosquitto_pub", "mosquitto-clients")
            .builder(arguments.toArray(String[]::new))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    // 16: taken, but nobody has subscribed.
    return process.exitValue() == 0
        && Files.readString(output).matches("(?s).*PUBACK .*RC:(0|16)\\).*");
  }

  private static String[] as(String user, String password) {
    return new String[] {"-u", user, "-P", password};
  }

  @Test
  void letsEachUserDoWhatItsRoleMay() throws Exception {
    String[] cellar = as("cellar", add("cellar", "bridge", "ball-1"));
    String[] anna = as("anna", add("anna", "viewer"));
    String[] paul = as("paul", add("paul", "therapist"));
    try (Mosquitto broker = broker("mosquitto.conf")) {
      broker.start();
      assertThat(publishes("rollscope/ball-1/live", cellar)).isTrue();
      assertThat(publishes("rollscope/stick-2/live", cellar)).isFalse();
      assertThat(publishes("rollscope/ball-1/command/tare", cellar)).isFalse();
      assertThat(publishes("rollscope/ball-1/command/tare", paul)).isTrue();
      assertThat(publishes("rollscope/ball-1/command/tare", anna)).isFalse();
      assertThat(publishes("rollscope/ball-1/live", anna)).isFalse();
      assertThat(publishes("rollscope/ball-1/live")).as("without a name").isFalse();
      assertThat(publishes("rollscope/ball-1/live", as("cellar", "guess"))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theRulesAreThoseOfTheEmbeddedBroker(Role role) throws IOException {
    List<String> devices = role == Role.BRIDGE ? List.of("ball-1", "+") : List.of();
    List<String> arguments = new ArrayList<>(List.of("somebody", role.label()));
    arguments.addAll(devices);
    add(arguments.toArray(String[]::new));
    Access access = Access.of(new User("somebody", role, devices, null), "rollscope");
    assertThat(rules("somebody", "read")).isEqualTo(new TreeSet<>(access.reads()));
    assertThat(rules("somebody", "write")).isEqualTo(new TreeSet<>(access.writes()));
  }

  private TreeSet<String> rules(String user, String kind) throws IOException {
    TreeSet<String> topics = new TreeSet<>();
    String current = "";
    for (String line : Files.readAllLines(users.resolve("acl"))) {
      if (line.startsWith("user ")) {
        current = line.substring("user ".length());
      } else if (current.equals(user) && line.startsWith("topic " + kind + " ")) {
        topics.add(line.substring(("topic " + kind + " ").length()));
      }
    }
    return topics;
  }

  @Test
  void secretsStayTheSameAndToThemselves() throws IOException {
    byte[] before = Files.readAllBytes(users.resolve("passwords"));
    usersSh("start");
    assertThat(Files.readAllBytes(users.resolve("passwords"))).isEqualTo(before);
    for (String name : new String[] {"bridge", "simulator", "desktop"}) {
      String secret = Files.readString(clients.resolve(name)).strip();
      assertThat(secret).hasSize(24);
      assertThat(Files.readString(users.resolve("passwords"))).doesNotContain(secret);
      assertThat(Files.getPosixFilePermissions(clients.resolve(name))).hasSize(2);
    }
    usersSh("remove", "simulator");
    assertThat(usersSh("list").lines()).hasSize(2);
    assertThat(rules("simulator", "write")).isEmpty();
  }

  /** The containers' own users may do what the containers do. */
  @Test
  void bridgeAndViewWork() throws Exception {
    BlockingQueue<BrokerState> states = new LinkedBlockingQueue<>();
    try (Mosquitto broker = broker("mosquitto.conf");
        Line line = new Line(folder.resolve("stick"));
        Tool tool = new Tool(Scenarios.load("too-hard"), 4, 20, line)) {
      broker.start();
      BridgeConfig config = Road.config(folder, broker, line);
      try (Subscriber subscriber =
              Subscriber.connect(
                  config.broker().withClientId("view").withLogin("desktop", secret("desktop")),
                  Follower.filters());
          Bridge bridge =
              new Bridge(
                  config.withBroker(config.broker().withLogin("bridge", secret("bridge"))))) {
        bridge.onBroker(states::add);
        bridge.start();
        tool.start();
        Follower follower = new Follower(subscriber);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (follower.tool().filter(found -> found.session().isPresent()).isEmpty()) {
          assertThat(System.nanoTime()).as("%s", states).isLessThan(end);
          follower.take(Duration.ofMillis(50));
        }
        assertThat(follower.unusable()).isEmpty();
      }
    }
    assertThat(Files.readString(folder.resolve("mosquitto.log"))).doesNotContain("Denied");
  }

  private Secret secret(String name) throws IOException {
    return new Secret(Files.readString(clients.resolve(name)).strip());
  }

  @Test
  void speaksTlsToTheNetwork() throws Exception {
    Authority authority = Authority.in(folder.resolve("certificates"), InstantSource.system());
    authority.server(List.of("localhost", "127.0.0.1"));
    String[] anna = as("anna", add("anna", "therapist"));
    String plain = broker("mosquitto-tls.conf").address();
    int tls = TestBroker.freePort();
    Path file = folder.resolve("mosquitto.conf");
    String configuration = Files.readString(file).replace("listener 8883", "listener " + tls);
    try (Mosquitto broker = Mosquitto.configured(folder, port, configuration)) {
      broker.start();
      assertThat(broker.address()).isEqualTo(plain);
      port = tls;
      String ca = authority.certificate().toString();
      List<String> login = new ArrayList<>(List.of(anna));
      login.addAll(List.of("--cafile", ca));
      assertThat(publishes("rollscope/ball-1/command/tare", login.toArray(String[]::new))).isTrue();
      assertThat(publishes("rollscope/ball-1/command/tare", "--cafile", ca)).isFalse();
      assertThat(publishes("rollscope/ball-1/command/tare", anna)).as("no TLS").isFalse();
    }
  }
}
