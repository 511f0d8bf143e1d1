package org.rollscope.desktop.doctor;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.desktop.view.Columns;
import org.rollscope.desktop.view.Ink;
import org.rollscope.desktop.view.Page;
import org.rollscope.desktop.view.Words;

/**
 * Findings, for people: the verdict, what it is of, and each command on a line of its own, whole,
 * so that it can be copied.
 */
public final class FindingWords {
  private static final int VERDICT = 13;
  private static final String COMMAND = " ".repeat(VERDICT + 2);

  private FindingWords() {}

  /** All there is to say of one, within 80 columns but for what must not be broken. */
  public static List<String> lines(Finding finding, boolean colour) {
    List<String> lines = new ArrayList<>();
    Verdict verdict = finding.verdict();
    String left = Columns.pad("", VERDICT - verdict.words().length());
    left = ink(verdict).on(verdict.words(), colour) + left;
    String title = (finding.check() + " " + finding.subject()).strip();
    for (String part : Page.wrap(title + ": " + finding.words(), Page.WIDTH - VERDICT)) {
      lines.add(left + part);
      left = " ".repeat(VERDICT);
    }
    finding.commands().forEach(command -> lines.add(COMMAND + command));
    return lines;
  }

  /** What all of them come to. */
  public static String sum(List<Finding> findings) {
    long wrong = findings.stream().filter(one -> one.verdict() == Verdict.FIX).count();
    return wrong == 0
        ? "Nothing is to be fixed."
        : Words.count(wrong, "thing") + " to fix. Then look again: rollscope doctor";
  }

  private static Ink ink(Verdict verdict) {
    return switch (verdict) {
      case OK -> Ink.CALM;
      case NOTE -> Ink.BOLD;
      case FIX -> Ink.HIGH;
      case NOT_CHECKED -> Ink.DIM;
    };
  }
}
