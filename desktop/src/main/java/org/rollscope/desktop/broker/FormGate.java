package org.rollscope.desktop.broker;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.util.ReferenceCountUtil;
import javax.net.ssl.SSLException;
import org.rollscope.desktop.access.Refusal;

/** Sends away who speaks no TLS, no MQTT, or in packets that are too large. */
final class FormGate extends ChannelInboundHandlerAdapter {
  private final House house;
  private boolean over;

  FormGate(House house) {
    this.house = house;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    MqttMessage packet = (MqttMessage) message;
    if (!over && packet.decoderResult().isSuccess()) {
      context.fireChannelRead(message);
      return;
    }
    ReferenceCountUtil.release(message);
    if (!over) {
      over = true;
      refuse(context, packet.decoderResult().cause());
    }
  }

  /** TLS, and the gate before the decoder, tell by exceptions what they do not like. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (reason(cause) == Refusal.PROTOCOL) {
      context.fireExceptionCaught(cause);
    } else if (!over) {
      over = true;
      refuse(context, cause);
    }
  }

  private void refuse(ChannelHandlerContext context, Throwable cause) {
    Refusal reason = reason(cause);
    house.refusals().add(reason, () -> Guest.words(context.channel()) + ": " + cause.getMessage());
    if (Guest.isIn(context.channel())) {
      Guest.of(context.channel())
          .answers()
          .dismiss(
              context,
              reason == Refusal.SIZE
                  ? MqttReasonCodes.Disconnect.PACKET_TOO_LARGE
                  : MqttReasonCodes.Disconnect.MALFORMED_PACKET);
    } else {
      Answers.close(context);
    }
  }

  private static Refusal reason(Throwable cause) {
    if (cause instanceof TooLongFrameException) {
      return Refusal.SIZE;
    }
    return cause instanceof SSLException || cause.getCause() instanceof SSLException
        ? Refusal.TLS
        : Refusal.PROTOCOL;
  }
}
