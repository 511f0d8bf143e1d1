package org.rollscope.bridge.broker;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.broker.BrokerException.Kind;

/** What is known for certain of a line that fails; the message is the end of a sentence. */
final class Trouble extends IOException {
  @Serial private static final long serialVersionUID = 1;

  private final Kind kind;

  Trouble(Kind kind, String why) {
    super(why);
    this.kind = kind;
  }

  Trouble(Kind kind, String why, @Nullable Throwable cause) {
    super(why, cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
