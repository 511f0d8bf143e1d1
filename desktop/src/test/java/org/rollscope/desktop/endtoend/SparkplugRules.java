package org.rollscope.desktop.endtoend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric.ValueCase;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.PropertySet;
import org.jspecify.annotations.Nullable;

/**
 * The normative statements of Sparkplug 3.0 on what an edge node sends, by their identifiers in the
 * specification. It sees everything that one node sends, in order, and tells what breaks which.
 */
final class SparkplugRules {
  private static final String BIRTH_NUMBER = "bdSeq";
  private static final String REBIRTH = "Node Control/Rebirth";
  private static final int SEQUENCES = 256;

  /** A metric as a birth has defined it. */
  private record Defined(String owner, String name, int type, boolean isState) {}

  private final List<String> broken = new ArrayList<>();
  private final Map<Long, Defined> defined = new HashMap<>();
  private final Map<Long, Object> told = new HashMap<>();
  private final Set<String> alive = new HashSet<>();
  private @Nullable Long birthNumber;
  private boolean nodeAlive;
  private long sequence;
  private String now = "";

  /** What is broken by all that a node sent; empty for nothing. */
  static List<String> check(List<SparkplugMessage> all) {
    SparkplugRules rules = new SparkplugRules();
    all.forEach(rules::see);
    return rules.broken;
  }

  private void must(boolean kept, String id) {
    if (!kept) {
      broken.add(id + ": " + now);
    }
  }

  private void see(SparkplugMessage message) {
    now = message.toString();
    topic(message);
    must(
        !message.retained(),
        "topics-" + message.type().toLowerCase(java.util.Locale.ROOT) + "-mqtt");
    if (message.type().equals("NDEATH")) {
      nodeDeath(message);
      return;
    }
    must(
        message.quality() == 0,
        "topics-" + message.type().toLowerCase(java.util.Locale.ROOT) + "-mqtt");
    Payload payload = message.payload();
    must(payload.hasTimestamp(), "payloads-timestamp");
    must(payload.hasSeq(), "payloads-sequence-num-always-included");
    if (message.type().equals("NBIRTH")) {
      must(payload.getSeq() == 0, "payloads-sequence-num-zero-nbirth");
    } else {
      must(nodeAlive, "principles-birth-certificates-order");
      must(payload.getSeq() == (sequence + 1) % SEQUENCES, "payloads-sequence-num-incrementing");
    }
    sequence = payload.getSeq();
    switch (message.type()) {
      case "NBIRTH" -> nodeBirth(message);
      case "DBIRTH" -> deviceBirth(message);
      case "DDEATH" -> must(alive.remove(message.device()), "operational-behavior-device-ddeath");
      case "NDATA" -> data(message, "");
      case "DDATA" -> {
        must(alive.contains(message.device()), "payloads-dbirth-order");
        data(message, message.device());
      }
      default -> must(false, "topic-structure");
    }
  }

  private void topic(SparkplugMessage message) {
    String[] levels = message.topic().split("/", -1);
    must(levels[0].equals("spBv1.0"), "topic-structure-namespace-a");
    boolean ofDevice = message.type().startsWith("D");
    must(levels.length == (ofDevice ? 5 : 4), "topic-structure");
    for (String level : levels) {
      must(!level.isEmpty() && !level.matches(".*[+#].*"), "topic-structure-namespace-valid-ids");
    }
  }

  private void nodeDeath(SparkplugMessage message) {
    must(message.quality() == 1, "payloads-ndeath-will-message-qos");
    must(!message.payload().hasSeq(), "topics-ndeath-seq");
    must(message.payload().getMetricsCount() == 1, "topics-ndeath-payload");
    Metric number = message.named(BIRTH_NUMBER);
    must(number != null, "payloads-ndeath-bdseq");
    if (nodeAlive && number != null) {
      must(Objects.equals(birthNumber, number.getLongValue()), "topics-nbirth-bdseq-matching");
    }
    nodeAlive = false;
    alive.clear();
  }

  private void nodeBirth(SparkplugMessage message) {
    Metric number = message.named(BIRTH_NUMBER);
    must(number != null && number.getDatatype() == 4, "payloads-nbirth-bdseq");
    if (number != null) {
      long next = number.getLongValue();
      must(next >= 0 && next < SEQUENCES, "payloads-nbirth-bdseq-inc");
      if (nodeAlive) {
        must(
            Objects.equals(birthNumber, next),
            "operational-behavior-data-commands-rebirth-action-3");
      } else if (birthNumber != null) {
        must(next == (birthNumber + 1) % SEQUENCES, "topics-nbirth-bdseq-increment");
      }
      birthNumber = next;
    }
    Metric rebirth = message.named(REBIRTH);
    must(rebirth != null, "operational-behavior-data-commands-rebirth-name");
    if (rebirth != null) {
      must(
          rebirth.getDatatype() == DataType.Boolean.getNumber(),
          "operational-behavior-data-commands-rebirth-datatype");
      must(
          rebirth.hasBooleanValue() && !rebirth.getBooleanValue(),
          "operational-behavior-data-commands-rebirth-value");
      must(!rebirth.hasAlias(), "operational-behavior-data-commands-rebirth-name-aliases");
    }
    nodeAlive = true;
    alive.clear();
    defined.clear();
    told.clear();
    birth(message, "");
  }

