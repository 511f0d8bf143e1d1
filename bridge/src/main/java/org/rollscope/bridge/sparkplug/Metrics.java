package org.rollscope.bridge.sparkplug;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.eclipse.tahu.protobuf.SparkplugBProto;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.PropertySet;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.PropertyValue;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.outbox.Payload;

/** Writes and reads Sparkplug's payloads, with Tahu's classes. */
final class Metrics {
  static final String BIRTH_NUMBER = "bdSeq";
  static final String REBIRTH = "Node Control/Rebirth";
  private static final String UNIT = "engUnit";
  private static final Comparator<Metric> BY_TIME = Comparator.comparingLong(Metric::getTimestamp);

  private Metrics() {}

  /** A metric as a birth tells it. */
  static Metric born(
      MetricDefinition definition, long alias, Reading reading, String unit, long otherwise) {
    boolean none = reading.equals(Reading.NONE);
    Metric.Builder metric =
        Metric.newBuilder()
            .setName(definition.name())
            .setAlias(alias)
            .setTimestamp(none ? otherwise : reading.time())
            .setDatatype(definition.type().dataType().getNumber());
    if (!unit.isEmpty()) {
      metric.setProperties(unit(unit));
    }
    return set(metric, reading.value()).build();
  }

  private static PropertySet unit(String unit) {
    return PropertySet.newBuilder()
        .addKeys(UNIT)
        .addValues(
            PropertyValue.newBuilder().setType(DataType.String.getNumber()).setStringValue(unit))
        .build();
  }

  /** A metric as data tell it: by its alias. */
  static Metric data(long alias, Reading reading, boolean historical) {
    Metric.Builder metric = Metric.newBuilder().setAlias(alias).setTimestamp(reading.time());
    if (historical) {
      metric.setIsHistorical(true);
    }
    return set(metric, reading.value()).build();
  }

  private static Metric.Builder set(Metric.Builder metric, @Nullable Object value) {
    return switch (value) {
      case null -> metric.setIsNull(true);
      case Double number -> metric.setDoubleValue(number);
      case Long count -> metric.setLongValue(count);
      case Boolean flag -> metric.setBooleanValue(flag);
      default -> metric.setStringValue(value.toString());
    };
  }

  /** The number that a birth and the death that ends it have in common. */
  static Metric.Builder birthNumber(int number, long time) {
    return Metric.newBuilder()
        .setName(BIRTH_NUMBER)
        .setTimestamp(time)
        .setDatatype(DataType.Int64.getNumber())
        .setLongValue(number);
  }

  /** By this the node can be asked for its births. */
  static Metric rebirth(long time) {
    return Metric.newBuilder()
        .setName(REBIRTH)
        .setTimestamp(time)
        .setDatatype(DataType.Boolean.getNumber())
        .setBooleanValue(false)
        .build();
  }

  /** A payload of metrics, the oldest first; it lacks only what is known when it is sent. */
  static Payload payload(Collection<Metric> metrics) {
    SparkplugBProto.Payload.Builder payload = SparkplugBProto.Payload.newBuilder();
    metrics.stream().sorted(BY_TIME).forEach(payload::addMetrics);
    return bytes(payload.build());
  }

  /** The death of a node, which has no sequence number. */
  static Payload death(int number, long time) {
    return bytes(
        SparkplugBProto.Payload.newBuilder()
            .setTimestamp(time)
            .addMetrics(birthNumber(number, time))
            .build());
  }

  /**
   * A payload with what is known when it is sent: in the encoding, messages that follow each other
   * are one.
   */
  static Payload sealed(Payload payload, int sequence, long time) {
    byte[] head =
        SparkplugBProto.Payload.newBuilder()
            .setTimestamp(time)
            .setSeq(sequence)
            .build()
            .toByteArray();
    byte[] whole = new byte[head.length + payload.size()];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(payload.bytes(), 0, whole, head.length, payload.size());
    return Payload.of("", whole);
  }

  private static Payload bytes(SparkplugBProto.Payload payload) {
    return Payload.of("", payload.toByteArray());
  }

  /**
   * The metrics of a payload.
   *
   * @throws InvalidProtocolBufferException where it is none
   */
  static List<Metric> read(byte[] payload) throws InvalidProtocolBufferException {
    return SparkplugBProto.Payload.parseFrom(payload).getMetricsList();
  }
}
