package org.rollscope.desktop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.desktop.access.UsersFile;

/** Users are added, and the broker is run, as a person does it. */
@Timeout(60)
class BrokerCommandTest {
  private static final String PASSWORD = "soft grey ball";

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("users");
  }

  private Run user(String input, String... args) {
    List<String> all = new ArrayList<>(List.of("broker", "user"));
    all.addAll(List.of(args));
    all.addAll(List.of("--users", file().toString()));
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
    try {
      return Run.of(all.toArray(String[]::new));
    } finally {
      System.setIn(before);
    }
  }

  private static void assertGood(Run run) {
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void addsListsChangesAndRemovesUsers() throws Exception {
    assertThat(user("", "list").out()).contains("No user yet");
    assertGood(user(PASSWORD + "\n", "add", "anna", "--role", "therapist"));
    Path secret = folder.resolve("secret");
    Files.writeString(secret, PASSWORD + "\n");
    Run bridge =
        user(
            "",
            "add",
            "cellar",
            "--role",
            "bridge",
            "--device",
            "ball-1",
            "--password-file",
            secret.toString());
    assertGood(bridge);
    assertThat(bridge.out()).contains("cellar, bridge of ball-1", "broker: {user: cellar");
    assertGood(user("", "add", "attic", "--role", "bridge", "--device", "+", "--certificate"));

    Run list = user("", "list");
    assertThat(list.out().lines())
        .containsExactly(
            "anna                therapist  password",
            "cellar              bridge     password     ball-1",
            "attic               bridge     certificate  any tool");
    assertThat(new UsersFile(file()).load().named("anna").orElseThrow().password())
        .isNotNull()
        .satisfies(hash -> assertThat(hash.isOf(PASSWORD.getBytes(UTF_8))).isTrue());

    assertGood(user("another password\n", "password", "anna"));
    assertThat(new UsersFile(file()).load().named("anna").orElseThrow().password())
        .isNotNull()
        .satisfies(hash -> assertThat(hash.isOf("another password".getBytes(UTF_8))).isTrue());
    assertGood(user("", "remove", "attic"));
    assertThat(user("", "list").out()).doesNotContain("attic");
  }

  private void assertRefused(Run run, String... words) {
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("rollscope: ").contains(words);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void saysWhyAUserCannotBeAdded() {
    assertRefused(user("short\n", "add", "anna", "--role", "viewer"), "at least 8 characters");
    assertRefused(user("", "add", "anna", "--role", "viewer"), "--password-file");
    assertRefused(user(PASSWORD, "add", "anna", "--role", "chief"), "'chief'", "therapist");
    assertRefused(user(PASSWORD, "add", "cellar", "--role", "bridge"), "--device");
    assertRefused(user(PASSWORD, "add", "a/b", "--role", "viewer"), "'a/b'");
    assertThat(file()).doesNotExist();
    assertGood(user(PASSWORD, "add", "anna", "--role", "viewer"));
    assertRefused(user(PASSWORD, "add", "anna", "--role", "viewer"), "already");
    assertRefused(user("", "remove", "eve"), "no user 'eve'", "anna");
    assertRefused(user("", "password", "eve"), "no user 'eve'", "anna");
  }

  @Test
  void opensToANetworkOnlyWithUsers() {
    String none = folder.resolve("none").toString();
    assertRefused(
        Run.of("broker", "--listen", "0.0.0.0:0", "--users", none), "there is no user in " + none);
    assertRefused(Run.of("broker", "--listen", "nonsense"), "--listen: 'nonsense'");
  }

  @Test
  void makesCertificatesAndTakesThem() {
    String certificates = folder.resolve("certificates").toString();
    Run made =
        Run.of(
            "broker",
            "certificate",
            "--certificates",
            certificates,
            "--host",
            "practice.local",
            "--client",
            "anna");
    assertGood(made);
    assertThat(made.out()).contains("ca.pem", "server.pem, server.key", "anna.pem, anna.key");
    assertThat(folder.resolve("certificates/anna.key")).exists();
    assertRefused(
        Run.of("broker", "--tls-key", folder.resolve("certificates/server.key").toString()),
        "--tls-certificate and --tls-key");
    assertRefused(
        Run.of("broker", "--certificates", folder.resolve("none").toString()),
        "there is no certificate " + folder.resolve("none/server.pem"));
  }

  @Test
  void runsForItsUsersUntilItIsToldToEnd() throws Exception {
    assertGood(user(PASSWORD, "add", "anna", "--role", "viewer"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Rollscope.class.getName(),
                "broker",
                "--listen",
                "0",
                "--users",
                file().toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      String address = addressIn(lines);
      MqttConnectionOptions options = new MqttConnectionOptions();
      options.setUserName("anna");
      options.setPassword(PASSWORD.getBytes(UTF_8));
      MqttClient client = new MqttClient(address, "test", new MemoryPersistence());
      assertThatThrownBy(client::connect).isInstanceOf(MqttException.class);
      client.connect(options);
      client.disconnect();
      client.close();
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String addressIn(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith("The broker")) {
      line = lines.readLine();
    }
    assertThat(line).startsWith("The broker is at tcp://127.0.0.1:").contains("for the users in");
    return line.replaceAll(".*(tcp://[0-9.:]+),.*", "$1");
  }
}
