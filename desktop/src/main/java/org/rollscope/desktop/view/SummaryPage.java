package org.rollscope.desktop.view;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.Alarm;
import org.rollscope.core.alarm.LimitsInForce;
import org.rollscope.core.roll.Stroke;
import org.rollscope.core.session.Summary;
import org.rollscope.core.spot.Hold;
import org.rollscope.core.spot.Spot;

/** A session's summary for people: what, how much, how hard, where, how long, what alarmed. */
public final class SummaryPage {
  private static final int MOST_ROWS = 5;
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

  private final Summary summary;
  private final Page page = new Page();

  private SummaryPage(Summary summary) {
    this.summary = summary;
  }

  /**
   * The lines of the page.
   *
   * @param zone for the wall-clock time of the start, where the device told it
   */
  public static List<String> lines(Summary summary, ZoneId zone) {
    return new SummaryPage(summary).write(zone);
  }

  private List<String> write(ZoneId zone) {
    head(zone);
    if (summary.session().isEmpty()) {
      page.entry("Session", "none: the tool never touched the skin for as long as 150 ms");
    } else {
      howMuch();
      howHard();
      strokes();
      where();
      holds();
      alarms();
    }
    limits();
    QualityWords.write(page, summary);
    if (summary.limits() != null) {
      page.blank().paragraph(Words.NO_DIAGNOSIS);
    }
    return page.lines();
  }

  private void head(ZoneId zone) {
    String id = summary.session().isEmpty() ? "" : "session " + summary.session();
    page.edges(Words.toolAndZone(summary.instrument(), summary.zone()), id);
    if (summary.startTime() != null) {
      page.line(WHEN.format(summary.startTime().atZone(zone)));
    }
    page.blank();
  }

  private void howMuch() {
    page.entry(
        "How long",
        "%s, in contact for %s of it (%s)"
            .formatted(
                Words.clock(summary.duration()),
                Words.clock(summary.contactTime()),
                Words.count(summary.contacts(), "contact")));
    Integer rolls = summary.rolls();
    Integer cycles = summary.rollCycles();
    if (rolls != null && cycles != null) {
      page.entry(
          "How much",
          "%s (%s there and back), %s, %s"
              .formatted(
                  Words.count(rolls, "roll"),
                  cycles,
                  Words.number(summary.distance(), 2, "m"),
                  Words.number(summary.revolutions(), 1, "revolutions")));
    }
  }

  private void howHard() {
    load(summary.pressure(), "kPa");
    load(summary.force(), "N");
  }

  private void load(Summary.@Nullable Load load, String unit) {
    if (load == null) {
      return;
    }
    page.entry(
        "How hard",
        "mean %s, 95 %% of the time below %s, highest %s, dose %s·s"
            .formatted(
                Words.number(load.mean(), 0, unit),
                Words.number(load.p95(), 0, unit),
                Words.number(load.peak(), 0, unit),
                Words.number(load.dose(), 0, unit)));
  }

  private void strokes() {
    List<Stroke> strokes = summary.strokes();
    if (strokes.isEmpty()) {
      return;
    }
    page.entry(
        "Strokes",
        "usually %.0f cm in %.1f s (%.0f cm/s)"
            .formatted(
                100 * median(strokes, Comparator.comparingDouble(Stroke::length)).length(),
                median(strokes, Comparator.comparingDouble(Stroke::duration)).duration(),
                100 * median(strokes, Comparator.comparingDouble(Stroke::speed)).speed()));
  }

  private static Stroke median(List<Stroke> strokes, Comparator<Stroke> by) {
    return strokes.stream().sorted(by).skip(strokes.size() / 2).findFirst().orElseThrow();
  }

  private void where() {
    List<Spot> spots = summary.spots();
    String name = "Where";
    for (Spot spot : spots.subList(0, Math.min(MOST_ROWS, spots.size()))) {
      String peak = Double.isFinite(spot.peak()) ? ", highest " + load(spot.peak()) : "";
      page.entry(name, "%s %s%s".formatted(Words.clock(spot.dwell()), place(spot), peak));
      name = "";
    }
    more(spots.size(), "spot");
  }

  private String place(Spot spot) {
    return at(spot.x(), spot.y()) + patch(spot.patch());
  }

  /** Places are told from where the contact began, in cm. */
  private String at(double x, double y) {
    boolean oneWay = !summary.instrument().equals("ball");
    if (!Double.isFinite(x)) {
      return "place not known";
    }
    return oneWay
        ? String.format(Locale.ROOT, "at %+.0f cm", 100 * x)
        : String.format(Locale.ROOT, "at %+.0f, %+.0f cm", 100 * x, 100 * y);
  }

  private static String patch(int patch) {
    return patch > 1 ? " of patch " + patch : "";
  }

  private void holds() {
    List<Hold> holds = summary.holds();
    String name = "Held";
    for (Hold hold : holds.subList(0, Math.min(MOST_ROWS, holds.size()))) {
      String hard = Double.isFinite(hold.mean()) ? ", mean " + load(hold.mean()) : "";
      page.entry(
          name,
          "%s from %s on, %s%s%s"
              .formatted(
                  Words.number(hold.duration(), 1, "s"),
                  Words.moment(hold.start() - summary.start()),
                  at(hold.x(), hold.y()),
                  patch(hold.patch()),
                  hard));
      name = "";
    }
    more(holds.size(), "hold");
  }

  private void alarms() {
    List<Alarm> alarms = summary.alarms();
    if (alarms.isEmpty()) {
      page.entry("Alarms", "none");
    }
    String name = "Alarms";
    for (Alarm alarm : alarms.subList(0, Math.min(MOST_ROWS, alarms.size()))) {
      page.entry(name, AlarmWords.past(alarm, summary.start()));
      name = "";
    }
    more(alarms.size(), "alarm");
  }

  private void more(int size, String one) {
    if (size > MOST_ROWS) {
      page.entry("", "and " + Words.count(size - MOST_ROWS, "more " + one));
    }
  }

  private void limits() {
    LimitsInForce limits = summary.limits();
    if (limits == null) {
      return;
    }
    String whose =
        limits.source().equals(LimitsInForce.DEFAULT_SOURCE)
            ? "these are engineering defaults, not yet your own"
            : "set by: " + limits.source().replace('-', ' ');
    page.entry(
        "Limits",
        "high %s, ease off now %s; %s"
            .formatted(load(limits.high()), load(limits.highHigh()), whose));
  }

  private String load(double value) {
    LimitsInForce limits = summary.limits();
    return Words.number(value, 0, limits == null ? "kPa" : limits.unit());
  }
}
