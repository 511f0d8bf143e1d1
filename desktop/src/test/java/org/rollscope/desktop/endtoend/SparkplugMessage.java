package org.rollscope.desktop.endtoend;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.jspecify.annotations.Nullable;

/**
 * A message as a host hears it.
 *
 * @param topic whole topic
 * @param bytes its payload
 * @param payload the same, read; empty where it is none of Sparkplug's
 * @param quality its quality of service
 * @param retained as published
 * @param key user properties
 */
record SparkplugMessage(
    String topic,
    byte[] bytes,
    Payload payload,
    int quality,
    boolean retained,
    List<UserProperty> key) {

  static SparkplugMessage of(String topic, MqttMessage message) {
    List<UserProperty> key =
        message.getProperties() == null ? null : message.getProperties().getUserProperties();
    return new SparkplugMessage(
        topic,
        message.getPayload(),
        parse(topic, message.getPayload()),
        message.getQos(),
        message.isRetained(),
        key == null ? List.of() : key);
  }

  private static Payload parse(String topic, byte[] bytes) {
    try {
      return topic.contains("/STATE/") ? Payload.getDefaultInstance() : Payload.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      return Payload.getDefaultInstance();
    }
  }

  private String level(int index) {
    String[] levels = topic.split("/", -1);
    return levels.length > index ? levels[index] : "";
  }

  /** NBIRTH, DDATA …; STATE. */
  String type() {
    return level(1).equals("STATE") ? "STATE" : level(2);
  }

  String device() {
    return level(4);
  }

  /** A user property; empty where there is none. */
  String property(String name) {
    return key.stream()
        .filter(one -> one.getKey().equals(name))
        .map(UserProperty::getValue)
        .findFirst()
        .orElse("");
  }

  /** The metric of a name, in a birth; null for none. */
  @Nullable Metric named(String name) {
    return payload.getMetricsList().stream()
        .filter(metric -> metric.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The metric of an alias; null for none. */
  @Nullable Metric aliased(long alias) {
    return payload.getMetricsList().stream()
        .filter(metric -> metric.hasAlias() && metric.getAlias() == alias)
        .findFirst()
        .orElse(null);
  }

  @Override
  public String toString() {
    return topic
        + " "
        + payload.toString().replaceAll("\\s+", " ").transform(SparkplugMessage::cut);
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(300, text.length()));
  }
}
