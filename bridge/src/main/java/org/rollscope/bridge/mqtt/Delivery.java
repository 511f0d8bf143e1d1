package org.rollscope.bridge.mqtt;

import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.rollscope.bridge.broker.ClientListener;
import org.rollscope.bridge.outbox.Loss;

/** What one connection tells, on Paho's threads: it returns at once and never throws. */
final class Delivery implements ClientListener {
  private final Dialect dialect;
  private final Traffic traffic;
  private final Signal signal;
  private final PacketLimit limit;
  private volatile boolean lost;
  private volatile boolean left;
  private volatile String reason = "";

  Delivery(Dialect dialect, Traffic traffic, Signal signal, PacketLimit limit) {
    this.dialect = dialect;
    this.traffic = traffic;
    this.signal = signal;
    this.limit = limit;
  }

  /** The broker has acknowledged a message. */
  void delivered(Publication publication) {
    Piece part = publication.part();
    if (part == null || part.completes()) {
      dialect.delivered(publication);
      traffic.taken(publication);
    }
    signal.raise();
  }

  /** Something has happened that may allow to go on. */
  void progress() {
    signal.raise();
  }

  /** The broker will never take a message. */
  void refused(Publication publication, Loss.Reason reason) {
    dialect.refused(publication, reason);
    signal.raise();
  }

  /** A message got stuck: the connection is given up, and the message sent again later. */
  void lose(String why) {
    if (!lost) {
      reason = why;
      lost = true;
    }
    signal.raise();
  }

  /** The connection is given up on purpose. */
  void leave(String why) {
    left = true;
    lose(why);
  }

  boolean isLost() {
    return lost;
  }

  String lossOf(String url) {
    if (left) {
      return "The connection to " + url + " was given up: " + reason;
    }
    return "The broker " + url + " went away" + (reason.isEmpty() ? "" : " (" + reason + ")");
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    if (response.getReturnCode() == Sender.PACKET_TOO_LARGE) {
      limit.exceeded();
    }
    lose(words(response));
  }

  /** Why a connection was lost. */
  static String words(MqttDisconnectResponse response) {
    MqttException cause = response.getException();
    Throwable root = cause == null || cause.getCause() == null ? cause : cause.getCause();
    String text = response.getReasonString();
    String message = root == null ? null : root.getMessage();
    return text != null ? text : message != null ? message : "the connection broke";
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    dialect.arrived(topic, message);
  }
}
