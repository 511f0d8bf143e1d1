package org.rollscope.desktop.broker;

import static io.netty.handler.codec.mqtt.MqttMessageType.PUBACK;
import static io.netty.handler.codec.mqtt.MqttMessageType.PUBCOMP;
import static io.netty.handler.codec.mqtt.MqttMessageType.PUBREC;
import static io.netty.handler.codec.mqtt.MqttMessageType.PUBREL;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscribePayload;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.PlainText;
import org.rollscope.desktop.access.Refusal;

/**
 * Keeps from a client what it may not read. A subscription is refused where it could never bring
 * anything; one that is wider than what the client may read is taken, and what it brings too much
 * is taken out, and acknowledged to the broker in the client's place. So {@code
 * rollscope/+/command/+} brings a bridge the commands for its own tools.
 *
 * <p>All of it runs on the thread of the client's channel.
 */
final class ReadGate extends ChannelDuplexHandler {
  private static final String SHARED = "$share/";

  private final House house;

  /** For each SUBSCRIBE on its way: the codes of what was refused, null for what was passed on. */
  private final Map<Integer, List<@Nullable Integer>> asked = new HashMap<>();

  /** Identifiers of messages of quality of service 2 that were taken out. */
  private final Set<Integer> takenOut = new HashSet<>();

  ReadGate(House house) {
    this.house = house;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof MqttSubscribeMessage subscribe) {
      subscribe(context, subscribe);
      return;
    }
    if (message instanceof MqttUnsubscribeMessage unsubscribe) {
      unsubscribe(context, unsubscribe);
      return;
    }
    context.fireChannelRead(message);
  }

  private void unsubscribe(ChannelHandlerContext context, MqttUnsubscribeMessage message) {
    Guest guest = Guest.of(context.channel());
    for (String filter : message.payload().topics()) {
      guest.session().filters().remove(filter);
      if (house.form().ofFilter(filter) != null || isShareWithoutFilter(filter)) {
        house
            .refusals()
            .add(
                Refusal.TOPIC,
                () -> Guest.words(context.channel()) + " ended " + PlainText.of(filter));
        guest.answers().dismiss(context, MqttReasonCodes.Disconnect.TOPIC_FILTER_INVALID);
        return;
      }
    }
    context.fireChannelRead(message);
  }

  private static boolean isShareWithoutFilter(String filter) {
    return filter.startsWith("$share") && unshared(filter).equals(filter);
  }

  private void subscribe(ChannelHandlerContext context, MqttSubscribeMessage message) {
    List<MqttTopicSubscription> passed = new ArrayList<>();
    List<@Nullable Integer> codes = new ArrayList<>();
    for (MqttTopicSubscription one : message.payload().topicSubscriptions()) {
      Integer code = refusal(context, one.topicFilter());
      codes.add(code);
      if (code == null) {
        passed.add(one);
      }
    }
    int id = message.variableHeader().messageId();
    if (passed.size() == codes.size()) {
      context.fireChannelRead(message);
    } else if (passed.isEmpty()) {
      Answers.send(context, Answers.subscribed(id, merged(codes, List.of())));
    } else {
      asked.put(id, codes);
      context.fireChannelRead(
          new MqttSubscribeMessage(
              message.fixedHeader(),
              message.idAndPropertiesVariableHeader(),
              new MqttSubscribePayload(passed)));
    }
  }

  private @Nullable Integer refusal(ChannelHandlerContext context, String filter) {
    Guest guest = Guest.of(context.channel());
    Refusal reason = reason(guest, filter);
    if (reason == null) {
      return null;
    }
    house
        .refusals()
        .add(reason, () -> Guest.words(context.channel()) + " asked for " + PlainText.of(filter));
    return guest
        .answers()
        .subscriptionCode(
            switch (reason) {
              case TOPIC -> MqttReasonCodes.SubAck.TOPIC_FILTER_INVALID;
              // Paho takes no "quota exceeded" here.
              case SUBSCRIPTIONS -> MqttReasonCodes.SubAck.UNSPECIFIED_ERROR;
              default -> MqttReasonCodes.SubAck.NOT_AUTHORIZED;
            });
  }

  private @Nullable Refusal reason(Guest guest, String filter) {
    Refusal form = house.form().ofFilter(filter);
    if (form != null) {
      return form;
    }
    if (!guest.access().mayAskFor(unshared(filter))) {
      return Refusal.READ;
    }
    Set<String> filters = guest.session().filters();
    if (filters.size() >= house.limits().subscriptions() && !filters.contains(filter)) {
      return Refusal.SUBSCRIPTIONS;
    }
    filters.add(filter);
    return null;
  }

  /** A filter without {@code $share} and the name of those who share. */
  private static String unshared(String filter) {
    int name = filter.indexOf('/', SHARED.length());
    return filter.startsWith(SHARED) && name > 0 ? filter.substring(name + 1) : filter;
  }

  private static List<Integer> merged(List<@Nullable Integer> refused, List<Integer> granted) {
    Iterator<Integer> rest = granted.iterator();
    List<Integer> all = new ArrayList<>();
    for (Integer code : refused) {
      all.add(code == null ? rest.next() : code);
    }
    return all;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof MqttPublishMessage publish && !mayRead(context, publish)) {
      takeOut(context, publish);
      promise.setSuccess();
    } else if (isReleaseOfTakenOut(message)) {
      acknowledge(context, PUBCOMP, id((MqttMessage) message));
      promise.setSuccess();
    } else {
      super.write(context, toldOfAll(message), promise);
    }
  }

  private static boolean mayRead(ChannelHandlerContext context, MqttPublishMessage message) {
    return Guest.of(context.channel()).access().mayRead(message.variableHeader().topicName());
  }

  private void takeOut(ChannelHandlerContext context, MqttPublishMessage message) {
    int id = message.variableHeader().packetId();
    switch (message.fixedHeader().qosLevel()) {
      case AT_LEAST_ONCE -> acknowledge(context, PUBACK, id);
      case EXACTLY_ONCE -> {
        takenOut.add(id);
        acknowledge(context, PUBREC, id);
      }
      default -> {}
    }
    ReferenceCountUtil.release(message);
  }

  private boolean isReleaseOfTakenOut(Object message) {
    return message instanceof MqttMessage release
        && release.fixedHeader() != null
        && release.fixedHeader().messageType() == PUBREL
        && takenOut.remove(id(release));
  }

  private static int id(MqttMessage message) {
    return ((MqttMessageIdVariableHeader) message.variableHeader()).messageId();
  }

  /** Answers the broker in the client's place. */
  private static void acknowledge(ChannelHandlerContext context, MqttMessageType type, int id) {
    context.fireChannelRead(
        new MqttMessage(Answers.header(type), MqttMessageIdVariableHeader.from(id)));
  }

  private Object toldOfAll(Object message) {
    if (!(message instanceof MqttSubAckMessage answer)) {
      return message;
    }
    int id = answer.variableHeader().messageId();
    List<@Nullable Integer> codes = asked.remove(id);
    return codes == null
        ? message
        : Answers.subscribed(id, merged(codes, answer.payload().reasonCodes()));
  }
}
