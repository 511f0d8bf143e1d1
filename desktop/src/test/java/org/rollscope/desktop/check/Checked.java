package org.rollscope.desktop.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.link.LinkSource;

/** A device that has been checked, and what was found. */
record Checked(Report report, List<Finding> told) {
  private static final double SECONDS = 12;

  /** Without hands. */
  static Checked quickly(VirtualLine line) {
    return of(line, line, new Course.Options(true, SECONDS, Double.NaN), Person.idle());
  }

  static Checked of(LinkSource source, Host host, Course.Options options, Guide guide) {
    List<Finding> told = new ArrayList<>();
    try {
      Report report = new Course(source, options, host, guide, told::add).run();
      return new Checked(report, told);
    } catch (LinkException e) {
      throw new AssertionError(e);
    }
  }

  /** The names of what is to be fixed. */
  List<String> toFix() {
    return names(Verdict.FIX);
  }

  List<String> names(Verdict verdict) {
    return report.findings().stream()
        .filter(one -> one.verdict() == verdict)
        .map(Finding::name)
        .toList();
  }

  /** The only finding of that name. */
  Finding finding(String name) {
    List<Finding> named =
        report.findings().stream().filter(one -> one.name().equals(name)).toList();
    assertThat(named).as(name + " among " + report.findings()).hasSize(1);
    return named.getFirst();
  }

  String text(String name) {
    return finding(name).text();
  }
}
