package org.rollscope.desktop.broker;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_ACCEPTED;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.MAXIMUM_PACKET_SIZE;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttProperties;

/**
 * Tells a client of MQTT 5 what it may ask for. Moquette tells nothing of the size of packets, and
 * that a session is kept for ever.
 */
final class LimitsTeller extends ChannelOutboundHandlerAdapter {
  private final House house;

  LimitsTeller(House house) {
    this.house = house;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof MqttConnAckMessage answer
        && answer.variableHeader().connectReturnCode() == CONNECTION_ACCEPTED
        && Guest.of(context.channel()).answers() == Answers.MQTT_5) {
      int kept = Guest.of(context.channel()).session().kept();
      MqttProperties properties = answer.variableHeader().properties();
      properties.add(
          new MqttProperties.IntegerProperty(MAXIMUM_PACKET_SIZE.value(), house.limits().packet()));
      properties.add(new MqttProperties.IntegerProperty(SESSION_EXPIRY_INTERVAL.value(), kept));
    }
    super.write(context, message, promise);
  }
}