  private void deviceBirth(SparkplugMessage message) {
    must(nodeAlive, "payloads-dbirth-order");
    defined.values().removeIf(one -> one.owner().equals(message.device()));
    alive.add(message.device());
    birth(message, message.device());
  }

  private void birth(SparkplugMessage message, String owner) {
    Set<String> names = new HashSet<>();
    long last = 0;
    for (Metric metric : message.payload().getMetricsList()) {
      must(metric.hasName() && !metric.getName().isEmpty(), "payloads-name-requirement");
      must(names.add(metric.getName()), "payloads-name-requirement");
      must(metric.hasTimestamp(), "payloads-name-birth-data-requirement");
      must(metric.getTimestamp() >= last, "operational-behavior-data-publish-dbirth-order");
      last = metric.getTimestamp();
      must(metric.hasDatatype(), "payloads-metric-datatype-req");
      must(isType(metric.getDatatype()), "payloads-metric-datatype-value");
      must(hasValue(metric, metric.getDatatype()), "topics-dbirth-metrics");
      must(!metric.getIsHistorical(), "operational-behavior-data-publish-dbirth-values");
      properties(metric.getProperties());
      if (!metric.getName().equals(REBIRTH)) {
        must(metric.hasAlias(), "payloads-alias-birth-requirement");
        Defined before =
            defined.put(
                metric.getAlias(),
                new Defined(
                    owner, metric.getName(), metric.getDatatype(), isState(metric.getName())));
        must(before == null, "payloads-alias-uniqueness");
        told.put(metric.getAlias(), value(metric));
      }
    }
  }

  private static boolean isState(String name) {
    return name.matches("(Live|Status|Info|Alarm|Outbox)/.*");
  }

  private void properties(PropertySet properties) {
    must(
        properties.getKeysCount() == properties.getValuesCount(),
        "payloads-propertyset-keys-array-size");
    properties
        .getValuesList()
        .forEach(
            one -> {
              must(one.hasType(), "payloads-metric-propertyvalue-type-req");
              must(isType(one.getType()), "payloads-metric-propertyvalue-type-value");
            });
  }

  private void data(SparkplugMessage message, String owner) {
    must(message.payload().getMetricsCount() > 0, "topics-ddata-payload");
    long last = 0;
    for (Metric metric : message.payload().getMetricsList()) {
      must(metric.hasAlias() && !metric.hasName(), "payloads-alias-data-cmd-requirement");
      must(!metric.hasDatatype(), "payloads-metric-datatype-not-req");
      must(metric.hasTimestamp(), "payloads-name-birth-data-requirement");
      Defined definition = defined.get(metric.getAlias());
      if (definition == null || !definition.owner().equals(owner)) {
        must(false, "topics-dbirth-metric-reqs");
        continue;
      }
      must(hasValue(metric, definition.type()), "payloads-metric-datatype-value-type");
      if (!metric.getIsHistorical()) {
        must(metric.getTimestamp() >= last, "operational-behavior-data-publish-dbirth-order");
        last = metric.getTimestamp();
        Object before = told.put(metric.getAlias(), value(metric));
        must(
            !definition.isState() || !Objects.equals(before, value(metric)),
            "operational-behavior-data-publish-dbirth-change");
      }
    }
  }

  private static boolean isType(int number) {
    return number > 0 && DataType.forNumber(number) != null;
  }

  private static Object value(Metric metric) {
    return metric.getIsNull()
        ? "null"
        : switch (metric.getValueCase()) {
          case LONG_VALUE -> metric.getLongValue();
          case DOUBLE_VALUE -> metric.getDoubleValue();
          case BOOLEAN_VALUE -> metric.getBooleanValue();
          default -> metric.getStringValue();
        };
  }

  private static boolean hasValue(Metric metric, int type) {
    DataType known = DataType.forNumber(type);
    return metric.getValueCase()
        == (metric.getIsNull() || known == null ? ValueCase.VALUE_NOT_SET : field(known));
  }

  /** Where the value of a type stands. */
  private static ValueCase field(DataType type) {
    return switch (type) {
      case Int64, DateTime -> ValueCase.LONG_VALUE;
      case Double -> ValueCase.DOUBLE_VALUE;
      case Boolean -> ValueCase.BOOLEAN_VALUE;
      default -> ValueCase.STRING_VALUE;
    };
  }
}
