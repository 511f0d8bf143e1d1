package org.rollscope.desktop.cli;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What kind of place the output goes to. The launcher knows and tells; run in any other way, it is
 * taken for a plain file.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is one
 * @param colour whether colours are wanted
 */
record Terminal(boolean out, boolean err, boolean colour) {
  private static final String PROPERTY = "rollscope.terminal";

  static Terminal detect() {
    return of(System.getProperty(PROPERTY, ""), System::getenv);
  }

  static Terminal of(String told, Function<String, @Nullable String> environment) {
    String noColour = environment.apply("NO_COLOR");
    boolean plain = noColour != null && !noColour.isEmpty();
    boolean dumb = "dumb".equals(environment.apply("TERM"));
    boolean out = told.contains("1") && !dumb;
    return new Terminal(out, told.contains("2") && !dumb, out && !plain);
  }
}
