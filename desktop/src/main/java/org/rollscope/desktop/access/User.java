package org.rollscope.desktop.access;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, or something, that may use the broker.
 *
 * @param name of letters, digits and {@code . _ -}; of a bridge that of the bridge
 * @param role what it is for
 * @param devices of a bridge, the identifiers of its tools, or {@code +} for any; empty for others
 * @param password null for one that comes with a certificate only
 */
public record User(String name, Role role, List<String> devices, @Nullable PasswordHash password) {
  /** In place of a device: any. */
  public static final String ANY_DEVICE = "+";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern DEVICE = Pattern.compile("\\+|[a-z0-9-]{1,64}");

  /**
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public User {
    devices = List.copyOf(devices);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name for a user: letters, digits and . _ - only, at most 64");
    }
    for (String device : devices) {
      if (!DEVICE.matcher(device).matches()) {
        throw new IllegalArgumentException(
            "'" + device + "' is no device: a-z, 0-9 and - only, or + for any");
      }
    }
    if ((role == Role.BRIDGE) == devices.isEmpty()) {
      throw new IllegalArgumentException(
          role == Role.BRIDGE
              ? "a bridge needs the devices it publishes for, such as --device ball-3f2a, or"
                  + " --device + for any"
              : "only a bridge has devices; a " + role.label() + " has all");
    }
  }

  public User withPassword(@Nullable PasswordHash hash) {
    return new User(name, role, devices, hash);
  }
}
