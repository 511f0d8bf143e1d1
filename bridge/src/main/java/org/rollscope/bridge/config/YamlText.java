package org.rollscope.bridge.config;

import java.util.Locale;
import java.util.regex.Pattern;
import org.rollscope.core.sample.PlainText;

/** Text as YAML writes it. */
final class YamlText {
  /** Means itself without quotes: nothing YAML would take for something else. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?!(?i:true|false|null|yes|no|on|off)$)[\\p{L}/](?:[\\p{L}\\p{N}_.,;()'’…/+–-]|:(?=\\S)|"
              + " (?=[^ #]))*");

  private static final Pattern NUMBER = Pattern.compile("(0|[1-9][0-9]{0,8})([.][0-9]{1,9})?");

  private YamlText() {}

  /** A single value, in quotes where it needs them. */
  static String of(String value) {
    boolean plain = PLAIN.matcher(value).matches() || NUMBER.matcher(value).matches();
    return plain ? value : quoted(value);
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (PlainText.isSeen(c)) {
                quoted.appendCodePoint(c);
              } else {
                quoted.append(String.format(Locale.ROOT, "\\U%08X", c));
              }
            });
    return quoted.append('"').toString();
  }
}
