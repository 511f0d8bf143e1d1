package org.rollscope.bridge.mqtt;

import java.util.List;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.Loss;
import org.rollscope.bridge.outbox.Payload;

/**
 * How a bridge speaks with its broker: what the waiting messages and states become there, in which
 * order they go, and what comes in. The {@link MqttPublisher} drives it: it connects, sends what
 * the dialect hands out, and tells what became of it.
 *
 * <p>{@link #next}, {@link #connected} and {@link #disconnected} are called on the publisher's
 * thread, the others on any; all return at once.
 */
public interface Dialect {
  /** What an earlier run left is known now; called once, before the first connect. */
  void start();

  /** Called whenever there may be something to send, on any thread. */
  void onReady(Runnable listener);

  /** What the broker is to say when the next connection is lost; asked once for each connect. */
  Publication lastWill();

  /** The topics to subscribe to. */
  List<String> filters();

  /** There is a connection: what a broker must know is told to it anew. */
  void connected();

  /** The connection is over: what was not acknowledged on it waits again. */
  void disconnected();

  /** The most urgent thing to send, on its way from now on; null for nothing. */
  @Nullable Publication next();

  /**
   * What goes out for something that was handed out, made right before it is sent: nothing that
   * passed here stays behind.
   */
  default Publication seal(Publication publication) {
    return publication;
  }

  /** The broker has taken something. */
  void delivered(Publication publication);

  /** The broker will never take something. */
  void refused(Publication publication, Loss.Reason reason);

  /** How many messages that came could not be used, by reason. */
  default Map<String, Long> unusable() {
    return Map.of();
  }

  /** A message has come on one of the {@link #filters}. */
  void arrived(String topic, MqttMessage message);

  /** A live value of a device: worth sending now, or never. */
  void live(String topic, Payload payload);

  /** What is kept of a draft, which nobody has seen yet; null where it has no place here. */
  default @Nullable Draft admit(Draft draft) {
    return draft;
  }

  /** Why this connection is to be given up on purpose, in words; empty to go on. */
  default String reasonToLeave() {
    return "";
  }

  /** The last words of a connection that is given up on purpose. */
  Publication farewell();
}
