package org.rollscope.desktop.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConnectGateTest {
  private static final MqttConnectMessage CONNECT =
      MqttMessageBuilders.connect().clientId("quick").build();
  private static final MqttSubscribeMessage SUBSCRIBE =
      MqttMessageBuilders.subscribe()
          .messageId(7)
          .addSubscription(MqttQoS.AT_LEAST_ONCE, "rollscope/#")
          .build();
  private static final MqttMessage ACCEPTED = answer(MqttConnectReturnCode.CONNECTION_ACCEPTED);
  private static final MqttMessage UNSUBSCRIBED =
      MqttMessageBuilders.unsubAck().packetId(1).build();

  /** What lies between a client, left of it, and the broker, right of it. */
  private final EmbeddedChannel gate = new EmbeddedChannel(new ConnectGate());

  private static MqttMessage answer(MqttConnectReturnCode code) {
    return MqttMessageBuilders.connAck().returnCode(code).build();
  }

  private List<Object> atTheBroker() {
    return all(gate::readInbound);
  }

  private List<Object> atTheClient() {
    return all(gate::readOutbound);
  }

  private static List<Object> all(Supplier<Object> queue) {
    return Stream.generate(queue).takeWhile(Objects::nonNull).toList();
  }

  @Test
  void aClientThatSubscribesAtOnceIsLetInWhenTheBrokerKnowsThatItIsConnected() {
    gate.writeInbound(CONNECT);
    assertThat(atTheBroker()).containsExactly(CONNECT);

    ChannelFuture sent = gate.writeAndFlush(ACCEPTED);
    assertThat(atTheClient()).as("before the broker asks to be told").isEmpty();
    assertThat(atTheBroker()).singleElement().isInstanceOf(MqttUnsubscribeMessage.class);

    gate.writeInbound(SUBSCRIBE);
    List<Object> seenWhenTold = new ArrayList<>();
    ChannelFuture asked = sent.addListener(done -> seenWhenTold.addAll(atTheBroker()));
    assertThat(asked.isDone()).isFalse();
    gate.writeOutbound(UNSUBSCRIBED);

    assertThat(atTheClient()).containsExactly(ACCEPTED);
    assertThat(asked.isSuccess()).isTrue();
    assertThat(seenWhenTold).isEmpty();
    assertThat(atTheBroker()).containsExactly(SUBSCRIBE);
  }

  @Test
  void afterwardsItIsOpenBothWays() {
    gate.writeInbound(CONNECT);
    gate.writeOutbound(ACCEPTED);
    gate.writeOutbound(UNSUBSCRIBED);
    assertThat(atTheClient()).containsExactly(ACCEPTED);
    assertThat(atTheBroker()).hasSize(2);

    gate.writeInbound(SUBSCRIBE);
    gate.writeOutbound(UNSUBSCRIBED);
    assertThat(atTheBroker()).containsExactly(SUBSCRIBE);
    assertThat(atTheClient()).containsExactly(UNSUBSCRIBED);
  }

  @Test
  void aRefusalIsSentAtOnce() {
    MqttMessage refusal = answer(MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
    gate.writeInbound(CONNECT);
    gate.writeOutbound(refusal);
    assertThat(atTheClient()).containsExactly(refusal);
    assertThat(atTheBroker()).containsExactly(CONNECT);
  }

  @Test
  void aClientThatLeavesMeanwhileLeavesNothingBehind() {
    MqttPublishMessage early =
        MqttMessageBuilders.publish()
            .topicName("rollscope/ball/command/tare")
            .qos(MqttQoS.AT_MOST_ONCE)
            .payload(Unpooled.EMPTY_BUFFER)
            .build();
    gate.writeInbound(CONNECT);
    ChannelFuture sent = gate.writeAndFlush(ACCEPTED);
    gate.writeInbound(early);
    gate.close();
    assertThat(early.refCnt()).isZero();
    assertThat(sent.cause()).isInstanceOf(ClosedChannelException.class);
  }
}
