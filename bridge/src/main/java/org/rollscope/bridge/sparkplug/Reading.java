package org.rollscope.bridge.sparkplug;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The value of a metric at a time.
 *
 * @param value a Double, Long, Boolean or String; null for none
 * @param time when it was measured, ms since 1970
 */
record Reading(@Nullable Object value, long time) {
  static final Reading NONE = new Reading(null, 0);

  boolean hasValueOf(Reading other) {
    return Objects.equals(value, other.value);
  }
}
