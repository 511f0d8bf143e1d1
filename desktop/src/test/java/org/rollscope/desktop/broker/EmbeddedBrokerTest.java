package org.rollscope.desktop.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.config.ListenAddress;

@Timeout(30)
class EmbeddedBrokerTest {
  @Test
  void carriesMessagesOfEveryQualityOfService() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      MqttClient reader = client(broker, "reader");
      MqttClient writer = client(broker, "writer");
      BlockingQueue<String> heard = listen(reader, "rollscope/#");
      for (int qos = 0; qos <= 2; qos++) {
        writer.publish("rollscope/ball/live", ("qos " + qos).getBytes(UTF_8), qos, false);
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("qos " + qos);
      }
      close(reader, writer);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Raw.MQTT_3, Raw.MQTT_5})
  void letsClientsInThatDoNotNameThemselves(int version) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start();
        Raw first = Raw.connected(broker, version, "");
        Raw second = Raw.connected(broker, version, "")) {
      first.send(Raw.subscribe(version, "a/#"));
      assertThat(first.receive().kind()).isEqualTo(Raw.SUBACK);
      second.send(Raw.subscribe(version, "a/#"));
      assertThat(second.receive().kind()).isEqualTo(Raw.SUBACK);
      assertThat(broker.clients()).isEqualTo(2);
    }
  }

  @Test
  void keepsRetainedMessagesAndForgetsEmptyOnes() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      MqttClient writer = client(broker, "writer");
      writer.publish("a/kept", "yes".getBytes(UTF_8), 1, true);
      writer.publish("a/cleared", "yes".getBytes(UTF_8), 1, true);
      writer.publish("a/cleared", new byte[0], 1, true);
      MqttClient late = client(broker, "late");
      BlockingQueue<String> heard = listen(late, "a/#");
      assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("yes");
      writer.publish("a/last", "last".getBytes(UTF_8), 1, false);
      assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("last");
      close(late, writer);
    }
  }

  @Test
  void sendsTheLastWillOfAClientThatVanishes() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      MqttClient reader = client(broker, "reader");
      BlockingQueue<String> heard = listen(reader, "will");
      MqttConnectionOptions options = new MqttConnectionOptions();
      options.setWill("will", new MqttMessage("offline".getBytes(UTF_8), 1, true, null));
      MqttClient mortal = new MqttClient(broker.address(), "mortal", new MemoryPersistence());
      mortal.connect(options);
      mortal.disconnectForcibly(0, 0, false);
      assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("offline");
      mortal.close(true);
      close(reader);
    }
  }

  @Test
  void carriesALongMessage() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      MqttClient reader = client(broker, "reader");
      MqttClient writer = client(broker, "writer");
      BlockingQueue<String> heard = listen(reader, "long");
      writer.publish("long", "x".repeat(1_000_000).getBytes(UTF_8), 1, false);
      assertThat(heard.poll(5, TimeUnit.SECONDS)).hasSize(1_000_000);
      close(reader, writer);
    }
  }

  /** MQTT lets a client go on without waiting for the answer to its CONNECT. */
  @Test
  void takesASubscriptionThatComesWithTheConnect() throws Exception {
    String connect = "100e 0004 4d515454 05 02 003c 00 0001 71";
    String subscribe = "8207 0001 00 0001 61 01";
    byte[] both = HexFormat.of().parseHex((connect + subscribe).replace(" ", ""));
    try (EmbeddedBroker broker = EmbeddedBroker.start();
        Socket client = new Socket(EmbeddedBroker.LOOPBACK, broker.port())) {
      client.getOutputStream().write(both);
      DataInputStream answers = new DataInputStream(client.getInputStream());
      assertThat(answers.read()).as("CONNACK").isEqualTo(0x20);
      answers.skipNBytes(answers.read());
      assertThat(answers.read()).as("SUBACK").isEqualTo(0x90);
    }
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      ListenAddress taken = new ListenAddress(EmbeddedBroker.LOOPBACK, broker.port());
      assertThatThrownBy(() -> EmbeddedBroker.start(BrokerSettings.DEFAULT.withListen(taken)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + broker.port())
          .hasMessageContaining("another program uses it");
    }
  }

  private static MqttClient client(EmbeddedBroker broker, String id) throws MqttException {
    MqttClient client = new MqttClient(broker.address(), id, new MemoryPersistence());
    client.connect();
    return client;
  }

  private static BlockingQueue<String> listen(MqttClient client, String filter)
      throws MqttException {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    IMqttMessageListener listener =
        (topic, message) -> heard.add(new String(message.getPayload(), UTF_8));
    client.subscribe(
        new MqttSubscription[] {new MqttSubscription(filter, 2)},
        new IMqttMessageListener[] {listener});
    return heard;
  }

  private static void close(MqttClient... clients) throws MqttException {
    for (MqttClient client : clients) {
      client.disconnect();
      client.close();
    }
  }
}
