package org.rollscope.desktop.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.desktop.access.PasswordHash;
import org.rollscope.desktop.access.Role;
import org.rollscope.desktop.access.User;
import org.rollscope.desktop.access.Users;
import org.rollscope.desktop.access.UsersFile;
import org.rollscope.desktop.certificate.Authority;
import org.rollscope.desktop.certificate.Issued;
import org.rollscope.desktop.endtoend.SystemProgram;

/** The embedded broker with TLS and certificates, and clients that are not of this project. */
@Timeout(60)
class BrokerTlsTest {
  private static final String PASSWORD = "soft grey ball";
  private static final PasswordHash HASH =
      PasswordHash.of(PASSWORD.getBytes(UTF_8), new SecureRandom());

  @TempDir private Path folder;
  private Authority authority;
  private Issued server;
  private UsersFile users;
  private EmbeddedBroker broker;

  @BeforeEach
  void start() throws Exception {
    users = new UsersFile(folder.resolve("users"));
    users.save(
        Users.NONE
            .with(new User("cellar", Role.BRIDGE, List.of("ball-1"), null))
            .with(new User("anna", Role.THERAPIST, List.of(), HASH)));
    authority = Authority.in(folder.resolve("ca"), InstantSource.system());
    server = authority.server(List.of("localhost", "127.0.0.1"));
    broker = EmbeddedBroker.start(settings(server));
  }

  private BrokerSettings settings(Issued issued) {
    return BrokerSettings.DEFAULT
        .withUsers(users)
        .withTls(new ServerTls(issued.certificate(), issued.key(), authority.certificate()));
  }

  @AfterEach
  void stop() {
    Thread.ofVirtual().start(broker::close); // Netty takes two seconds to be sure
  }

  /** Publishes, and tells how that ended: 0 for well. */
  private int publish(String topic, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("-h", "127.0.0.1", "-p", Integer.toString(broker.port()), "-V", "5"));
    arguments.addAll(List.of("-q", "1", "-t", topic, "-m", "x"));
    arguments.addAll(List.of(more));
    Process process =
        SystemProgram.named("mosquitto_pub", "mosquitto-clients")
            .builder(arguments.toArray(String[]::new))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String ca() {
    return authority.certificate().toString();
  }

  @Test
  void aPasswordIsGoodOverTls() throws Exception {
    String topic = "rollscope/ball-1/command/tare";
    assertThat(publish(topic, "--cafile", ca(), "-u", "anna", "-P", PASSWORD)).isZero();
    assertThat(publish(topic, "--cafile", ca(), "-u", "anna", "-P", "wrong one")).isNotZero();
    assertThat(publish(topic, "--cafile", ca())).isNotZero();
    assertThat(broker.refused()).containsEntry("login", 2L);
    assertThat(broker.address()).startsWith("ssl://127.0.0.1:");
  }

  @Test
  void aCertificateIsAsGoodAsAPassword() throws Exception {
    Issued cellar = authority.client("cellar");
    String[] own = {
      "--cafile", ca(), "--cert", cellar.certificate().toString(), "--key", cellar.key().toString()
    };
    assertThat(publish("rollscope/ball-1/live", own)).isZero();
    assertThat(broker.refused()).isEmpty();
    publish("rollscope/stick-2/live", own);
    assertThat(broker.refused()).containsEntry("write", 1L);
  }

  @Test
  void aCertificateOfNobodyHereIsNone() throws Exception {
    Issued eve = authority.client("eve");
    assertThat(publish("rollscope/ball-1/live", with(ca(), eve))).isNotZero();
    assertThat(broker.refused()).containsEntry("login", 1L);
  }

  @Test
  void aForeignOrExpiredCertificateIsNotLookedAt() throws Exception {
    Authority foreign = Authority.in(folder.resolve("foreign"), InstantSource.system());
    assertThat(publish("rollscope/ball-1/live", with(ca(), foreign.client("cellar")))).isNotZero();
    Instant before = Instant.now().minus(Duration.ofDays(1000));
    Authority past = Authority.in(folder.resolve("ca"), InstantSource.fixed(before));
    assertThat(publish("rollscope/ball-1/live", with(ca(), past.client("cellar")))).isNotZero();
    while (broker.refused().isEmpty()) { // counted after the client has learned of it
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(broker.refused()).containsOnlyKeys("tls");
  }

  private static String[] with(String ca, Issued issued) {
    return new String[] {
      "--cafile", ca, "--cert", issued.certificate().toString(), "--key", issued.key().toString()
    };
  }

  @Test
  void plainTextIsNoTls() throws Exception {
    assertThat(publish("rollscope/ball-1/live")).isNotZero();
    while (broker.refused().isEmpty()) { // counted after the client has learned of it
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(broker.refused()).containsOnlyKeys("tls");
  }

  @Test
  void saysWhichFileCannotBeUsed() throws Exception {
    Instant before = Instant.now().minus(Duration.ofDays(1000));
    Issued expired =
        Authority.in(folder.resolve("past"), InstantSource.fixed(before))
            .server(List.of("localhost"));
    assertFails(expired, expired.certificate() + " expired on");
    Issued other = authority.client("other");
    assertFails(
        new Issued(server.certificate(), other.key(), other.until()),
        other.key() + " is the key of another certificate");
    Path missing = folder.resolve("missing.pem");
    assertFails(
        new Issued(missing, server.key(), server.until()), "there is no certificate " + missing);
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    assertFails(new Issued(empty, server.key(), server.until()), empty + " holds no certificate");
  }

  private void assertFails(Issued issued, String words) {
    assertThatThrownBy(() -> EmbeddedBroker.start(settings(issued)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(words);
  }
}
