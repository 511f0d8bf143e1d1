package org.rollscope.bridge.mqtt;

import java.io.IOException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/** The broker cannot be used now; the message says why and what to do. */
public final class BrokerException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  /** What kind of trouble it is, where what to do depends on it. */
  public enum Kind {
    UNKNOWN_HOST,
    NOTHING_LISTENS,
    /** Nobody this machine trusts has signed its certificate. */
    UNTRUSTED,
    /** TLS fails for another reason. */
    TLS,
    LOGIN,
    OTHER
  }

  private final Kind kind;

  public BrokerException(String message) {
    super(message);
    kind = Kind.OTHER;
  }

  BrokerException(String message, Throwable cause) {
    this(message, cause, Kind.OTHER);
  }

  private BrokerException(String message, @Nullable Throwable cause, Kind kind) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** What a failure to connect to a broker means. */
  static BrokerException ofConnect(String url, @Nullable String user, @Nullable Throwable cause) {
    Throwable root = cause == null || cause.getCause() == null ? cause : cause.getCause();
    String why;
    Kind kind = Kind.OTHER;
    if (root instanceof UnknownHostException) {
      why = "its host is not known; check the address and the network";
      kind = Kind.UNKNOWN_HOST;
    } else if (root instanceof ConnectException) {
      why = "nothing listens there; is it running?";
      kind = Kind.NOTHING_LISTENS;
    } else if (root instanceof SSLException tls) {
      why = why(tls);
      kind = isUntrusted(tls) ? Kind.UNTRUSTED : Kind.TLS;
    } else if (isCutOff(cause, root)) {
      boolean tls = url.startsWith("ssl:") || url.startsWith("wss:");
      why =
          "it ends the connection at once; does that port speak "
              + (tls ? "no TLS? Then use tcp://" : "TLS? Then use ssl://");
    } else if (cause instanceof MqttException refused) {
      why = why(refused, user);
      kind = isLogin(refused.getReasonCode()) ? Kind.LOGIN : Kind.OTHER;
    } else {
      why = String.valueOf(root == null ? "no reason given" : root.getMessage());
    }
    return new BrokerException("The broker " + url + " cannot be reached: " + why, cause, kind);
  }

  /** A broker that hears TLS where it expects none, or the other way round, cuts the line. */
  private static boolean isCutOff(@Nullable Throwable cause, @Nullable Throwable root) {
    boolean lost =
        cause instanceof MqttException problem
            && problem.getReasonCode() == MqttClientException.REASON_CODE_CONNECTION_LOST;
    return lost
        || (root instanceof SocketException && "Connection reset".equals(root.getMessage()));
  }

  private static boolean isLogin(int reason) {
    return reason == 134
        || reason == 135
        || reason == MqttClientException.REASON_CODE_FAILED_AUTHENTICATION
        || reason == MqttClientException.REASON_CODE_NOT_AUTHORIZED;
  }

  private static boolean isUntrusted(SSLException problem) {
    String words = String.valueOf(problem.getMessage());
    return words.contains("PKIX") || words.contains("certification path");
  }

  private static String why(SSLException problem) {
    String words = String.valueOf(problem.getMessage());
    if (isUntrusted(problem)) {
      return "its certificate is not trusted on this machine";
    }
    if (words.contains("No subject alternative") || words.contains("No name matching")) {
      return "its certificate is for another name; use the name that is in it";
    }
    if (words.contains("Unsupported or unrecognized SSL message")) {
      return "it does not speak TLS on that port; use tcp://, or its port for TLS";
    }
    return "TLS failed: " + words;
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
