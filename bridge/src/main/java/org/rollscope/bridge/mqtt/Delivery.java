package org.rollscope.bridge.mqtt;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.rollscope.bridge.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one connection tells, on Paho's threads: it returns at once and never throws. */
final class Delivery implements MqttCallback {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Outbox outbox;
  private final Standing standing;
  private final Signal signal;
  private final CommandIntake commands;
  private volatile boolean lost;
  private volatile String reason = "";

  Delivery(Outbox outbox, Standing standing, Signal signal, CommandIntake commands) {
    this.outbox = outbox;
    this.standing = standing;
    this.signal = signal;
    this.commands = commands;
  }

  /** The broker has acknowledged a message. */
  void delivered(Publication publication) {
    if (publication.key() != null) {
      outbox.delivered(publication.key());
      if (publication.retained()) {
        standing.remember(publication);
      }
    } else if (publication.retained()) {
      standing.delivered(publication);
    }
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

  boolean isLost() {
    return lost;
  }

  String lossOf(String url) {
    return "The broker " + url + " went away" + (reason.isEmpty() ? "" : " (" + reason + ")");
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    MqttException cause = response.getException();
    Throwable root = cause == null || cause.getCause() == null ? cause : cause.getCause();
    String text = response.getReasonString();
    String message = root == null ? null : root.getMessage();
    lose(text != null ? text : message != null ? message : "the connection broke");
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    LOG.debug("Paho reports an error", exception);
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    commands.arrived(topic, message);
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // Each message has a listener of its own.
  }

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {
    // Who connects waits for the answer, and subscribes on its own thread.
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    LOG.debug("Ignored an AUTH packet, reason {}", reasonCode);
  }
}
