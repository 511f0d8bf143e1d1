package org.rollscope.desktop.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules let pass what keeps them, and name what breaks them. */
class SparkplugRulesTest {
  private static final long TIME = 1_700_000_000_000L;
  private static final int NODE_BIRTH = 0;
  private static final int DEVICE_BIRTH = 1;
  private static final int DATA = 2;
  private static final int DEVICE_DEATH = 4;
  private static final int NODE_DEATH = 5;

  private static Metric.Builder metric(long alias) {
    return Metric.newBuilder().setAlias(alias).setTimestamp(TIME);
  }

  private static Metric.Builder born(String name, long alias, DataType type) {
    return metric(alias).setName(name).setDatatype(type.getNumber());
  }

  private static SparkplugMessage message(String levels, int quality, Payload.Builder payload) {
    Payload built = payload.build();
    String topic = "spBv1.0/group/" + levels;
    return new SparkplugMessage(topic, built.toByteArray(), built, quality, false, List.of());
  }

  private static Payload.Builder payload(int sequence, Metric.Builder... metrics) {
    Payload.Builder payload = Payload.newBuilder().setTimestamp(TIME).setSeq(sequence);
    Stream.of(metrics).forEach(payload::addMetrics);
    return payload;
  }

  private static List<SparkplugMessage> good() {
    Metric.Builder number = born("bdSeq", 1, DataType.Int64).setLongValue(7);
    Metric.Builder rebirth =
        born("Node Control/Rebirth", 9, DataType.Boolean).clearAlias().setBooleanValue(false);
    return List.of(
        message("NBIRTH/node", 0, payload(0, number, rebirth)),
        message(
            "DBIRTH/node/ball",
            0,
            payload(1, born("Live/Pressure", 2, DataType.Double).setDoubleValue(1))),
        message("DDATA/node/ball", 0, payload(2, metric(2).setDoubleValue(2))),
        message("DDATA/node/ball", 0, payload(3, metric(2).setIsNull(true))),
        message("DDEATH/node/ball", 0, payload(4)),
        message("NDEATH/node", 1, payload(0, number.clone()).clearSeq()));
  }

  @Test
  void whatIsRightPasses() {
    assertThat(SparkplugRules.check(good())).isEmpty();
  }

  /** The good messages with one of them changed. */
  private static List<SparkplugMessage> with(int index, UnaryOperator<SparkplugMessage> change) {
    List<SparkplugMessage> all = new ArrayList<>(good());
    all.set(index, change.apply(all.get(index)));
    return all;
  }

  private static List<SparkplugMessage> payload(int index, Consumer<Payload.Builder> change) {
    return with(
        index,
        one -> {
          Payload.Builder payload = one.payload().toBuilder();
          change.accept(payload);
          String[] levels = one.topic().split("/", 3);
          return message(levels[2], one.quality(), payload);
        });
  }

  private static List<SparkplugMessage> metric(
      int index, int which, Consumer<Metric.Builder> change) {
    return payload(index, payload -> change.accept(payload.getMetricsBuilder(which)));
  }

  private static List<SparkplugMessage> sent(int index, String levels, int quality, boolean kept) {
    return with(
        index,
        one ->
            new SparkplugMessage(
                "spBv1.0/group/" + levels, one.bytes(), one.payload(), quality, kept, List.of()));
  }

  private static List<SparkplugMessage> without(int index) {
    List<SparkplugMessage> all = new ArrayList<>(good());
    all.remove(index);
    return all;
  }

