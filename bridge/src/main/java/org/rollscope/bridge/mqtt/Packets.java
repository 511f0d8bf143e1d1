package org.rollscope.bridge.mqtt;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Message;

/** Makes Paho's messages: the content type and, for durable ones, the key as user properties. */
final class Packets {
  private Packets() {}

  static MqttMessage of(Publication publication) {
    MqttProperties properties = new MqttProperties();
    if (!publication.payload().contentType().isEmpty()) {
      properties.setContentType(publication.payload().contentType());
    }
    if (publication.durable() != null) {
      properties.setUserProperties(key(publication.durable(), publication.part()));
    }
    if (publication.correlation() != null) {
      properties.setCorrelationData(publication.correlation().data());
    }
    return new MqttMessage(
        publication.payload().bytes(), publication.qos(), publication.retained(), properties);
  }

  private static List<UserProperty> key(Message message, @Nullable Piece part) {
    Key key = message.key();
    Stream<UserProperty> whole =
        Stream.of(
            new UserProperty("device", key.device()),
            new UserProperty("boot", key.boot()),
            new UserProperty("epoch", key.epoch()),
            new UserProperty("lane", key.lane().label()),
            new UserProperty("seq", Long.toString(key.sequence())),
            new UserProperty("time", message.measured().truncatedTo(ChronoUnit.MICROS).toString()));
    Stream<UserProperty> which =
        part == null
            ? Stream.of()
            : Stream.of(
                new UserProperty("part", Integer.toString(part.number())),
                new UserProperty("parts", Integer.toString(part.count())));
    return Stream.concat(whole, which).toList();
  }
}
