package org.rollscope.desktop.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.rollscope.bridge.broker.ClientListener;

/** A Sparkplug host application: it says that it is there, hears everything, and commands. */
final class SparkplugHost implements AutoCloseable {
  static final String NAME = "host-under-test";
  private static final String STATE = "spBv1.0/STATE/" + NAME;
  private static final String NODE = "spBv1.0/rollscope/%s/bridge";
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(40);

  private final TestBroker broker;
  private final List<SparkplugMessage> heard = new ArrayList<>();
  private long time = 1_700_000_000_000L;
  private MqttClient client;

  SparkplugHost(TestBroker broker) throws MqttException {
    this.broker = broker;
    client = connect();
  }

  private MqttClient connect() throws MqttException {
    MqttClient next = new MqttClient(broker.address(), NAME, new MemoryPersistence());
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setWill(STATE, state(false));
    next.setCallback(new Ear());
    next.connect(options);
    MqttSubscription all = new MqttSubscription("spBv1.0/#", 1);
    all.setRetainAsPublished(true);
    next.subscribe(new MqttSubscription[] {all, new MqttSubscription("rollscope/#", 1)});
    return next;
  }

  /** Connects anew after the broker was restarted. */
  void reconnect() throws MqttException {
    client.close(true);
    client = connect();
  }

  private MqttMessage state(boolean online) {
    String json = "{\"online\":%b,\"timestamp\":%d}".formatted(online, time);
    return new MqttMessage(json.getBytes(UTF_8), 1, true, new MqttProperties());
  }

  /** Says that it is there, or not any more; it goes on listening. */
  void online(boolean now) throws MqttException {
    time += 1000;
    client.publish(STATE, state(now));
  }

  void command(Metric... metrics) throws MqttException {
    send(NODE.formatted("NCMD"), metrics);
  }

  void command(String device, Metric... metrics) throws MqttException {
    send(NODE.formatted("DCMD") + '/' + device, metrics);
  }

  private void send(String topic, Metric... metrics) throws MqttException {
    Payload payload =
        Payload.newBuilder().setTimestamp(time).addAllMetrics(List.of(metrics)).build();
    client.publish(topic, payload.toByteArray(), 0, false);
  }

  private synchronized void add(SparkplugMessage message) {
    heard.add(message);
    notifyAll();
  }

  /** The first message that fits, which may be still to come. */
  SparkplugMessage await(Predicate<SparkplugMessage> fits) {
    return await(0, fits);
  }

  /** The same among the messages after so many. */
  synchronized SparkplugMessage await(int after, Predicate<SparkplugMessage> fits) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    int seen = after;
    while (true) {
      for (; seen < heard.size(); seen++) {
        if (fits.test(heard.get(seen))) {
          return heard.get(seen);
        }
      }
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      assertThat(left).as("waited in vain; the last ones were %s", last()).isPositive();
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted while waiting for a message", e);
      }
    }
  }

  private List<String> last() {
    return heard.reversed().stream().limit(20).map(SparkplugMessage::toString).toList();
  }

  synchronized int count() {
    return heard.size();
  }

  /** Everything that an edge node sent, or the broker in its name. */
  synchronized List<SparkplugMessage> ofNode() {
    return heard.stream()
        .filter(m -> !m.type().equals("STATE") && !m.type().endsWith("CMD"))
        .toList();
  }

  @Override
  public void close() {
    try {
      client.disconnectForcibly(0, 200);
      client.close(true);
    } catch (MqttException e) {
      assertThat(client.isConnected()).as("the host cannot leave: %s", e).isFalse();
    }
  }

  private final class Ear implements ClientListener {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      add(SparkplugMessage.of(topic, message));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      // Tests that kill the broker connect anew.
    }
  }
}
