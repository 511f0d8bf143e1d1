package org.rollscope.desktop.endtoend;

import java.util.List;
import java.util.Objects;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.jspecify.annotations.Nullable;

/** The metrics of one device by their names, as its births define them. */
final class SparkplugTags {
  private final SparkplugHost host;
  private final String device;

  SparkplugTags(SparkplugHost host, String device) {
    this.host = host;
    this.device = device;
  }

  long alias(String name) {
    SparkplugMessage birth =
        host.await(m -> m.type().equals("DBIRTH") && m.device().equals(device));
    return Objects.requireNonNull(birth.named(name), name).getAlias();
  }

  /** What a message says of a metric; null for nothing. */
  @Nullable Metric metric(SparkplugMessage message, String name) {
    return message.type().equals("DDATA") && message.device().equals(device)
        ? message.aliased(alias(name))
        : null;
  }

  boolean has(SparkplugMessage message, String name) {
    return metric(message, name) != null;
  }

  /** Whether a message says that a metric has become a text. */
  boolean says(SparkplugMessage message, String name, String text) {
    Metric metric = metric(message, name);
    return metric != null && metric.getStringValue().equals(text);
  }

  boolean contains(SparkplugMessage message, String name, String text) {
    Metric metric = metric(message, name);
    return metric != null && metric.getStringValue().contains(text);
  }

  /** Whether a message says something of the present. */
  boolean isPresent(SparkplugMessage message, String name) {
    Metric metric = metric(message, name);
    return metric != null && !metric.getIsHistorical();
  }

  /** What a message must say of a metric. */
  Metric of(SparkplugMessage message, String name) {
    return Objects.requireNonNull(metric(message, name), name);
  }

  /** The texts that were said of a metric, in order. */
  List<String> texts(String name) {
    return all(name).stream().map(Metric::getStringValue).toList();
  }

  /** What was said of a metric, in order. */
  List<Metric> all(String name) {
    return host.ofNode().stream()
        .map(message -> metric(message, name))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }
}
