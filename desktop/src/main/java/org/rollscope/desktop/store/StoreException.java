package org.rollscope.desktop.store;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The store cannot do what was asked; the message says why and what to do. */
public final class StoreException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  /** What the trouble is. */
  public enum Kind {
    /** The file is damaged. */
    DAMAGED,
    /** Another program's database, or a newer Rollscope's. */
    FOREIGN,
    /** No room, no permission, no answer: it may work later. */
    UNAVAILABLE,
    /** What was asked cannot be done with what is there. */
    REFUSED
  }

  private final Kind kind;

  StoreException(Kind kind, String message) {
    this(kind, message, null);
  }

  StoreException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
