package org.rollscope.desktop.cli;

import java.util.List;
import org.rollscope.desktop.access.Role;
import org.rollscope.desktop.access.User;
import org.rollscope.desktop.view.Columns;

/** Users of the broker, in words. */
final class UserWords {
  private static final int NAME = 20;
  private static final int ROLE = 11;
  private static final int LOGIN = 13;

  private UserWords() {}

  static String of(User user) {
    return user.name() + ", " + user.role().label() + (isBridge(user) ? " of " + tools(user) : "");
  }

  static String line(User user) {
    String line =
        Columns.pad(user.name(), NAME)
            + Columns.pad(user.role().label(), ROLE)
            + Columns.pad(user.password() == null ? "certificate" : "password", LOGIN)
            + (isBridge(user) ? tools(user) : "");
    return line.stripTrailing();
  }

  private static boolean isBridge(User user) {
    return user.role() == Role.BRIDGE;
  }

  private static String tools(User user) {
    return user.devices().contains(User.ANY_DEVICE) ? "any tool" : String.join(" ", user.devices());
  }

  /** What the bridge of a user needs in its own configuration. */
  static List<String> ofConfiguration(User user) {
    String name = user.name();
    return user.password() == null
        ? List.of(
            "Its rollscope.yaml needs:",
            "  bridge: {name: " + name + "}",
            "  broker: {certificate-file: " + name + ".pem, key-file: " + name + ".key}")
        : List.of(
            "Its rollscope.yaml needs:",
            "  bridge: {name: " + name + "}",
            "  broker: {user: " + name + ", password-file: a file with the password}");
  }
}
