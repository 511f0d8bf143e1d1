package org.rollscope.bridge.mqtt;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.rollscope.bridge.config.BrokerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends messages over one connection, never more at once than the broker takes. */
final class Sender {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final int FAILURE = 128;
  private static final int QUOTA_EXCEEDED = 151;
  private static final int PACKET_OVERHEAD = 512;

  private final BrokerSession session;
  private final Delivery delivery;
  private final Window window;
  private final Set<String> refused = new HashSet<>();

  Sender(BrokerSession session, Delivery delivery, BrokerConfig config) {
    this.session = session;
    this.delivery = delivery;
    window = new Window(session.receiveMaximum(), config.window(), System::nanoTime);
  }

  boolean hasRoom() {
    return window.hasRoom();
  }

  boolean isIdle() {
    return window.isEmpty();
  }

  /** Whether the broker has stopped acknowledging; half-open connections look like that. */
  boolean isStalled() {
    boolean stalled = window.stalledNanos() > STALL_NANOS;
    if (stalled) {
      delivery.lose("it acknowledges nothing any more");
    }
    return stalled;
  }

  void send(Publication publication) {
    if (publication.payload().size() + PACKET_OVERHEAD > session.largestPacket()) {
      refuse(publication, "is larger than the broker takes, " + session.largestPacket() + " bytes");
      return;
    }
    window.enter();
    try {
      session.send(publication, listener(publication));
    } catch (MqttException e) {
      window.leave();
      if (e.getReasonCode() == MqttClientException.REASON_CODE_OUTGOING_PACKET_TOO_LARGE) {
        refuse(publication, "is larger than the broker takes");
      } else {
        delivery.lose("sending failed: " + e.getMessage());
      }
    }
  }

  private MqttActionListener listener(Publication publication) {
    return new MqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        window.leave();
        acknowledged(publication, reason(token));
      }

      @Override
      public void onFailure(IMqttToken token, Throwable cause) {
        window.leave();
        int reason = reason(token);
        if (reason >= FAILURE) {
          acknowledged(publication, reason);
        } else {
          delivery.lose(String.valueOf(cause == null ? "not sent" : cause.getMessage()));
        }
      }
    };
  }

  private void acknowledged(Publication publication, int reason) {
    if (reason < FAILURE) {
      delivery.delivered(publication);
    } else if (reason == QUOTA_EXCEEDED) {
      delivery.lose("its quota is exceeded");
    } else {
      refuse(
          publication, "is refused by the broker, reason " + reason + "; check its access rules");
    }
  }

  private static int reason(IMqttToken token) {
    int[] codes = token.getReasonCodes();
    return codes == null || codes.length == 0 ? 0 : codes[0] & 0xff;
  }

  /** A message that will never be taken must not block those behind it. */
  private void refuse(Publication publication, String why) {
    synchronized (refused) {
      if (refused.add(publication.topic())) {
        LOG.error("A message on {} {}; such messages are lost", publication.topic(), why);
      }
    }
    delivery.delivered(publication);
  }

  /** Sends a last message and waits a moment for it to arrive. */
  void sayGoodbye(Publication publication) throws InterruptedException {
    CountDownLatch arrived = new CountDownLatch(1);
    MqttActionListener listener =
        new MqttActionListener() {
          @Override
          public void onSuccess(IMqttToken token) {
            arrived.countDown();
          }

          @Override
          public void onFailure(IMqttToken token, Throwable cause) {
            arrived.countDown();
          }
        };
    try {
      session.send(publication, listener);
      if (!arrived.await(1, TimeUnit.SECONDS)) {
        LOG.debug("The broker did not acknowledge the farewell");
      }
    } catch (MqttException e) {
      LOG.debug("The farewell could not be sent", e);
    }
  }
}
