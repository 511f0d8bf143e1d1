package org.rollscope.bridge.broker;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.broker.BrokerException.Kind;
import org.rollscope.bridge.config.BrokerConfig;

/** Says why a broker lets nobody in: from what Paho tells, and what the line knows. */
final class Refusal {
  private static final int DEEPEST = 12;
  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

  private final BrokerConfig config;
  private final BrokerAddress address;
  private final Line.Stage stage;
  private final @Nullable Identity identity;

  Refusal(BrokerConfig config, @Nullable Line line) {
    this.config = config;
    address = BrokerAddress.of(config.url());
    stage = line == null ? Line.Stage.FINDING : line.stage();
    identity = line == null ? null : line.identity();
  }

  /** What a failure to connect means. */
  BrokerException of(@Nullable Throwable cause) {
    Trouble known = find(cause, Trouble.class);
    if (known != null) {
      return told(known.kind(), String.valueOf(known.getMessage()), cause);
    }
    if (find(cause, UnknownHostException.class) != null) {
      return told(
          Kind.UNKNOWN_HOST,
          "its host %s is not known; check the address and the network".formatted(address.host()),
          cause);
    }
    if (find(cause, SocketTimeoutException.class) != null) {
      return late();
    }
    if (find(cause, NoRouteToHostException.class) != null) {
      return told(Kind.OTHER, "there is no way to its host; check the network", cause);
    }
    if (find(cause, ConnectException.class) != null) {
      return told(Kind.NOTHING_LISTENS, "nothing listens there; is it running?", cause);
    }
    SSLException tls = find(cause, SSLException.class);
    if (tls != null) {
      return told(Kind.TLS, ofTls(String.valueOf(tls.getMessage())), cause);
    }
    MqttException refused = find(cause, MqttException.class);
    if (refused != null && isAnswer(refused.getReasonCode())) {
      return ofAnswer(refused);
    }
    if (find(cause, IOException.class) != null || refused != null) {
      return told(address.isSecure() ? Kind.TLS : Kind.OTHER, ofCut(), cause);
    }
    return told(Kind.OTHER, cause == null ? "no reason is given" : cause.toString(), cause);
  }

  /** That it takes longer than it may. */
  BrokerException late() {
    double seconds = config.connectTimeout().toMillis() / 1000.0;
    String why =
        switch (stage) {
          case FINDING -> "its host's name is not found within %s s; check the network";
          case CONNECTING ->
              "it cannot be reached within %s s; check the address, the network and firewalls";
          case SECURING -> "it says nothing of TLS within %s s; is that its port for TLS?";
          case UPGRADING -> "it grants no WebSocket within %s s; is that its port for them?";
          case OPEN ->
              "it takes the connection but does not answer within %s s; is it an MQTT broker?";
        };
    return told(Kind.OTHER, why.formatted(seconds), null);
  }

  private BrokerException told(Kind kind, String why, @Nullable Throwable cause) {
    return new BrokerException(
        kind, "The broker %s cannot be used: %s".formatted(address, why), cause);
  }

  private static <T extends Throwable> @Nullable T find(@Nullable Throwable cause, Class<T> type) {
    Throwable one = cause;
    for (int depth = 0; one != null && depth < DEEPEST; depth++) {
      if (type.isInstance(one)) {
        return type.cast(one);
      }
      one = one.getCause();
    }
    return null;
  }

  private static boolean isAnswer(int reason) {
    return reason > 0 && reason < 256;
  }

  private String ofTls(String words) {
    Matcher alert = ALERT.matcher(words);
    if (alert.find()) {
      return ofAlert(alert.group(1));
    }
    if (words.contains("Unsupported or unrecognized SSL message")) {
      return "it does not speak TLS on that port; use "
          + address.as(plain())
          + ", or its port for TLS";
    }
    return words.contains("Remote host terminated the handshake") ? ofCut() : "TLS fails: " + words;
  }

