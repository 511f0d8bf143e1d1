package org.rollscope.bridge.ble;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done with a characteristic. */
public enum Property {
  READ,
  WRITE,
  WRITE_WITHOUT_RESPONSE,
  NOTIFY,
  INDICATE;

  /** The name in BlueZ's flags, such as {@code write-without-response}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The property of a flag; empty for one that is of no concern here. */
  public static Optional<Property> of(String flag) {
    return Arrays.stream(values()).filter(one -> one.label().equals(flag)).findFirst();
  }
}
