package org.rollscope.desktop.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.Secret;
import org.rollscope.desktop.access.Credentials;
import org.rollscope.desktop.access.Entry;
import org.rollscope.desktop.access.Refusal;

/**
 * Lets a client in, or does not. Until that is decided, which takes a while where a password is
 * looked at, nothing more is read from it; what came along with the CONNECT waits. A client whose
 * user is removed or changed later is sent away. All of it runs on the thread of the client's
 * channel, but for the looking.
 */
final class LoginGate extends ChannelInboundHandlerAdapter {
  private static final long LOOK_SECONDS = 1;

  private final House house;
  private final Queue<Object> early = new ArrayDeque<>();
  private @Nullable Guest guest;
  private @Nullable Future<?> timer;
  private boolean asked;
  private boolean over;

  LoginGate(House house) {
    this.house = house;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    long patience = house.limits().login().toMillis();
    timer = context.executor().schedule(() -> tooLate(context), patience, TimeUnit.MILLISECONDS);
    context.fireChannelActive();
  }

  private void tooLate(ChannelHandlerContext context) {
    refused(context, Refusal.IDLE, "said nothing for a while");
    Answers.close(context);
  }

  private void refused(ChannelHandlerContext context, Refusal reason, String what) {
    house.refusals().add(reason, () -> Guest.words(context.channel()) + " " + what);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (over) {
      ReferenceCountUtil.release(message); // nothing follows a DISCONNECT
    } else if (guest != null && !(message instanceof MqttConnectMessage)) {
      over = isDisconnect(message);
      context.fireChannelRead(message);
    } else if (asked && guest == null) {
      early.add(message);
    } else if (!asked && message instanceof MqttConnectMessage connect) {
      asked = true;
      ask(context, connect);
    } else {
      ReferenceCountUtil.release(message);
      refused(context, Refusal.PROTOCOL, "sent a second CONNECT, or none first");
      Answers.close(context);
    }
  }

  private static boolean isDisconnect(Object message) {
    return ((MqttMessage) message).fixedHeader().messageType() == MqttMessageType.DISCONNECT;
  }

  private void ask(ChannelHandlerContext context, MqttConnectMessage connect) {
    byte[] password = connect.payload().passwordInBytes();
    Credentials credentials =
        new Credentials(
            Guest.place(context.channel()),
            connect.payload().userName(),
            password == null ? null : new Secret(new String(password, UTF_8)),
            Certified.name(context.channel()));
    if (house.doorkeeper().isOpen()) {
      decided(context, connect, credentials, house.doorkeeper().admit(credentials));
      return;
    }
    context.channel().config().setAutoRead(false);
    try {
      house
          .looking()
          .execute(
              () -> {
                Entry entry = house.doorkeeper().admit(credentials);
                context.executor().execute(() -> decided(context, connect, credentials, entry));
              });
    } catch (RejectedExecutionException e) {
      decided(context, connect, credentials, new Entry.Denied(Refusal.CROWD));
    }
  }

  private void decided(
      ChannelHandlerContext context,
      MqttConnectMessage connect,
      Credentials credentials,
      Entry entry) {
    if (!context.channel().isActive()) {
      return; // it has left meanwhile
    }
    Answers answers = Answers.of(connect.variableHeader().version());
    Refusal refusal =
        switch (entry) {
          case Entry.Denied denied -> denied.reason();
          case Entry.Granted granted -> enter(context, new Arrival(connect), granted, answers);
        };
    if (refusal != null) {
      house.refusals().add(refusal, credentials::toString);
      answers.refuseConnect(context, refusal);
    }
  }

  private @Nullable Refusal enter(
      ChannelHandlerContext context, Arrival arrival, Entry.Granted granted, Answers answers) {
    if (!arrival.mayHaveItsWill(granted.access(), house.form())) {
      return Refusal.WILL;
    }
    ClientIds.Claim claim = arrival.claim(house, granted.access().who());
    ClientIds.Session session = claim.session();
    if (session == null) {
      return claim.refusal();
    }
    guest = new Guest(granted, arrival.clientId(), session, answers);
    guest.enter(context.channel());
    house.crowd().letIn();
    stopTimer();
    if (!house.doorkeeper().isOpen()) {
      Guest entered = guest;
      timer =
          context
              .executor()
              .scheduleAtFixedRate(
                  () -> look(context, entered), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }
    context.fireChannelRead(arrival.connect());
    while (!early.isEmpty()) {
      channelRead(context, early.remove());
    }
    context.fireChannelReadComplete();
    context.channel().config().setAutoRead(true);
    return null;
  }

  private void look(ChannelHandlerContext context, Guest entered) {
    if (!house.doorkeeper().stillHolds(entered.granted())) {
      stopTimer();
      refused(context, Refusal.LOGIN, "is a user that was removed or changed");
      entered.answers().dismiss(context, MqttReasonCodes.Disconnect.NOT_AUTHORIZED);
    }
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    early.forEach(ReferenceCountUtil::release);
    early.clear();
    stopTimer();
    if (guest != null) {
      house.clientIds().release(guest.session());
    }
  }
}
