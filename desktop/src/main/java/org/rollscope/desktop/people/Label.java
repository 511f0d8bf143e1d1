package org.rollscope.desktop.people;

import java.util.Locale;

/** Names of constants in messages. */
final class Label {
  private Label() {}

  /** Lower case, with hyphens. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant of a name.
   *
   * @throws IllegalArgumentException where there is none
   */
  static <E extends Enum<E>> E read(Class<E> type, String label) {
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(label)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("there is no such " + type.getSimpleName());
  }
}