  static Stream<Arguments> wrongs() {
    return Stream.of(
        Arguments.of("topics-nbirth-mqtt", sent(NODE_BIRTH, "NBIRTH/node", 0, true)),
        Arguments.of("topics-ddata-mqtt", sent(DATA, "DDATA/node/ball", 1, false)),
        Arguments.of("topic-structure", sent(DATA, "DDATA/node", 0, false)),
        Arguments.of("topic-structure", sent(DATA, "NDATA/node/ball", 0, false)),
        Arguments.of("payloads-ndeath-will-message-qos", sent(NODE_DEATH, "NDEATH/node", 0, false)),
        Arguments.of("principles-birth-certificates-order", without(NODE_BIRTH)),
        Arguments.of("payloads-dbirth-order", without(DEVICE_BIRTH)),
        Arguments.of("payloads-sequence-num-incrementing", without(DATA)),
        Arguments.of(
            "payloads-sequence-num-zero-nbirth", payload(NODE_BIRTH, one -> one.setSeq(1))),
        Arguments.of(
            "payloads-sequence-num-always-included", payload(DATA, Payload.Builder::clearSeq)),
        Arguments.of("payloads-timestamp", payload(DATA, Payload.Builder::clearTimestamp)),
        Arguments.of("topics-ddata-payload", payload(DATA, Payload.Builder::clearMetrics)),
        Arguments.of("topics-ndeath-seq", payload(NODE_DEATH, one -> one.setSeq(5))),
        Arguments.of(
            "topics-nbirth-bdseq-matching", metric(NODE_DEATH, 0, one -> one.setLongValue(8))),
        Arguments.of("payloads-nbirth-bdseq", metric(NODE_BIRTH, 0, one -> one.setName("bdseq"))),
        Arguments.of(
            "operational-behavior-data-commands-rebirth-value",
            metric(NODE_BIRTH, 1, one -> one.setBooleanValue(true))),
        Arguments.of(
            "operational-behavior-data-commands-rebirth-name-aliases",
            metric(NODE_BIRTH, 1, one -> one.setAlias(3))),
        Arguments.of("payloads-alias-uniqueness", metric(DEVICE_BIRTH, 0, one -> one.setAlias(1))),
        Arguments.of(
            "payloads-alias-birth-requirement",
            metric(DEVICE_BIRTH, 0, Metric.Builder::clearAlias)),
        Arguments.of(
            "payloads-metric-datatype-req", metric(DEVICE_BIRTH, 0, Metric.Builder::clearDatatype)),
        Arguments.of(
            "topics-dbirth-metrics", metric(DEVICE_BIRTH, 0, Metric.Builder::clearDoubleValue)),
        Arguments.of(
            "payloads-alias-data-cmd-requirement",
            metric(DATA, 0, one -> one.setName("Live/Pressure"))),
        Arguments.of(
            "payloads-metric-datatype-not-req", metric(DATA, 0, one -> one.setDatatype(10))),
        Arguments.of(
            "payloads-name-birth-data-requirement",
            metric(DATA, 0, Metric.Builder::clearTimestamp)),
        Arguments.of("topics-dbirth-metric-reqs", metric(DATA, 0, one -> one.setAlias(3))),
        Arguments.of(
            "payloads-metric-datatype-value-type", metric(DATA, 0, one -> one.setLongValue(3))),
        Arguments.of(
            "operational-behavior-data-publish-dbirth-change",
            metric(DATA, 0, one -> one.setDoubleValue(1))),
        Arguments.of(
            "operational-behavior-data-publish-dbirth-order",
            payload(DATA, one -> one.addMetrics(metric(2).setTimestamp(1).setDoubleValue(4)))),
        Arguments.of("operational-behavior-device-ddeath", twice(DEVICE_DEATH)),
        Arguments.of("topics-nbirth-bdseq-increment", again()));
  }

  private static List<SparkplugMessage> twice(int index) {
    List<SparkplugMessage> all = new ArrayList<>(good());
    all.add(index, all.get(index));
    return all;
  }

  private static List<SparkplugMessage> again() {
    List<SparkplugMessage> all = new ArrayList<>(good());
    all.addAll(good());
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongs")
  void whatIsWrongIsNamed(String statement, List<SparkplugMessage> messages) {
    assertThat(SparkplugRules.check(messages)).anyMatch(one -> one.startsWith(statement + ":"));
  }
}
