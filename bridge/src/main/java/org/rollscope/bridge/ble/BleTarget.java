package org.rollscope.bridge.ble;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which device a person means: its address, its name, or {@code auto} for any that is understood.
 *
 * @param text as the person wrote it
 */
public record BleTarget(String text) {
  /** What a link to a Bluetooth device begins with. */
  public static final String SCHEME = "ble:";

  private static final String ANY = "auto";
  private static final Pattern ADDRESS = Pattern.compile("([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}");

  /** The target of a link such as {@code ble:Ball 3F2A}. */
  public static BleTarget of(String link) {
    return new BleTarget(link.substring(SCHEME.length()).strip());
  }

  /** Whether any device will do. */
  public boolean isAny() {
    return text.toLowerCase(Locale.ROOT).equals(ANY);
  }

  /** Whether it names one device and no other. */
  public boolean isAddress() {
    return ADDRESS.matcher(text).matches();
  }

  /** Whether a device heard is meant. */
  public boolean matches(Sighting seen) {
    return isAny()
        || (isAddress()
            ? seen.address().equalsIgnoreCase(text)
            : seen.name().strip().equalsIgnoreCase(text));
  }

  /** The link as a person writes it. */
  public String link() {
    return SCHEME + text;
  }
}
