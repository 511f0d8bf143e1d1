package org.rollscope.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.Mosquitto;
import org.rollscope.bridge.broker.BrokerException.Kind;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.TlsConfig;

/** The ways to a broker, over a real Mosquitto, and what a way that is closed says. */
@Timeout(60)
class BrokerClientTest {
  private static final Duration LONG = Duration.ofDays(40);

  @TempDir static Path folder;

  private static Doors doors;

  @BeforeAll
  static void open() throws IOException, GeneralSecurityException {
    Authority practice = Authority.named("Practice");
    Authority stranger = Authority.named("Stranger");
    practice.self().write(folder, "ca");
    stranger.self().write(folder, "stranger");
    Authority.named("Practice").self().write(folder, "namesake");
    practice.issue("Broker", "localhost", "127.0.0.1").write(folder, "broker");
    practice
        .issue("Broker", Authority.NOW.minus(LONG), Authority.NOW.minus(Authority.DAY), "localhost")
        .write(folder, "expired");
    practice
        .issue("Broker", Authority.NOW.plus(Authority.DAY), Authority.NOW.plus(LONG), "localhost")
        .write(folder, "early");
    practice.issue("Broker", "clinic.example", "10.1.2.3").write(folder, "elsewhere");
    Authority.alone("Lonely", "localhost").write(folder, "lonely");
    practice.issue("bridge").write(folder, "bridge");
    practice
        .issue("bridge", Authority.NOW.minus(LONG), Authority.NOW.minus(Authority.DAY))
        .write(folder, "bridge-expired");
    stranger.issue("bridge").write(folder, "bridge-strange");
    String[] certificate = {"require_certificate true", "cafile " + folder.resolve("ca.pem")};
    String[] both = Arrays.copyOf(certificate, 3);
    both[2] = "protocol websockets";
    doors =
        new Doors(folder)
            .add("ws", "protocol websockets")
            .secure("ssl", "broker")
            .secure("wss", "broker", "protocol websockets")
            .secure("expired", "expired")
            .secure("early", "early")
            .secure("elsewhere", "elsewhere")
            .secure("lonely", "lonely")
            .secure("ssl-mutual", "broker", certificate)
            .secure(
                "ssl-mutual-1.2",
                "broker",
                "require_certificate true",
                certificate[1],
                "tls_version tlsv1.2")
            .secure("wss-mutual", "broker", both)
            .open();
  }

  @AfterAll
  static void close() {
    doors.close();
  }

  private static BrokerConfig at(String scheme, String door) {
    return BrokerConfig.at(scheme + "://localhost:" + doors.port(door), "client")
        .withConnectTimeout(Duration.ofSeconds(5));
  }

  private static BrokerConfig trusting(BrokerConfig broker, String authority) {
    return broker.withTls(new TlsConfig(folder.resolve(authority + ".pem"), null, null));
  }

  private static BrokerConfig showing(BrokerConfig broker, String certificate) {
    return showing(broker, certificate, certificate);
  }

  private static BrokerConfig showing(BrokerConfig broker, String certificate, String key) {
    return broker.withTls(
        new TlsConfig(
            folder.resolve("ca.pem"),
            folder.resolve(certificate + ".pem"),
            folder.resolve(key + ".key")));
  }

  private static BrokerException refusal(BrokerConfig broker) {
    return assertThatExceptionOfType(BrokerException.class)
        .isThrownBy(() -> BrokerProbe.connect(broker))
        .actual();
  }

