package org.rollscope.bridge.outbox;

import java.util.Locale;

/** Order holds within a lane of a device; an earlier lane overtakes a later one. */
public enum Lane {
  ALARM,
  EVENT,
  SAMPLE;

  /** The name in messages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
