package org.rollscope.bridge.broker;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The broker cannot be used now; the message says why and what to do, and holds no secret. */
public final class BrokerException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  /** What kind of trouble it is, where what to do depends on it. */
  public enum Kind {
    UNKNOWN_HOST,
    NOTHING_LISTENS,
    /** Nobody who is trusted has signed its certificate. */
    UNTRUSTED,
    /** TLS fails for another reason. */
    TLS,
    LOGIN,
    /** A file that this program's settings name is missing or wrong. */
    SETTINGS,
    OTHER
  }

  private final Kind kind;

  public BrokerException(String message, @Nullable Throwable cause) {
    this(Kind.OTHER, message, cause);
  }

  BrokerException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** A refused subscription. */
  public static BrokerException ofSubscribe(
      String url, String filter, int reason, @Nullable Throwable cause) {
    String why =
        "The broker %s does not let this client subscribe to %s (reason %d); check its access rules"
            .formatted(url, filter, reason);
    return new BrokerException(Kind.OTHER, why, cause);
  }

  public Kind kind() {
    return kind;
  }
}
