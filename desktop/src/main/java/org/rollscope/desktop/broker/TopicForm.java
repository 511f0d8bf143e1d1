package org.rollscope.desktop.broker;

import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.CONTENT_TYPE;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.RESPONSE_TOPIC;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.USER_PROPERTY;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.mqtt.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.access.Refusal;
import org.rollscope.desktop.access.TopicFilters;

/**
 * Whether topics, filters and other texts are such as this broker takes. Control characters are
 * none: MQTT advises against them, Mosquitto takes none, and Paho breaks a connection that brings
 * one, so that a retained message with one would keep everybody out.
 */
final class TopicForm {
  private final Limits limits;

  TopicForm(Limits limits) {
    this.limits = limits;
  }

  /** Why nobody may publish on a topic; null where somebody may. */
  @Nullable Refusal ofTopic(String topic) {
    if (!TopicFilters.isTopic(topic) || isTooLong(topic) || !isPlain(topic)) {
      return Refusal.TOPIC;
    }
    return topic.startsWith("$") ? Refusal.RESERVED : null;
  }

  /** Why nobody may subscribe to a filter; null where somebody may. */
  @Nullable Refusal ofFilter(String filter) {
    boolean good = TopicFilters.isFilter(filter) && !isTooLong(filter) && isPlain(filter);
    return good ? null : Refusal.TOPIC;
  }

  /** Whether what a message has beside its payload can be handed on. */
  boolean isSound(MqttProperties properties) {
    int users = 0;
    for (MqttProperties.MqttProperty<?> user : properties.getProperties(USER_PROPERTY.value())) {
      users++;
      if (!isPlain((MqttProperties.StringPair) user.value())) {
        return false;
      }
    }
    return users <= limits.properties()
        && isPlain(text(properties, CONTENT_TYPE))
        && isAnswerable(text(properties, RESPONSE_TOPIC));
  }

  private static @Nullable String text(
      MqttProperties properties, MqttProperties.MqttPropertyType type) {
    MqttProperties.MqttProperty<?> property = properties.getProperty(type.value());
    return property == null ? null : (String) property.value();
  }

  private boolean isAnswerable(@Nullable String topic) {
    return topic == null || (TopicFilters.isTopic(topic) && !isTooLong(topic) && isPlain(topic));
  }

  private static boolean isPlain(MqttProperties.StringPair pair) {
    return isPlain(pair.key) && isPlain(pair.value);
  }

  private static boolean isPlain(@Nullable String text) {
    return text == null || text.codePoints().noneMatch(TopicForm::isControl);
  }

  private static boolean isControl(int character) {
    int type = Character.getType(character);
    boolean none = (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
    return type == Character.CONTROL || type == Character.SURROGATE || none;
  }

  private boolean isTooLong(String topic) {
    return topic.length() > limits.topicLength()
        || topic.getBytes(UTF_8).length > limits.topicLength()
        || TopicFilters.depth(topic) > limits.topicLevels();
  }
}
