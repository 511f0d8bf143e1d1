package org.rollscope.desktop.broker;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.PlainText;
import org.rollscope.desktop.access.Refusal;

/** Keeps from the broker what a client may not publish, and answers it. */
final class WriteGate extends ChannelInboundHandlerAdapter {
  private final House house;

  WriteGate(House house) {
    this.house = house;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof MqttPublishMessage publish)) {
      context.fireChannelRead(message);
      return;
    }
    Guest guest = Guest.of(context.channel());
    Refusal refusal = refusal(guest, publish);
    if (refusal == null) {
      context.fireChannelRead(message);
      return;
    }
    String topic = publish.variableHeader().topicName();
    house
        .refusals()
        .add(
            refusal, () -> Guest.words(context.channel()) + " published on " + PlainText.of(topic));
    answer(context, guest, publish, refusal);
    ReferenceCountUtil.release(message);
  }

  private @Nullable Refusal refusal(Guest guest, MqttPublishMessage message) {
    String topic = message.variableHeader().topicName();
    Refusal form = house.form().ofTopic(topic);
    if (form != null) {
      return form;
    }
    if (!guest.access().mayWrite(topic)) {
      return Refusal.WRITE;
    }
    if (!house.form().isSound(message.variableHeader().properties())) {
      return Refusal.PROPERTIES;
    }
    return message.fixedHeader().isRetain() ? retained(guest, message) : null;
  }

  private @Nullable Refusal retained(Guest guest, MqttPublishMessage message) {
    String topic = message.variableHeader().topicName();
    int bytes = message.payload().readableBytes();
    // Moquette retains nothing of quality of service 0, but forgets what was there.
    boolean forgets = bytes == 0 || message.fixedHeader().qosLevel() == MqttQoS.AT_MOST_ONCE;
    if (forgets) {
      house.retained().remove(topic);
      return null;
    }
    boolean fits = house.retained().enter(guest.access().who(), topic, bytes);
    return fits ? null : Refusal.RETAINED;
  }

  private static void answer(
      ChannelHandlerContext context, Guest guest, MqttPublishMessage message, Refusal refusal) {
    if (message.variableHeader().topicName().isEmpty()) {
      // An alias; the broker has told that it takes none.
      guest.answers().dismiss(context, MqttReasonCodes.Disconnect.TOPIC_ALIAS_INVALID);
      return;
    }
    guest
        .answers()
        .refusePublish(
            context,
            message,
            switch (refusal) {
              case TOPIC -> MqttReasonCodes.PubAck.TOPIC_NAME_INVALID;
              case PROPERTIES -> MqttReasonCodes.PubAck.IMPLEMENTATION_SPECIFIC_ERROR;
              case RETAINED -> MqttReasonCodes.PubAck.QUOTA_EXCEEDED;
              default -> MqttReasonCodes.PubAck.NOT_AUTHORIZED;
            });
  }
}
