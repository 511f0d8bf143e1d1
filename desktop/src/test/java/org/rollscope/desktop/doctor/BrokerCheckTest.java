package org.rollscope.desktop.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.Secret;
import org.rollscope.desktop.endtoend.Mosquitto;
import org.rollscope.desktop.endtoend.SystemProgram;
import org.rollscope.desktop.endtoend.TestBroker;

/** A real broker that lets nobody in, each for another reason. */
@Timeout(60)
class BrokerCheckTest {
  @TempDir Path folder;

  private Machine machine;

  @BeforeEach
  void machine() throws IOException {
    machine = new TestMachine(folder.resolve("root")).get();
  }

  private Finding look(BrokerConfig broker) throws InterruptedException {
    return new BrokerCheck(machine, broker).look().getFirst();
  }

  private Finding look(String url) throws InterruptedException {
    return look(BrokerConfig.at(url, "rollscope-bridge"));
  }

  @Test
  void letsIn() throws Exception {
    try (TestBroker broker = TestBroker.Kind.MOSQUITTO.start(folder)) {
      assertThat(look(broker.address()))
          .isEqualTo(Finding.ok("Broker", broker.address() + " lets you in."));
    }
  }

  @Test
  void isDown() throws Exception {
    String url = "tcp://localhost:" + TestBroker.freePort();
    Finding here = look(url);
    assertThat(here.verdict()).isEqualTo(Verdict.FIX);
    assertThat(here.words()).contains(url, "nothing listens there");
    assertThat(here.commands())
        .containsExactly("sudo apt-get install mosquitto", "sudo systemctl start mosquitto");
    Finding elsewhere = look("tcp://127.0.0.2:" + TestBroker.freePort());
    assertThat(elsewhere.words()).contains("nothing listens there", "Start it on that machine");
    assertThat(elsewhere.commands()).isEmpty();
  }

  @Test
  void hasNoHost() throws Exception {
    assertThat(look("tcp://broker.invalid:1883").words()).contains("its host is not known");
  }

  @Test
  void refusesTheLogin() throws Exception {
    try (Mosquitto broker = Mosquitto.withPassword(folder, "anna", "right")) {
      broker.start();
      BrokerConfig config = BrokerConfig.at(broker.address(), "rollscope-bridge");
      Finding wrong = look(config.withLogin("anna", new Secret("mistaken")));
      assertThat(wrong.verdict()).isEqualTo(Verdict.FIX);
      assertThat(wrong.words())
          .contains("refuses the login of the user 'anna'", "broker.password-file")
          .doesNotContain("mistaken");
      assertThat(look(config).words()).contains("refuses the login without a user");
      assertThat(look(config.withLogin("anna", new Secret("right"))).words())
          .endsWith(" lets you in as anna.");
    }
  }

  @Test
  void tlsTroubleIsToldApart() throws Exception {
    try (Mosquitto broker = withTls()) {
      broker.start();
      Finding untrusted = look("ssl://localhost:" + broker.port());
      assertThat(untrusted.words()).contains("its certificate is not trusted on this machine");
      assertThat(untrusted.commands().getFirst())
          .startsWith("sudo /")
          .contains("keytool -importcert -cacerts");
      Finding plain = look("tcp://localhost:" + broker.port());
      assertThat(plain.verdict()).isEqualTo(Verdict.FIX);
      assertThat(plain.words()).contains("it ends the connection at once").contains("ssl://");
    }
    try (TestBroker broker = TestBroker.Kind.MOSQUITTO.start(folder)) {
      Finding noTls = look("ssl://localhost:" + broker.port());
      assertThat(noTls.words()).contains("TLS");
      assertThat(noTls.commands()).isEmpty();
    }
  }

  private Mosquitto withTls() throws IOException {
    Path certificate = folder.resolve("broker.crt");
    Path key = folder.resolve("broker.key");
    SystemProgram.named("openssl", "openssl")
        .run(
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost",
            "-days",
            "2",
            "-keyout",
            key.toString(),
            "-out",
            certificate.toString());
    return Mosquitto.withTls(folder, certificate, key);
  }
}
