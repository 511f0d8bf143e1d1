package org.rollscope.bridge.sparkplug;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.mqtt.Publication;
import org.rollscope.bridge.outbox.Outbox;
import org.rollscope.bridge.outbox.OutboxState;
import org.rollscope.bridge.outbox.Payload;
import tools.jackson.databind.node.ObjectNode;

/** What there is to tell of the bridge itself. For the publisher's thread. */
final class NodeState {
  private static final long BIRTH_ALIAS = 1;
  private static final long FIRST_ALIAS = 2;

  /** Time between two looks at what changes all the time, ms. */
  private static final long EVERY = 1000;

  private final EdgeNode node;
  private final Outbox outbox;
  private final InstantSource wall;
  private final MetricImage image = new MetricImage(NodeMetrics.TABLE, FIRST_ALIAS);
  private long looked;

  NodeState(EdgeNode node, Outbox outbox, InstantSource wall) {
    this.node = node;
    this.outbox = outbox;
    this.wall = wall;
    String version = NodeState.class.getPackage().getImplementationVersion();
    ObjectNode software = Json.object().put("software", "Rollscope").put("version", version);
    image.take(report(NodeMetrics.SOFTWARE, software));
  }

  private Report report(String kind, ObjectNode json) {
    return new Report("", kind, json, wall.millis(), Double.NaN);
  }

  private void look() {
    looked = wall.millis();
    OutboxState now = outbox.state();
    ObjectNode json =
        Json.object()
            .put("waiting", now.waiting())
            .put("dropped", now.droppedInAll())
            .put("problem", now.problem());
    image.take(report(NodeMetrics.OUTBOX, json));
  }

  /** The birth of a number. */
  Payload birth(int number) {
    look();
    List<Metric> metrics = new ArrayList<>();
    metrics.add(Metrics.birthNumber(number, looked).setAlias(BIRTH_ALIAS).build());
    metrics.add(Metrics.rebirth(looked));
    metrics.addAll(image.birth(looked));
    return Metrics.payload(metrics);
  }

  /** What has become different, looked at once in a while; null for nothing. */
  @Nullable Publication nextChange() {
    if (Math.abs(wall.millis() - looked) < EVERY) {
      return null;
    }
    look();
    return data(image.changes(List.of(NodeMetrics.OUTBOX)));
  }

  /** What a report says. */
  @Nullable Publication tell(Report report) {
    return data(image.event(report, false));
  }

  private @Nullable Publication data(List<Metric> metrics) {
    return metrics.isEmpty() ? null : Publication.once(node.data(), Metrics.payload(metrics), null);
  }
}
