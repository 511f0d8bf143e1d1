package org.rollscope.desktop.broker;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client does, the broker refuses it, counts it, and serves the others. */
@Timeout(60)
class HostileClientsTest {
  private static final int IMPLEMENTATION_SPECIFIC = 0x83;
  private static final int UNSPECIFIED = 0x80;
  private static final int TOPIC_INVALID = 0x90;
  private static final int FILTER_INVALID = 0x8F;
  private static final int NOT_AUTHORIZED = 0x87;
  private static final int QUOTA_EXCEEDED = 0x97;
  private static final int PACKET_TOO_LARGE = 0x95;
  private static final byte[] NOTHING = {};

  /** The usual ones, with less of what takes long to reach. */
  private static final Limits LIMITS =
      new Limits(
          256 << 10,
          64 << 10,
          512,
          16,
          32,
          20,
          100,
          1 << 20,
          60,
          20,
          5,
          Duration.ofMillis(1500),
          Duration.ofMinutes(5));

  private static EmbeddedBroker broker;
  private static Client reader;
  private static Client writer;
  private Refused refused;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(BrokerSettings.DEFAULT, LIMITS, System::nanoTime);
    reader = Client.anonymous(broker, "good-reader");
    writer = Client.anonymous(broker, "good-writer");
    reader.subscribe(1, "good/#");
  }

  @BeforeEach
  void startCounting() {
    awaitRoom();
    refused = new Refused(broker);
  }

  /** The others are served still, and others come in. */
  @AfterEach
  void serves() throws Exception {
    assertThat(writer.publish("good/one", "still served", 1)).isZero();
    assertThat(reader.next()).isEqualTo("good/one still served");
    Raw.connected(broker, Raw.MQTT_5, "good-newcomer").close();
  }

  @AfterAll
  static void stop() throws Exception {
    reader.close();
    writer.close();
    Thread.ofVirtual().start(broker::close); // Netty takes two seconds to be sure
  }

  private void assertRefused(String reason, long times) {
    assertThat(refused.counts()).isEqualTo(Map.of(reason, times));
  }

  private void awaitRefused(Map<String, Long> counts) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!refused.counts().equals(counts)) {
      assertThat(System.nanoTime()).as("%s", refused.counts()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  @Test
  void packetsThatAreTooLarge() throws Exception {
    try (Raw raw = Raw.connected(broker, Raw.MQTT_5, "bad")) {
      raw.send(Raw.head(0x30, 200_000_000));
      Raw.Packet answer = raw.receive();
      assertThat(answer.kind()).isEqualTo(Raw.DISCONNECT);
      assertThat(answer.at(0)).isEqualTo(PACKET_TOO_LARGE);
      raw.awaitEnd();
    }
    try (Raw raw = Raw.connected(broker, Raw.MQTT_3, "bad")) {
      raw.send(Raw.publish(Raw.MQTT_3, "a", 0, new byte[300_000]));
      raw.awaitEnd();
    }
    assertRefused("size", 2);
  }

  @Test
  void aStrangerThatNeverEndsItsFirstPacket() throws Exception {
    try (Raw raw = new Raw(broker)) {
      raw.send(Raw.head(0x10, 200_000));
      raw.send(new byte[100_000]);
      raw.awaitEnd();
    }
    assertRefused("size", 1);
  }

  @Test
  void whatIsNotMqtt() throws Exception {
    String[] first = {"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "\u0000\u0000\u0000\u0000"};
    for (String text : first) {
      try (Raw raw = new Raw(broker)) {
        raw.send(text.getBytes(US_ASCII));
        raw.awaitEnd();
      }
    }
    try (Raw raw = new Raw(broker)) {
      raw.send(Raw.publish(Raw.MQTT_5, "before/connect", 0, NOTHING));
      raw.awaitEnd();
    }
    try (Raw raw = Raw.connected(broker, Raw.MQTT_5, "twice")) {
      raw.send(Raw.connect(Raw.MQTT_5, "twice", null));
      raw.awaitEnd();
    }
    assertRefused("protocol", 4);
  }

  @Test
  void topicsThatAreTooDeepOrTooLong() throws Exception {
    String deep = "a/".repeat(1000);
    String wide = "a".repeat(60_000);
    try (Raw raw = Raw.connected(broker, Raw.MQTT_5, "bad")) {
      for (String topic : new String[] {deep, wide}) {
        raw.send(Raw.publish(Raw.MQTT_5, topic, 1, NOTHING));
        Raw.Packet answer = raw.receive();
        assertThat(answer.kind()).isEqualTo(Raw.PUBACK);
        assertThat(answer.at(2)).isEqualTo(TOPIC_INVALID);
      }
      raw.send(Raw.subscribe(Raw.MQTT_5, deep + "#", "fine", wide, "a/#/b", "a+"));
      Raw.Packet answer = raw.receive();
      assertThat(answer.kind()).isEqualTo(Raw.SUBACK);
      byte bad = (byte) FILTER_INVALID;
      assertThat(Arrays.copyOfRange(answer.body(), 3, 8)).containsExactly(bad, 1, bad, bad, bad);
    }
    assertRefused("topic", 6);
  }

  /** Paho breaks the connection of whoever gets one, so one retained would keep all out. */
  @Test
  void controlCharacters() throws Exception {
    try (Raw raw = Raw.connected(broker, Raw.MQTT_5, "bad")) {
      raw.send(Raw.retain(Raw.MQTT_5, "good/\u001b[2J", NOTHING));
      assertThat(raw.receive().at(2)).isEqualTo(TOPIC_INVALID);
      byte[][] properties = {
        new Raw.Body().octet(38).text("key").text("a\u0001b").all(), // user property
        new Raw.Body().octet(38).text("\u0085").text("value").all(),
        new Raw.Body().octet(3).text("text/\u0000").all(), // content type
        new Raw.Body().octet(8).text("good/#").all() // response topic
      };
      for (byte[] one : properties) {
        raw.send(Raw.publishWith("good/two", one));
        assertThat(raw.receive().at(2)).isEqualTo(IMPLEMENTATION_SPECIFIC);
      }
    }
    assertThat(refused.counts()).isEqualTo(Map.of("topic", 1L, "properties", 4L));
  }

  @Test
  void anOlderClientIsAnsweredAsItCanBe() throws Exception {
    try (Raw raw = Raw.connected(broker, Raw.MQTT_3, "bad")) {
      raw.send(Raw.publish(Raw.MQTT_3, "a/".repeat(1000), 1, NOTHING));
      assertThat(raw.receive().kind()).isEqualTo(Raw.PUBACK);
      raw.send(Raw.subscribe(Raw.MQTT_3, "a/".repeat(1000)));
      assertThat(raw.receive().at(2)).isEqualTo(0x80);
    }
    assertRefused("topic", 2);
  }

  @Test
  void topicsOfTheBroker() throws Exception {
    try (Client bad = Client.anonymous(broker, "bad")) {
      assertThat(bad.publish("$SYS/broker/uptime", "0", 1)).isEqualTo(NOT_AUTHORIZED);
      assertThat(bad.publish("$share/group/good/one", "0", 1)).isEqualTo(NOT_AUTHORIZED);
    }
    assertRefused("reserved", 2);
  }

  @Test
  void aTopicAlias() throws Exception {
    try (Raw raw = Raw.connected(broker, Raw.MQTT_5, "bad")) {
      raw.send(Raw.publish(Raw.MQTT_5, "", 1, NOTHING));
      assertThat(raw.receive().kind()).isEqualTo(Raw.DISCONNECT);
      raw.awaitEnd();
    }
    assertRefused("topic", 1);
  }

  @Test
  void tooManySubscriptions() throws Exception {
    try (Client bad = Client.anonymous(broker, "bad")) {
      int[] codes =
          bad.subscribe(
              0, IntStream.range(0, 25).mapToObj(i -> "many/" + i).toArray(String[]::new));
      assertThat(codes).startsWith(0, 0).endsWith(UNSPECIFIED);
      assertThat(Arrays.stream(codes).filter(code -> code == UNSPECIFIED).count()).isEqualTo(5);
      assertThat(bad.subscribe(0, "many/3")).as("one that is there").containsExactly(0);
      bad.unsubscribe("many/3");
      assertThat(bad.subscribe(0, "many/30")).containsExactly(0);
    }
    assertRefused("subscriptions", 5);
  }

  @Test
  void aFloodOfRetainedMessages() throws Exception {
    try (Client bad = Client.anonymous(broker, "bad")) {
      int over = 0;
      for (int i = 0; i < 80; i++) {
        over += bad.retain("flood/" + i, "x") == QUOTA_EXCEEDED ? 1 : 0;
      }
      assertThat(over).isEqualTo(30);
      assertThat(bad.retain("flood/0", "in place of the one there")).isZero();
      assertThat(bad.retain("flood/0", "")).isZero();
      assertThat(bad.retain("flood/new", "in the room made")).isZero();
      assertThat(bad.retain("flood/large", "x".repeat(200_000))).isEqualTo(QUOTA_EXCEEDED);
    }
    assertRefused("retained", 31);
  }

  @Test
  void aFloodOfConnections() throws Exception {
    List<Raw> flood = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      flood.add(new Raw(broker));
    }
    for (Raw raw : flood) {
      raw.awaitEnd();
      raw.close();
    }
    awaitRefused(Map.of("crowd", 10L, "idle", 20L));
  }

  @Test
  void moreClientsThanThereIsRoomFor() throws Exception {
    List<Raw> crowd = new ArrayList<>();
    for (int i = 0; i < 58; i++) {
      crowd.add(Raw.connected(broker, Raw.MQTT_5, "crowd-" + i));
    }
    try (Raw raw = new Raw(broker)) {
      raw.awaitEnd();
    }
    assertRefused("crowd", 1);
    for (Raw raw : crowd) {
      raw.close();
    }
    awaitRoom();
  }

  private static void awaitRoom() {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (broker.clients() > 2) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  @Test
  void wills() throws Exception {
    for (String will : new String[] {"$SYS/uptime", "a/".repeat(100), "good/#"}) {
      try (Raw raw = new Raw(broker)) {
        raw.send(Raw.connect(Raw.MQTT_5, "bad", will));
        assertThat(raw.receive().at(1)).as(will).isEqualTo(NOT_AUTHORIZED);
        raw.awaitEnd();
      }
    }
    assertRefused("will", 3);
  }

  @Test
  void sessionsThatAreToBeKept() throws Exception {
    MqttConnectionOptions keeping = new MqttConnectionOptions();
    keeping.setCleanStart(false);
    keeping.setSessionExpiryInterval(0xFFFFFFFFL);
    try (EmbeddedBroker another =
        EmbeddedBroker.start(BrokerSettings.DEFAULT, LIMITS, System::nanoTime)) {
      for (int i = 0; i < 5; i++) {
        new Client(another.address(), "kept-" + i, keeping).close();
      }
      assertThatThrownBy(() -> new Client(another.address(), "kept-5", keeping))
          .isInstanceOfSatisfying(
              MqttException.class, e -> assertThat(e.getReasonCode()).isEqualTo(QUOTA_EXCEEDED));
      new Client(another.address(), "kept-0", keeping).close();
      assertThat(another.refused()).isEqualTo(Map.of("sessions", 1L));
    }
  }

  /** What Moquette throws at that ended the thread that serves a share of all clients. */
  @Test
  void acknowledgementsOfWhatWasNeverSentOrIsOver() throws Exception {
    for (int i = 0; i < 20; i++) {
      try (Raw old = Raw.connected(broker, Raw.MQTT_5, "same")) {
        old.send(Raw.subscribe(Raw.MQTT_5, "same/#"));
        assertThat(old.receive().kind()).isEqualTo(Raw.SUBACK);
        old.send(Raw.publish(Raw.MQTT_5, "same/one", 1, NOTHING));
        for (int kind : new int[] {0x40, 0x50, 0x62, 0x70}) {
          for (int id = 1; id < 20; id++) {
            old.send(new byte[] {(byte) kind, 2, 0, (byte) id});
          }
        }
        try (Raw next = Raw.connected(broker, Raw.MQTT_5, "same")) {
          next.send(new byte[] {(byte) 0xE0, 0});
          next.send(new byte[] {0x70, 2, 0, 1});
        }
      } catch (IOException e) {
        assertThat(e).as("the broker hung up").hasMessageNotContaining("refused");
      }
    }
    assertThat(refused.counts()).isEmpty();
    for (int i = 0; i < 8; i++) {
      Raw.connected(broker, Raw.MQTT_5, "on-any-thread-" + i).close();
    }
  }

  @Test
  void unsubscriptionsFromNonsense() throws Exception {
    for (String filter : new String[] {"$share", "$share/", "$share/group", "a/#/b"}) {
      try (Raw raw = Raw.connected(broker, Raw.MQTT_5, "bad")) {
        raw.send(new Raw.Body().number(7).properties(Raw.MQTT_5).text(filter).packet(0xA2));
        assertThat(raw.receive().kind()).as(filter).isEqualTo(Raw.DISCONNECT);
      }
    }
    assertRefused("topic", 4);
  }

  /** Flips bits of good packets; the seed says which. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nonsense(long seed) throws Exception {
    Random luck = new Random(seed);
    byte[][] good = {
      Raw.connect(Raw.MQTT_5, "bad", "will"),
      Raw.publish(Raw.MQTT_5, "bad/topic", 1, new byte[20]),
      Raw.retain(Raw.MQTT_5, "bad/topic", new byte[20]),
      Raw.subscribe(Raw.MQTT_5, "bad/+", "bad/#")
    };
    for (int i = 0; i < 100; i++) {
      try (Raw raw =
          luck.nextBoolean() ? new Raw(broker) : Raw.connected(broker, Raw.MQTT_5, "bad")) {
        for (byte[] packet : good) {
          byte[] bad = packet.clone();
          for (int flips = luck.nextInt(4); flips > 0; flips--) {
            bad[luck.nextInt(bad.length)] ^= (byte) (1 << luck.nextInt(8));
          }
          raw.send(bad);
        }
      } catch (IOException e) {
        assertThat(e).as("the broker hung up").hasMessageNotContaining("refused");
      }
    }
    assertThat(refused.counts()).containsKey("protocol").doesNotContainKey("crowd");
  }
}
