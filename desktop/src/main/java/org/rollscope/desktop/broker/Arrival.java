package org.rollscope.desktop.broker;

import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.access.Access;

/**
 * What a client wants that connects.
 *
 * @param connect as it says it
 */
record Arrival(MqttConnectMessage connect) {
  /** As it calls itself; empty where the broker is to name it. */
  String clientId() {
    String id = connect.payload().clientIdentifier();
    return id == null ? "" : id;
  }

  /** Whether its last will, which the broker publishes for it, is one that it may publish. */
  boolean mayHaveItsWill(Access access, TopicForm form) {
    if (!connect.variableHeader().isWillFlag()) {
      return true;
    }
    String topic = connect.payload().willTopic();
    return form.ofTopic(topic) == null
        && form.isSound(connect.payload().willProperties())
        && access.mayWrite(topic);
  }

  /** Asks for its identifier, and has its session kept no longer than this broker does. */
  ClientIds.Claim claim(House house, String owner) {
    int kept = kept((int) house.limits().sessionKept().toSeconds());
    MqttProperties properties = connect.variableHeader().properties();
    if (properties.getProperty(SESSION_EXPIRY_INTERVAL.value()) != null) {
      properties.add(new MqttProperties.IntegerProperty(SESSION_EXPIRY_INTERVAL.value(), kept));
    }
    String id = clientId().isEmpty() ? UUID.randomUUID().toString() : clientId();
    return house.clientIds().claim(id, owner, connect.variableHeader().isCleanSession(), kept);
  }

  private int kept(int most) {
    MqttProperties.@Nullable MqttProperty<?> asked =
        connect.variableHeader().properties().getProperty(SESSION_EXPIRY_INTERVAL.value());
    if (asked == null) {
      return connect.variableHeader().isCleanSession() ? 0 : most;
    }
    return (int) Math.min(Integer.toUnsignedLong((Integer) asked.value()), most);
  }
}
