package org.rollscope.core.routine;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What is to be done, in its order.
 *
 * @param name in files and messages, a-z 0-9 and -
 * @param title for people
 * @param steps at least one
 */
public record Routine(String name, String title, List<Step> steps) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public Routine {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a routine's name has a-z, 0-9 and single - between them, not '" + name + "'");
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("the routine " + name + " has no steps");
    }
    steps = List.copyOf(steps);
  }

  /** Whether a text may be a routine's name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
