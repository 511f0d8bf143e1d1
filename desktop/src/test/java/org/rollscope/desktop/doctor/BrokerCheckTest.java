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
import org.rollscope.bridge.config.TlsConfig;
import org.rollscope.desktop.endtoend.Mosquitto;
import org.rollscope.desktop.endtoend.TestBroker;
import org.rollscope.desktop.endtoend.TestCertificate;

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
    assertThat(look("tcp://broker.invalid:1883").words())
        .contains("its host broker.invalid is not known");
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
    TestCertificate own = TestCertificate.in(folder);
    try (Mosquitto broker = Mosquitto.withTls(folder, own)) {
      broker.start();
      BrokerConfig secure = BrokerConfig.at("ssl://localhost:" + broker.port(), "rollscope-bridge");
      Finding untrusted = look(secure);
      assertThat(untrusted.verdict()).isEqualTo(Verdict.FIX);
      assertThat(untrusted.words())
          .contains("CN=localhost is signed by itself and not trusted on this machine", "ca-file");
      assertThat(look(secure.withTls(new TlsConfig(own.certificate(), null, null))).verdict())
          .isEqualTo(Verdict.OK);
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
}
