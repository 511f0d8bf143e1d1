package org.rollscope.desktop.broker;

import static io.netty.handler.codec.mqtt.MqttMessageType.DISCONNECT;
import static io.netty.handler.codec.mqtt.MqttMessageType.PUBACK;
import static io.netty.handler.codec.mqtt.MqttMessageType.PUBREC;
import static io.netty.handler.codec.mqtt.MqttMessageType.SUBACK;
import static io.netty.handler.codec.mqtt.MqttQoS.AT_MOST_ONCE;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.util.List;
import org.rollscope.desktop.access.Refusal;

/**
 * How a client of one version of MQTT is told that something is refused: MQTT 5 has reasons, MQTT 3
 * has few.
 */
enum Answers {
  MQTT_3,
  MQTT_5;

  private static final int ANY_FAILURE = 0x80;

  static Answers of(int version) {
    return version == MqttVersion.MQTT_5.protocolLevel() ? MQTT_5 : MQTT_3;
  }

  /** Refuses a CONNECT and closes. */
  void refuseConnect(ChannelHandlerContext context, Refusal reason) {
    MqttMessageBuilders.ConnAckBuilder answer = MqttMessageBuilders.connAck();
    if (this == MQTT_5) {
      answer
          .returnCode(fifth(reason))
          .properties(
              new MqttMessageBuilders.ConnAckPropertiesBuilder()
                  .reasonString(reason.words())
                  .build());
    } else {
      answer.returnCode(third(reason));
    }
    sendLast(context, answer.build());
  }

  private static MqttConnectReturnCode fifth(Refusal reason) {
    return switch (reason) {
      case CLIENT_ID -> MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID;
      case GUESSING -> MqttConnectReturnCode.CONNECTION_REFUSED_CONNECTION_RATE_EXCEEDED;
      case CROWD -> MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_BUSY;
      case SESSIONS -> MqttConnectReturnCode.CONNECTION_REFUSED_QUOTA_EXCEEDED;
      case WILL -> MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5;
      default -> MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD;
    };
  }

  private static MqttConnectReturnCode third(Refusal reason) {
    return switch (reason) {
      case CLIENT_ID -> MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED;
      case GUESSING, CROWD, SESSIONS -> MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE;
      case WILL -> MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED;
      default -> MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD;
    };
  }

  /** Acknowledges a message that goes nowhere, so that the client does not send it again. */
  void refusePublish(
      ChannelHandlerContext context, MqttPublishMessage message, MqttReasonCodes.PubAck why) {
    MqttQoS quality = message.fixedHeader().qosLevel();
    if (quality == AT_MOST_ONCE) {
      return;
    }
    MqttMessageType type = quality == MqttQoS.AT_LEAST_ONCE ? PUBACK : PUBREC;
    int id = message.variableHeader().packetId();
    MqttMessageIdVariableHeader header =
        this == MQTT_5
            ? new MqttPubReplyMessageVariableHeader(
                id, why.byteValue(), MqttProperties.NO_PROPERTIES)
            : MqttMessageIdVariableHeader.from(id);
    send(context, new MqttMessage(header(type), header));
  }

  /** The code in a SUBACK for a filter that is refused. */
  int subscriptionCode(MqttReasonCodes.SubAck why) {
    return this == MQTT_5 ? why.byteValue() & 0xFF : ANY_FAILURE;
  }

  static MqttSubAckMessage subscribed(int id, List<Integer> codes) {
    return new MqttSubAckMessage(
        header(SUBACK), MqttMessageIdVariableHeader.from(id), new MqttSubAckPayload(codes));
  }

  /** Says why, where MQTT can, and closes. */
  void dismiss(ChannelHandlerContext context, MqttReasonCodes.Disconnect why) {
    if (this == MQTT_5) {
      MqttReasonCodeAndPropertiesVariableHeader header =
          new MqttReasonCodeAndPropertiesVariableHeader(
              why.byteValue(), MqttProperties.NO_PROPERTIES);
      sendLast(context, new MqttMessage(header(DISCONNECT), header));
    } else {
      close(context);
    }
  }

  static void send(ChannelHandlerContext context, MqttMessage message) {
    context.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }

  private static void sendLast(ChannelHandlerContext context, MqttMessage message) {
    context.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE);
  }

  static void close(ChannelHandlerContext context) {
    context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
  }

  static MqttFixedHeader header(MqttMessageType type) {
    return new MqttFixedHeader(type, false, AT_MOST_ONCE, false, 0);
  }
}
