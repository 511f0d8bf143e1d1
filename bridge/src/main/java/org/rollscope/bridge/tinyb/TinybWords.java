package org.rollscope.bridge.tinyb;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollscope.bridge.bluez.BluezError;
import org.rollscope.bridge.bluez.BluezWords;

/** What TinyB says, for people. */
final class TinybWords {
  private static final Pattern ERROR =
      Pattern.compile("GDBus\\.Error:([\\w.]+): (.*)", Pattern.DOTALL);

  private TinybWords() {}

  /** TinyB does not come up. */
  static String manager(String words) {
    if (words.contains("No adapter")) {
      return BluezWords.NO_ADAPTER;
    }
    if (words.contains("object manager")) {
      return BluezWords.daemon(error(words));
    }
    return "TinyB does not start: " + words;
  }

  /** The error of BlueZ in what TinyB says. */
  static BluezError error(String words) {
    Matcher found = ERROR.matcher(words);
    if (found.find()) {
      return new BluezError(found.group(1), found.group(2).strip());
    }
    return words.contains("Timeout")
        ? new BluezError("org.freedesktop.DBus.Error.NoReply", words)
        : new BluezError("org.bluez.Error.Failed", words);
  }
}