  /** Hears what arrives. */
  private static final class Ear implements ClientListener {
    private final BlockingQueue<MqttMessage> heard = new LinkedBlockingQueue<>();

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      heard.add(message);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}
  }

  private static BrokerClient connected(BrokerConfig broker, Ear ear) throws Exception {
    BrokerClient client = BrokerClient.of(broker);
    client.setCallback(ear);
    client.open(client.options());
    return client;
  }

  /** Large ones are heard by TCP: Mosquitto 2.0 does not get them out of a WebSocket. */
  @ParameterizedTest
  @ValueSource(strings = {"tcp", "ws", "ssl", "wss", "ssl-mutual", "ssl-mutual-1.2", "wss-mutual"})
  void carriesMessagesOfAnySize(String door) throws Exception {
    Ear ear = new Ear();
    Ear other = new Ear();
    BrokerConfig broker = showing(at(door.replaceAll("-.*", ""), door), "bridge");
    BrokerClient client = connected(broker, ear);
    BrokerClient listener = connected(at("tcp", "tcp").withClientId("listener"), other);
    client.subscribe(door + "/small", 1).waitForCompletion(5_000);
    listener.subscribe(door + "/large", 1).waitForCompletion(5_000);
    for (int size : new int[] {0, 1, 125, 126, 65_535, 65_536}) {
      assertThat(sent(client, door + "/small", size, ear)).as("%d bytes", size).isTrue();
    }
    assertThat(sent(client, door + "/large", 2_000_000, other)).isTrue();
    client.abandon();
    listener.abandon();
  }

  private static boolean sent(BrokerClient client, String topic, int size, Ear ear)
      throws MqttException, InterruptedException {
    byte[] payload = new byte[size];
    new Random(size).nextBytes(payload);
    client.publish(topic, payload, 1, false);
    MqttMessage arrived = ear.heard.poll(10, TimeUnit.SECONDS);
    return arrived != null && Arrays.equals(arrived.getPayload(), payload);
  }

  @Test
  void takesAnAddressThatIsInTheCertificate() throws Exception {
    BrokerProbe.connect(
        trusting(BrokerConfig.at("ssl://127.0.0.1:" + doors.port("ssl"), "client"), "ca"));
  }

  @Test
  void takesACertificateThatIsItselfTrusted() throws Exception {
    BrokerProbe.connect(trusting(at("ssl", "lonely"), "lonely"));
  }

  @ParameterizedTest
  @CsvSource({"ssl,ssl", "wss,wss"})
  void anUnknownSignerIsNamed(String scheme, String door) {
    BrokerException unknown = refusal(trusting(at(scheme, door), "stranger"));
    assertThat(unknown.kind()).isEqualTo(Kind.UNTRUSTED);
    assertThat(unknown)
        .hasMessageContaining(
            "its certificate CN=Broker is signed by CN=Practice, which is not in "
                + folder.resolve("stranger.pem"))
        .hasMessageContaining("give the certificate of that authority as ca-file");
    assertThat(refusal(at(scheme, door)))
        .hasMessageContaining("signed by CN=Practice, which is not trusted on this machine");
    assertThat(refusal(trusting(at(scheme, door), "namesake")))
        .hasMessageContaining("not signed by the CN=Practice in")
        .hasMessageContaining("but by another of that name");
  }

  @Test
  void aLonelyCertificateIsShownByItsFingerprint() {
    assertThat(refusal(trusting(at("ssl", "lonely"), "ca")))
        .hasMessageContaining("CN=Lonely is signed by itself and not in " + folder)
        .hasMessageMatching(".*SHA-256 fingerprint ([0-9A-F]{2}:){31}[0-9A-F]{2}, give.*");
  }

  @Test
  void datesAreSaid() {
    assertThat(refusal(trusting(at("ssl", "expired"), "ca")))
        .hasMessageContaining(
            "its certificate CN=Broker expired on "
                + CertificateWords.at(Authority.NOW.minus(Authority.DAY)))
        .hasMessageContaining("have it renewed, or set the clock");
    assertThat(refusal(trusting(at("ssl", "early"), "ca")))
        .hasMessageContaining(
            "is valid from " + CertificateWords.at(Authority.NOW.plus(Authority.DAY)) + " on only")
        .hasMessageContaining("set the clock");
    assertThat(refusal(trusting(at("ssl", "expired"), "expired")))
        .hasMessageContaining("its certificate CN=Broker expired on");
  }

  @Test
  void anotherHostIsNamed() {
    assertThat(refusal(trusting(at("ssl", "elsewhere"), "ca")))
        .hasMessageContaining(
            "its certificate is for clinic.example, 10.1.2.3 and not for localhost");
  }

  @ParameterizedTest
  @CsvSource({"ssl,ssl-mutual", "ssl,ssl-mutual-1.2", "wss,wss-mutual"})
  void whatTheBrokerHasAgainstOurCertificateIsSaid(String scheme, String door) {
    assertThat(refusal(trusting(at(scheme, door), "ca")))
        .hasMessageContaining("it asks for a certificate of this program; give certificate-file");
    assertThat(refusal(showing(at(scheme, door), "bridge-expired")))
        .hasMessageContaining("refuses this program's certificate CN=bridge")
        .hasMessageContaining("it expired on")
        .hasMessageContaining("have a new one made");
    assertThat(refusal(showing(at(scheme, door), "bridge-strange")))
        .hasMessageContaining("refuses this program's certificate CN=bridge")
        .hasMessageContaining("it does not know who signed it, CN=Stranger");
  }

  @Test
  void aKeyOfAnotherCertificateIsFound() {
    BrokerException foreign = refusal(showing(at("ssl", "ssl-mutual"), "bridge", "broker"));
    assertThat(foreign.kind()).isEqualTo(Kind.SETTINGS);
    assertThat(foreign)
        .hasMessageContaining("the key in " + folder.resolve("broker.key") + " does not belong")
        .hasMessageContaining("which is that of CN=bridge");
  }

  @Test
  void missingFilesAreNamed() {
    BrokerException missing = refusal(trusting(at("ssl", "ssl"), "nowhere"));
    assertThat(missing.kind()).isEqualTo(Kind.SETTINGS);
    assertThat(missing)
        .hasMessageContaining("ca-file " + folder.resolve("nowhere.pem") + " is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "tcp,ssl,speak TLS? Then use ssl://localhost",
    "ssl,tcp,Then use tcp://localhost",
    "ws,tcp,is that its port for MQTT over WebSocket without TLS?",
    "wss,tcp,speak no TLS? Then use ws://localhost",
    "ws,ssl,WebSocket",
    "ssl,ws,use tcp://localhost",
    "wss,ws,TLS"
  })
  void portsOfOtherKindsAreToldApart(String scheme, String door, String words) {
    assertThat(refusal(trusting(at(scheme, door), "ca")))
        .hasMessageContaining(scheme + "://localhost:" + doors.port(door))
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "ssl", "ws", "wss"})
  void anAbsentBrokerIsNamed(String scheme) throws IOException {
    BrokerConfig absent =
        BrokerConfig.at(scheme + "://localhost:" + Mosquitto.freePort(), "client");
    BrokerException refused = refusal(absent);
    assertThat(refused).hasMessageContaining("nothing listens there");
    assertThat(refused.kind()).isEqualTo(Kind.NOTHING_LISTENS);
    BrokerException unknown = refusal(BrokerConfig.at(scheme + "://broker.invalid:1", "client"));
    assertThat(unknown).hasMessageContaining("its host broker.invalid is not known");
    assertThat(unknown.kind()).isEqualTo(Kind.UNKNOWN_HOST);
  }

  @ParameterizedTest
  @CsvSource({
    "tcp,is it an MQTT broker?",
    "ssl,says nothing of TLS within 0.3 s",
    "ws,grants no WebSocket within 0.3 s",
    "wss,says nothing of TLS within 0.3 s"
  })
  void aMutePeerIsGivenUpAndItsConnectionClosed(String scheme, String words) throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      BrokerConfig broker =
          BrokerConfig.at(scheme + "://127.0.0.1:" + mute.getLocalPort(), "client")
              .withConnectTimeout(Duration.ofMillis(300));
      assertThat(refusal(broker)).hasMessageContaining(words);
      try (Socket taken = mute.accept()) {
        taken.setSoTimeout(10_000);
        taken.getInputStream().readAllBytes(); // ends, for the line was closed
      }
    }
  }
}
