package org.rollscope.bridge.sparkplug;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.OutboxConfig;
import org.rollscope.bridge.mqtt.CommandRequest;
import org.rollscope.bridge.mqtt.DeviceMessages;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.mqtt.Origin;
import org.rollscope.bridge.mqtt.Publication;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.MemoryOutbox;
import org.rollscope.core.alarm.Alarm;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.alarm.AlarmLevel;
import org.rollscope.core.session.Event;
import org.rollscope.core.spot.Zone;

/**
 * A dialect between an outbox and a broker that takes all it is given; time stands unless moved.
 */
final class TestNode {
  static final String BALL = "ball";
  private static final String ROOT = "rollscope";
  static final Origin ORIGIN = new Origin(BALL, "boot", "session");

  /** Something as it goes out. */
  record Sent(String topic, Payload payload, Publication publication) {
    String type() {
      return topic.split("/", -1)[2];
    }

    Metric named(String name) {
      return payload.getMetricsList().stream()
          .filter(metric -> metric.getName().equals(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + name + " in " + payload));
    }
  }

  final DeviceMessages messages = new DeviceMessages(new Topics(ROOT));
  final List<CommandRequest> requests = new ArrayList<>();
  final MemoryOutbox outbox;
  final EdgeNode node;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private long nanos;
  private final InstantSource wall = () -> now;
  SparkplugDialect dialect;

  TestNode(@Nullable String primaryHost) {
    outbox =
        new MemoryOutbox(
            OutboxConfig.IN_MEMORY_BOUNDS, wall, loss -> messages.dropped(wall.instant(), loss));
    node = new EdgeNode(ROOT, "bridge", primaryHost, 60);
    dialect = dialect(null);
  }

  private SparkplugDialect dialect(@Nullable Path numbers) {
    SparkplugDialect made =
        new SparkplugDialect(
            ROOT, node, outbox, new BirthNumbers(numbers), requests::add, wall, () -> nanos);
    made.start();
    return made;
  }

  /** The process ends and another one takes the outbox over. */
  void restart() {
    outbox.requeue();
    dialect = dialect(null);
  }

  /** Time goes on. */
  void pass(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
  }

  /** The wall clock jumps. */
  void jump(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  /** A connection is made; returns its will. */
  Publication connect() {
    Publication will = dialect.lastWill();
    dialect.connected();
    return will;
  }

  void stand(String kind, String json) {
    outbox.stand(ROOT + "/" + BALL + "/" + kind, org.rollscope.bridge.outbox.Payload.text(json));
  }

  /** The ball is known and streams. */
  void ballStreams() {
    stand("info", "{\"name\":\"Ball\",\"limits\":{\"high\":250.0,\"unit\":\"kPa\"}}");
    stand("status", "{\"state\":\"streaming\"}");
  }

  void ballIsLost() {
    stand("status", "{\"state\":\"lost\"}");
  }

  void live(String json) {
    dialect.live(ROOT + "/" + BALL + "/live", org.rollscope.bridge.outbox.Payload.text(json));
  }

  void offer(Draft draft) {
    outbox.offer(Objects.requireNonNull(dialect.admit(draft)));
  }

  /** The ball's zone is changed: an event. */
  void zone(String zone) {
    offer(messages.event(ORIGIN, now, new Event.ZoneChanged(10, Zone.parse(zone))));
  }

  /** Overpressure is raised or cleared, as a pipeline tells it. */
  void overpressure(boolean active) {
    Alarm alarm =
        new Alarm(
            1,
            AlarmKind.OVERPRESSURE,
            AlarmLevel.WARNING,
            "left-calf",
            8,
            8.2,
            active ? Double.NaN : 10,
            270,
            40,
            250,
            "default",
            false,
            Double.NaN);
    Alarm.Transition what = active ? Alarm.Transition.RAISED : Alarm.Transition.CLEARED;
    offer(messages.event(ORIGIN, now, new Event.AlarmChanged(10, alarm, what)));
    offer(messages.alarm(ORIGIN, now, 10, alarm));
  }

  void host(boolean online, long timestamp) {
    String state = "{\"online\":%b,\"timestamp\":%d}".formatted(online, timestamp);
    dialect.arrived(
        Objects.requireNonNull(node.hostState()), new MqttMessage(state.getBytes(UTF_8)));
  }

  void command(String topic, Metric... metrics) {
    Payload payload = Payload.newBuilder().addAllMetrics(List.of(metrics)).build();
    dialect.arrived(topic, new MqttMessage(payload.toByteArray()));
  }

  void commandBall(Metric... metrics) {
    command("spBv1.0/rollscope/DCMD/bridge/" + BALL, metrics);
  }

  /** The next thing as it goes out, which arrives; null for nothing. */
  @Nullable Sent send() {
    Publication next = dialect.next();
    if (next == null) {
      return null;
    }
    Publication sealed = dialect.seal(next);
    dialect.delivered(next);
    return read(sealed);
  }

  /** All there is to send. */
  List<Sent> sendAll() {
    List<Sent> all = new ArrayList<>();
    for (Sent sent = send(); sent != null; sent = send()) {
      all.add(sent);
      assertThat(all.size()).isLessThan(10_000);
    }
    return all;
  }

  static Sent read(Publication publication) {
    try {
      return new Sent(
          publication.topic(), Payload.parseFrom(publication.payload().bytes()), publication);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  static List<String> types(List<Sent> all) {
    return all.stream().map(Sent::type).toList();
  }

  /** What data say by the names of a birth: {@code Event/Zone/Zone=left-calf}. */
  static List<String> said(Sent birth, Sent data) {
    return data.payload().getMetricsList().stream()
        .map(metric -> name(birth, metric) + '=' + value(metric))
        .toList();
  }

  private static String name(Sent birth, Metric of) {
    return birth.payload().getMetricsList().stream()
        .filter(metric -> metric.getAlias() == of.getAlias())
        .map(Metric::getName)
        .findFirst()
        .orElse("?");
  }

  private static Object value(Metric metric) {
    return switch (metric.getValueCase()) {
      case LONG_VALUE -> metric.getLongValue();
      case DOUBLE_VALUE -> metric.getDoubleValue();
      case BOOLEAN_VALUE -> metric.getBooleanValue();
      case STRING_VALUE -> metric.getStringValue();
      default -> "null";
    };
  }

  static Metric write(String name, String value) {
    return Metric.newBuilder().setName(name).setStringValue(value).build();
  }

  static Metric write(String name, boolean value) {
    return Metric.newBuilder().setName(name).setBooleanValue(value).build();
  }

  /** An answer that a request got. */
  static void ok(CommandRequest request) {
    request.reply().accept(Json.object().put("ok", true).put("device", request.device()));
  }
}
