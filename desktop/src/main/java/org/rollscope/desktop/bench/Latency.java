package org.rollscope.desktop.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.HomeAssistantConfig;
import org.rollscope.bridge.config.OutboxConfig;
import org.rollscope.core.alarm.AlarmConfig;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.desktop.watch.Message;
import org.rollscope.desktop.watch.Subscriber;
import tools.jackson.databind.JsonNode;

/**
 * From the instant at which the true pressure of a simulated tool crosses the limit to the arrival
 * of the alarm at a subscriber: through a virtual serial port, the bridge and a broker, in real
 * time. Nothing is taken off, and the first alarms after the start count like all others.
 */
public final class Latency implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(50);
  private static final Duration GRACE = Duration.ofMillis(800);
  private static final double SAME = 0.5;

  private final List<LatencyTool> tools = new ArrayList<>();
  private final Map<String, List<Arrival>> arrivals = new HashMap<>();
  private final String broker;
  private final String root;
  private final Bridge bridge;
  private final Subscriber subscriber;

  /** An alarm that came: its onset in device time, s, and the host's time of its arrival, ns. */
  private record Arrival(double onset, long nanos) {}

  /**
   * Connects everything; {@link #run} sets it going.
   *
   * @param broker where both the bridge and the subscriber connect
   * @param alarms how many crossings in all
   * @param devices how many tools share them
   * @param outbox of the bridge
   * @throws IOException when there is no such broker or no port could be made
   */
  public Latency(String broker, int alarms, int devices, OutboxConfig outbox) throws IOException {
    int most = Math.min(devices, alarms);
    for (int i = 0; i < most; i++) {
      int share = alarms / most + (i < alarms % most ? 1 : 0);
      tools.add(new LatencyTool(share, i + 1L));
    }
    this.broker = broker;
    root = "rollscope-bench-" + UUID.randomUUID();
    subscriber = Subscriber.connect(broker, root, root + "/+/event/alarm");
    Path nowhere = Path.of(System.getProperty("java.io.tmpdir"), root);
    bridge =
        new Bridge(
            BridgeConfig.of(
                    BrokerConfig.at(broker, root + "-bridge").withRoot(root),
                    tools.stream().map(tool -> DeviceConfig.on(tool.path())).toList())
                .withCalibrations(nowhere)
                .withHomeAssistant(HomeAssistantConfig.OFF)
                .withOutbox(outbox));
  }

  /** How long it takes, s. */
  public double duration() {
    return tools.stream().mapToDouble(LatencyTool::duration).max().orElse(0);
  }

  /**
   * Plays all tools to their end.
   *
   * @param progress gets the number of alarms that have arrived so far
   */
  public Delays run(DoubleConsumer progress) throws InterruptedException {
    bridge.start();
    tools.forEach(LatencyTool::start);
    long quiet = System.nanoTime();
    int count = 0;
    while (System.nanoTime() - quiet < GRACE.toNanos()) {
      Message message = subscriber.poll(TICK);
      if (message != null && take(message)) {
        progress.accept(++count);
      }
      if (!tools.stream().allMatch(LatencyTool::isOver)) {
        quiet = System.nanoTime();
      }
    }
    return delays();
  }

  private boolean take(Message message) {
    JsonNode alarm = message.json().orElse(null);
    if (alarm == null || !isRaisedOverpressure(alarm)) {
      return false;
    }
    String device = message.topic().split("/", -1)[1];
    double onset = alarm.path("onset").asDouble(Double.NaN);
    arrivals
        .computeIfAbsent(device, key -> new ArrayList<>())
        .add(new Arrival(onset, message.nanos()));
    return true;
  }

  private static boolean isRaisedOverpressure(JsonNode alarm) {
    return alarm.path("state").asString("").equals("raised")
        && alarm.path("kind").asString("").equals(AlarmKind.OVERPRESSURE.label());
  }

  private Delays delays() {
    List<Double> found = new ArrayList<>();
    int missed = 0;
    double frame = 0;
    for (LatencyTool tool : tools) {
      frame = Math.max(frame, tool.frameInterval());
      for (LatencyTool.Crossing crossing : tool.crossings()) {
        Arrival arrival = arrival(tool.id(), crossing.deviceTime());
        if (Double.isNaN(arrival.onset)) {
          missed++;
        } else {
          found.add((arrival.nanos - crossing.hostNanos()) * 1e-9);
        }
      }
    }
    return new Delays(found, missed, frame, AlarmConfig.DEFAULT.onDelay());
  }

  private Arrival arrival(String device, double onset) {
    return arrivals.getOrDefault(device, List.of()).stream()
        .filter(arrival -> Math.abs(arrival.onset - onset) < SAME)
        .findFirst()
        .orElse(new Arrival(Double.NaN, 0));
  }

  /** Takes back what the bridge left retained at the broker; call after {@link #close}. */
  public void sweep() throws IOException {
    RetainedSweep.of(broker, root);
  }

  @Override
  public void close() {
    bridge.close();
    subscriber.close();
    tools.forEach(LatencyTool::close);
  }
}
