package org.rollscope.bridge.mqtt;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.broker.BrokerClient;
import org.rollscope.bridge.broker.BrokerException;
import org.rollscope.bridge.broker.ClientListener;
import org.rollscope.bridge.config.BrokerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * How late alarms arrive: a client of the broker, apart from any bridge, that compares the moment
 * an alarm reaches it with the moment its limit was crossed. Both clocks must be this machine's.
 */
public final class AlarmLatency implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmLatency.class);

  private static final long SUBSCRIBE_MILLIS = 10_000;

  private final BrokerClient client;
  private final InstantSource clock;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

  /**
   * An alarm that has been raised.
   *
   * @param device identifier of the device
   * @param kind the alarm's
   * @param onset device time at which the limit was crossed, s
   * @param arrived when it reached this client, by {@link System#nanoTime}
   * @param sinceOnset from the crossing, on the device's clock mapped to the host's, to the arrival
   */
  public record Arrival(
      String device, String kind, double onset, long arrived, Duration sinceOnset) {}

  private AlarmLatency(BrokerClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * Subscribes to the alarms of every device.
   *
   * @param root first level of the topics
   * @throws IOException where the broker cannot be used
   */
  public static AlarmLatency subscribe(String url, String root, InstantSource clock)
      throws IOException, InterruptedException {
    String name = "alarm-latency-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    BrokerClient client = BrokerClient.of(BrokerConfig.at(url, name));
    AlarmLatency latency = new AlarmLatency(client, clock);
    client.setCallback(latency.new Ear());
    try {
      client.open(client.options());
      client.subscribe(new Topics(root).event("+", "alarm"), 1).waitForCompletion(SUBSCRIBE_MILLIS);
      return latency;
    } catch (BrokerException e) {
      latency.close();
      throw e;
    } catch (MqttException e) {
      latency.close();
      throw new BrokerException("The broker " + url + " does not let alarms be read", e);
    }
  }

  private void arrived(String topic, byte[] payload) {
    long nanos = System.nanoTime();
    Instant now = clock.instant();
    JsonNode alarm = Json.parse(payload);
    if (!alarm.path("state").asString("").equals("raised")) {
      return;
    }
    double before = alarm.path("deviceTime").asDouble() - alarm.path("onset").asDouble();
    Instant onset =
        Instant.parse(alarm.path("time").asString()).minusNanos(Math.round(before * 1e9));
    String[] levels = topic.split("/", -1);
    arrivals.add(
        new Arrival(
            levels[levels.length - 3],
            alarm.path("kind").asString(),
            alarm.path("onset").asDouble(),
            nanos,
            Duration.between(onset, now)));
  }

  private final class Ear implements ClientListener {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      arrived(topic, message.getPayload());
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      LOG.warn("The broker went away; alarms are missed");
    }
  }

  /** The next alarm; null when none comes in time. */
  public @Nullable Arrival poll(Duration patience) throws InterruptedException {
    return arrivals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The value that a share of the delays does not exceed; {@code 0.99} for p99. */
  public static Duration percentile(List<Duration> delays, double share) {
    List<Duration> sorted = new ArrayList<>(delays);
    sorted.sort(null);
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, index));
  }

  @Override
  public void close() {
    client.abandon();
  }
}
