package org.rollscope.bridge.mqtt;

import java.io.IOException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/** The broker cannot be used now; the message says why and what to do. */
public final class BrokerException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  public BrokerException(String message) {
    super(message);
  }

  BrokerException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What a failure to connect to a broker means. */
  static BrokerException ofConnect(String url, @Nullable String user, @Nullable Throwable cause) {
    Throwable root = cause == null || cause.getCause() == null ? cause : cause.getCause();
    String why;
    if (root instanceof UnknownHostException) {
      why = "its host is not known; check the address and the network";
    } else if (root instanceof ConnectException) {
      why = "nothing listens there; is it running?";
    } else if (cause instanceof MqttException refused) {
      why = why(refused, user);
    } else {
      why = String.valueOf(root == null ? "no reason given" : root.getMessage());
    }
    String text = "The broker " + url + " cannot be reached: " + why;
    return cause == null ? new BrokerException(text) : new BrokerException(text, cause);
  }

  private static String why(MqttException refused, @Nullable String user) {
    String login = user == null ? "without a user" : "of the user '" + user + "'";
    return switch (refused.getReasonCode()) {
      case 134, MqttClientException.REASON_CODE_FAILED_AUTHENTICATION ->
          "it refuses the login " + login + "; check user and password";
      case 135, MqttClientException.REASON_CODE_NOT_AUTHORIZED ->
          "it refuses the login " + login + "; check user, password and rights";
      case 133, MqttClientException.REASON_CODE_INVALID_CLIENT_ID ->
          "it refuses the client id; choose another";
      case 132, MqttClientException.REASON_CODE_INVALID_PROTOCOL_VERSION ->
          "it does not speak MQTT 5; use one that does, such as Mosquitto 2";
      case 136, 137, MqttClientException.REASON_CODE_BROKER_UNAVAILABLE ->
          "it is busy or not available";
      case 138 -> "it has banned this client";
      case 159 -> "it takes no connections so fast one after the other";
      case MqttClientException.REASON_CODE_CLIENT_TIMEOUT -> "it does not answer";
      default -> {
        Throwable cause = refused.getCause();
        yield (cause == null ? refused.getMessage() : cause.getMessage())
            + " (reason "
            + refused.getReasonCode()
            + ")";
      }
    };
  }
}
