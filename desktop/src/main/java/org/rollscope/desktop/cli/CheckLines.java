package org.rollscope.desktop.cli;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.desktop.check.Finding;
import org.rollscope.desktop.check.Report;
import org.rollscope.desktop.check.Section;
import org.rollscope.desktop.check.Verdict;
import org.rollscope.desktop.view.Page;

/** Findings as lines for people. */
final class CheckLines {
  private static final int INDENT = 18;

  private CheckLines() {}

  /** A finding: its verdict, its name and its words, continued under each other. */
  static List<String> of(Finding finding) {
    List<String> lines = new ArrayList<>();
    String left = "%-4s%-14s".formatted(finding.verdict().word(), finding.name());
    for (String part : Page.wrap(words(finding), Page.WIDTH - INDENT)) {
      lines.add((left + part).stripTrailing());
      left = " ".repeat(INDENT);
    }
    return lines;
  }

  private static String words(Finding finding) {
    Section section = finding.section();
    return section == null
        ? finding.text()
        : "%s%s [%s]"
            .formatted(finding.text(), finding.text().endsWith("?") ? "" : ".", section.heading());
  }

  /** What it comes to. */
  static List<String> end(Report report) {
    Page page = new Page().blank();
    DeviceInfo device = report.device();
    String name = device == null ? report.link() : device.name() + ", " + device.id();
    page.paragraph(
        "%s: %d ok, %d to fix, %d not checked."
            .formatted(
                name,
                report.count(Verdict.OK),
                report.count(Verdict.FIX),
                report.count(Verdict.UNCHECKED)));
    if (!report.whole()) {
      page.paragraph("The check was ended before its end.");
    }
    if (report.count(Verdict.FIX) > 0) {
      page.paragraph(
          "In brackets: the section of docs/device-protocol.md that says what is right.");
    }
    return page.lines();
  }
}
