package org.rollscope.desktop.access;

import org.jspecify.annotations.Nullable;

/** What became of an attempt to connect. */
public sealed interface Entry {
  /**
   * It is let in.
   *
   * @param access what it may do
   * @param user who it is; null where nobody needs a name
   */
  record Granted(Access access, @Nullable User user) implements Entry {}

  /**
   * It is not let in.
   *
   * @param reason why, for the count
   */
  record Denied(Refusal reason) implements Entry {}
}
