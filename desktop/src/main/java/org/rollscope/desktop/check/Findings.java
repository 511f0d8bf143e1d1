package org.rollscope.desktop.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects findings, and tells each as soon as it is known. */
final class Findings {
  private final List<Finding> all = new ArrayList<>();
  private final Consumer<Finding> told;

  Findings(Consumer<Finding> told) {
    this.told = told;
  }

  void ok(String name, String text) {
    add(new Finding(name, Verdict.OK, text, null));
  }

  /** Something is to be fixed, as the section of the protocol's page says. */
  void fix(String name, Section section, String text) {
    add(new Finding(name, Verdict.FIX, text, section));
  }

  void unchecked(String name, String why) {
    add(new Finding(name, Verdict.UNCHECKED, "not checked: " + why, null));
  }

  /** The one or the other, by whether there is a problem. */
  void judge(String name, Section section, String problem, String otherwise) {
    if (problem.isEmpty()) {
      add(new Finding(name, Verdict.OK, otherwise, null));
    } else {
      add(new Finding(name, Verdict.FIX, problem, section));
    }
  }

  private void add(Finding finding) {
    all.add(finding);
    told.accept(finding);
  }

  List<Finding> all() {
    return List.copyOf(all);
  }
}
