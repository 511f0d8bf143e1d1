package org.rollscope.desktop.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.rollscope.desktop.view.Words;

/** Whether INFO, or the header of text, comes soon and again and again. */
final class InfoTimesCheck implements Check.AtRest {
  /** 20 % more than the page asks for: a busy link delays. */
  private static final double LATEST = 6;

  @Override
  public void run(Window rest, Findings findings) {
    Hearing heard = rest.hearing();
    boolean text = heard.isText();
    String name = text ? "header" : "INFO";
    Section section = text ? Section.TEXT : Section.INFO;
    List<Long> times =
        text
            ? rest.infos().stream().map(Told::nanos).toList()
            : rest.frames(Frame.INFO).stream().map(Frame::nanos).toList();
    if (heard.isBare()) {
      boolean read = !heard.infoFrames().isEmpty();
      findings.judge(
          name,
          Section.BLE,
          read ? "" : "its characteristic holds no INFO frame",
          "can be read from its characteristic");
    } else if (times.isEmpty()) {
      findings.fix(
          name,
          section,
          String.format(
              Locale.ROOT,
              "none came within %.0f s: send it at boot, and every 5 s; samples mean nothing before",
              rest.seconds()));
    } else {
      first(name, section, (times.getFirst() - heard.opened()) / 1e9, findings);
      again(name + " again", section, times, rest, findings);
    }
  }

  private static void first(String name, Section section, double seconds, Findings findings) {
    findings.judge(
        name,
        section,
        seconds > LATEST
            ? "the first came after %s; send it at boot and every 5 s"
                .formatted(Words.number(seconds, 1, "s"))
            : "",
        "comes %s after the link was opened".formatted(Words.number(seconds, 2, "s")));
  }

  private static void again(
      String name, Section section, List<Long> times, Window rest, Findings findings) {
    double[] gaps =
        IntStream.range(1, times.size())
            .mapToDouble(i -> (times.get(i) - times.get(i - 1)) / 1e9)
            .toArray();
    double since = (rest.to() - times.getLast()) / 1e9;
    double longest = Math.max(since, gaps.length == 0 ? 0 : Statistics.maximum(gaps));
    if (longest > LATEST) {
      findings.fix(
          name,
          section,
          String.format(
              Locale.ROOT,
              "none came for %.1f s; repeat it every 5 s while streaming, so that a host that comes"
                  + " later understands the samples",
              longest));
    } else if (gaps.length == 0) {
      findings.unchecked(
          name,
          String.format(
              Locale.ROOT,
              "it was listened for %.1f s only; give --duration %.0f",
              since,
              2 * LATEST));
    } else {
      findings.ok(name, String.format(Locale.ROOT, "every %.1f s", Statistics.mean(gaps)));
    }
  }
}
