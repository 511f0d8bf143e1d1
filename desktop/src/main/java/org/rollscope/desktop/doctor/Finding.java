package org.rollscope.desktop.doctor;

import java.util.List;

/**
 * What a check has found.
 *
 * @param check what was looked at, such as {@code Bluetooth daemon}
 * @param subject which one of several, such as a port's path; empty where there is one only
 * @param verdict what came of it
 * @param words for people: what is so, or why it was not checked
 * @param commands that help, in this order; empty where no command does
 */
public record Finding(
    String check, String subject, Verdict verdict, String words, List<String> commands) {
  public Finding {
    commands = List.copyOf(commands);
  }

  static Finding ok(String check, String words) {
    return new Finding(check, "", Verdict.OK, words, List.of());
  }

  static Finding note(String check, String words, String... commands) {
    return new Finding(check, "", Verdict.NOTE, words, List.of(commands));
  }

  static Finding fix(String check, String words, String... commands) {
    return new Finding(check, "", Verdict.FIX, words, List.of(commands));
  }

  static Finding notChecked(String check, String reason) {
    return new Finding(check, "", Verdict.NOT_CHECKED, reason, List.of());
  }

  /** The same of one of several. */
  Finding of(String which) {
    return new Finding(check, which, verdict, words, commands);
  }

  /** A note where it would be to be fixed: nothing that is needed depends on it. */
  Finding atMostNote() {
    return verdict == Verdict.FIX
        ? new Finding(check, subject, Verdict.NOTE, words, commands)
        : this;
  }
}
