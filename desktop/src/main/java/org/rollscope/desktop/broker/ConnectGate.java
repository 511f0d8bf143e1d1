package org.rollscope.desktop.broker;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_ACCEPTED;
import static io.netty.handler.codec.mqtt.MqttMessageType.UNSUBSCRIBE;
import static io.netty.handler.codec.mqtt.MqttQoS.AT_LEAST_ONCE;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribePayload;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a client sends from the broker until the broker holds that client for connected. All
 * of it runs on the thread of the client's channel.
 *
 * <p>Moquette sends the CONNACK on a session's thread, afterwards asks to be told when it has gone
 * out, and only then takes the client for connected; it drops one that subscribes before. So a
 * CONNACK waits here, and an UNSUBSCRIBE from nothing follows the CONNECT to that thread: its
 * answer comes when the thread has done with the CONNECT and has asked to be told. Whatever the
 * client sent meanwhile, which MQTT allows it to, waits until the CONNACK has gone out.
 */
final class ConnectGate extends ChannelDuplexHandler {
  private static final int ANY_ID = 1;

  private record Answer(MqttConnAckMessage message, ChannelPromise sent) {}

  private final Queue<Object> early = new ArrayDeque<>();
  private @Nullable Answer answer;
  private boolean connecting;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (connecting) {
      early.add(message);
    } else {
      connecting = message instanceof MqttConnectMessage;
      context.fireChannelRead(message);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    Answer waiting = answer;
    if (message instanceof MqttConnAckMessage connAck && isAccepted(connAck)) {
      answer = new Answer(connAck, promise);
      context.fireChannelRead(unsubscribeFromNothing());
    } else if (waiting != null && message instanceof MqttUnsubAckMessage) {
      answer = null;
      promise.setSuccess();
      // Moquette, which has asked before, is told before.
      ChannelPromise sent = waiting.sent.addListener(done -> open(context, done.isSuccess()));
      super.write(context, waiting.message, sent);
      super.flush(context);
    } else {
      super.write(context, message, promise);
    }
  }

  private static boolean isAccepted(MqttConnAckMessage message) {
    return message.variableHeader().connectReturnCode() == CONNECTION_ACCEPTED;
  }

  private static MqttUnsubscribeMessage unsubscribeFromNothing() {
    return new MqttUnsubscribeMessage(
        new MqttFixedHeader(UNSUBSCRIBE, false, AT_LEAST_ONCE, false, 0),
        MqttMessageIdVariableHeader.from(ANY_ID),
        new MqttUnsubscribePayload(List.of()));
  }

  private void open(ChannelHandlerContext context, boolean connected) {
    if (!connected) {
      return;
    }
    connecting = false;
    boolean any = !early.isEmpty();
    while (!connecting && !early.isEmpty()) {
      channelRead(context, early.remove());
    }
    if (any) {
      context.fireChannelReadComplete();
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    early.forEach(ReferenceCountUtil::release);
    early.clear();
    Answer waiting = answer;
    if (waiting != null) {
      waiting.sent.tryFailure(new ClosedChannelException());
    }
  }
}
