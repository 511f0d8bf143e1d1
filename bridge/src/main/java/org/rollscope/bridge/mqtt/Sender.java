package org.rollscope.bridge.mqtt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.outbox.Loss;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends messages over one connection, never more at once than the broker takes. */
final class Sender {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final int FAILURE = 128;
  private static final int QUOTA_EXCEEDED = 151;
  static final int PACKET_TOO_LARGE = 149;

  private final BrokerSession session;
  private final Dialect dialect;
  private final Delivery delivery;
  private final PacketLimit limit;
  private final Window window;
  private final Receipts receipts;
  private final Deque<Publication> pieces = new ArrayDeque<>();
  private final Set<String> refused = new HashSet<>();

  Sender(
      BrokerSession session,
      Dialect dialect,
      Delivery delivery,
      PacketLimit limit,
      BrokerConfig config) {
    this.session = session;
    this.dialect = dialect;
    this.delivery = delivery;
    this.limit = limit;
    limit.connected(session.largestPacket());
    window = new Window(session.receiveMaximum(), config.window(), System::nanoTime);
    receipts = new Receipts(config.window());
  }

  boolean hasRoom() {
    return window.hasRoom() && receipts.hasRoom();
  }

  boolean isIdle() {
    return window.isEmpty() && receipts.isEmpty();
  }

  /** Whether the broker has stopped acknowledging; half-open connections look like that. */
  boolean isStalled() {
    boolean stalled = window.stalledNanos() > STALL_NANOS;
    if (stalled) {
      delivery.lose("it acknowledges nothing any more");
    }
    return stalled;
  }

  /** The next piece of a batch that is on its way in pieces; null for none. */
  @Nullable Publication nextPiece() {
    return pieces.poll();
  }

  /** Sends what fits; of a batch that does not fit the pieces come one by one. */
  void send(Publication publication) {
    int size = publication.payload().size();
    if (size <= limit.payload()) {
      limit.sent(size);
      transmit(publication);
      return;
    }
    if (publication.isBatch()) {
      pieces.addAll(Piece.of(publication, limit.payload()));
    }
    if (pieces.isEmpty()) {
      refuse(
          publication,
          Loss.Reason.TOO_LARGE,
          "has %d bytes, more than the %d that the broker takes; allow larger packets there"
              .formatted(size, limit.payload()));
    }
  }

  private void transmit(Publication publication) {
    window.enter();
    try {
      session.send(dialect.seal(publication), listener(publication));
    } catch (MqttException e) {
      window.leave();
      if (e.getReasonCode() == MqttClientException.REASON_CODE_OUTGOING_PACKET_TOO_LARGE) {
        limit.exceeded();
        delivery.lose("it takes only smaller packets");
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
        if (publication.needsReceipt()) {
          receipts.written(publication);
          delivery.progress();
        } else {
          acknowledged(publication, reason(token));
        }
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

  /** Asks for receipts, where something was written without an acknowledgement. */
  void askForReceipts() {
    if (!window.hasRoom() || !receipts.ask()) {
      return;
    }
    window.enter();
    try {
      session.ask(
          new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
              window.leave();
              receipts.answered().forEach(delivery::delivered);
            }

            @Override
            public void onFailure(IMqttToken token, Throwable cause) {
              window.leave();
              delivery.lose("it gives no receipt: " + cause);
            }
          });
    } catch (MqttException e) {
      window.leave();
      delivery.lose("asking for a receipt failed: " + e.getMessage());
    }
  }

  private void acknowledged(Publication publication, int reason) {
    if (reason < FAILURE) {
      delivery.delivered(publication);
    } else if (reason == QUOTA_EXCEEDED) {
      delivery.lose("its quota is exceeded");
    } else if (reason == PACKET_TOO_LARGE) {
      limit.exceeded();
      delivery.lose("it takes only smaller packets");
    } else {
      refuse(
          publication,
          Loss.Reason.REFUSED,
          "is refused by the broker, reason " + reason + "; check its access rules");
    }
  }

  private static int reason(IMqttToken token) {
    int[] codes = token.getReasonCodes();
    return codes == null || codes.length == 0 ? 0 : codes[0] & 0xff;
  }

  /** A message that will never be taken must not block those behind it. */
  private void refuse(Publication publication, Loss.Reason reason, String why) {
    synchronized (refused) {
      if (refused.add(publication.topic())) {
        LOG.error("A message on {} {}; such messages are lost", publication.topic(), why);
      }
    }
    delivery.refused(publication, reason);
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