  private String ofAlert(String alert) {
    return switch (alert) {
      case "certificate_required",
          "bad_certificate",
          "certificate_expired",
          "certificate_unknown",
          "certificate_revoked",
          "unsupported_certificate",
          "unknown_ca",
          "access_denied",
          "decrypt_error" ->
          ofIdentity(alert);
      case "handshake_failure" ->
          isAsked() ? ofIdentity(alert) : "it has no TLS cipher in common with this program";
      case "protocol_version" -> "it speaks no TLS of version 1.2 or newer; bring it up to date";
      default -> "it ends TLS with the alert " + alert;
    };
  }

  /** What the broker has against this program's certificate. */
  private String ofIdentity(String alert) {
    X509Certificate own = identity == null ? null : identity.certificate();
    if (own == null) {
      return "it asks for a certificate of this program; give certificate-file and key-file";
    }
    String refused =
        "it refuses this program's certificate %s, %s: "
            .formatted(CertificateWords.subject(own), config.tls().certificate());
    Instant now = Instant.now();
    if (CertificateWords.hasExpired(own, now) || CertificateWords.isEarly(own, now)) {
      return refused + "it " + CertificateWords.outOfDate(own, now) + "; have a new one made";
    }
    return refused
        + switch (alert) {
          case "unknown_ca" ->
              "it does not know who signed it, %s; have it signed by one whom the broker trusts"
                  .formatted(CertificateWords.issuer(own));
          case "certificate_revoked" -> "it has been revoked; have a new one made";
          case "certificate_expired" -> "it has expired by the broker's clock; check that clock";
          case "" -> "it ends the connection; its log says more";
          default -> alert.replace('_', ' ') + "; its log says more";
        };
  }

  private String plain() {
    return address.isWebSocket() ? "ws" : "tcp";
  }

  private boolean isAsked() {
    return identity != null && identity.isAsked();
  }

  /** A broker that hears TLS where it expects none, or the other way round, cuts the line. */
  private String ofCut() {
    if (isAsked()) {
      return ofIdentity("");
    }
    return switch (stage) {
      case FINDING, CONNECTING -> "it ends the connection at once";
      case SECURING ->
          "it ends the connection in the TLS handshake; does that port speak no TLS? Then use "
              + address.as(plain());
      case UPGRADING ->
          "it ends the connection before there is a WebSocket; is that its port for MQTT over"
              + (address.isSecure() ? " WebSocket with TLS?" : " WebSocket without TLS?");
      case OPEN ->
          address.isSecure() || address.isWebSocket()
              ? "it ends the connection at once; its log says more"
              : "it ends the connection at once; does that port speak TLS? Then use "
                  + address.as("ssl");
    };
  }

  private BrokerException ofAnswer(MqttException refused) {
    String user = config.user();
    String login =
        user == null
            ? "it refuses the login without a user; give user and password"
            : "it refuses the login of the user '" + user + "'; check ";
    int reason = refused.getReasonCode();
    return switch (reason) {
      case 134, MqttClientException.REASON_CODE_FAILED_AUTHENTICATION ->
          told(Kind.LOGIN, user == null ? login : login + "user and password", refused);
      case 135, MqttClientException.REASON_CODE_NOT_AUTHORIZED ->
          told(
              Kind.LOGIN,
              user == null ? login : login + "user and password, and that it may connect",
              refused);
      case 133, MqttClientException.REASON_CODE_INVALID_CLIENT_ID ->
          told(
              Kind.OTHER,
              "it refuses the client id " + config.clientId() + "; choose another",
              refused);
      case 132, MqttClientException.REASON_CODE_INVALID_PROTOCOL_VERSION ->
          told(
              Kind.OTHER,
              "it does not speak MQTT 5; use one that does, such as Mosquitto 2",
              refused);
      case 136, 137, MqttClientException.REASON_CODE_BROKER_UNAVAILABLE ->
          told(Kind.OTHER, "it is busy or not available", refused);
      case 138 -> told(Kind.OTHER, "it has banned this client; its log says why", refused);
      case 159 -> told(Kind.OTHER, "it takes no connections so fast one after the other", refused);
      default ->
          told(
              Kind.OTHER,
              "it refuses the connection with reason %d; its log says more".formatted(reason),
              refused);
    };
  }
}
