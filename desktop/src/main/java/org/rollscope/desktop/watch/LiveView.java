package org.rollscope.desktop.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.alarm.AlarmLevel;
import org.rollscope.desktop.view.AlarmWords;
import org.rollscope.desktop.view.Ink;
import org.rollscope.desktop.view.Page;
import org.rollscope.desktop.view.PressureBar;
import org.rollscope.desktop.view.Words;
import tools.jackson.databind.JsonNode;

/** One tool, live, on 80 columns: how hard, how much, how long here, what now. */
public final class LiveView {
  private static final int RECENT = 5;
  private final boolean colour;

  public LiveView(boolean colour) {
    this.colour = colour;
  }

  /** The view of a tool; always the same number of lines, so that nothing jumps. */
  public List<String> lines(Tool tool) {
    Live live = new Live(tool);
    List<String> lines = new ArrayList<>();
    lines.add(head(tool, live));
    lines.add("");
    lines.addAll(load(live));
    lines.add("");
    lines.add(counts(live));
    lines.add(place(live));
    lines.add(routine(live));
    lines.add(alarm(live));
    lines.add("");
    List<String> recent = tool.recent();
    for (int i = 0; i < RECENT; i++) {
      lines.add(i < recent.size() ? cut("  " + recent.get(i)) : "");
    }
    lines.add("");
    lines.add(Ink.DIM.on(cut(limitsNote(live)), colour));
    return lines;
  }

  private String head(Tool tool, Live live) {
    String left = live.name() + "   " + Words.sentence(Words.label(live.zone()));
    List<String> right = new ArrayList<>();
    String state = tool.status().path("state").asString("");
    if (!state.isEmpty() && !state.equals("streaming")) {
      right.add(state);
    }
    double battery = tool.status().path("battery").asDouble(Double.NaN);
    if (Double.isFinite(battery)) {
      right.add(String.format(Locale.ROOT, "battery %.0f %%", battery));
    }
    right.add(Words.clock(live.number("duration")));
    Page page = new Page().edges(left, String.join("   ", right));
    return Ink.BOLD.on(cut(page.lines().getFirst()), colour);
  }

  private List<String> load(Live live) {
    if (!live.hasLoad()) {
      return List.of("  This tool measures no pressure.", "", "", "");
    }
    PressureBar bar = live.bar();
    boolean touching = live.is("contact");
    String words = touching ? bar.band().words() : "off the skin";
    String figure = live.saturated() ? "beyond range" : Words.number(live.load(), 0, live.unit());
    String line = String.format(Locale.ROOT, "  %10s   %s", figure, words);
    Ink ink =
        switch (bar.band()) {
          case EASY, FIRM -> Ink.CALM;
          case TOO_HARD -> Ink.HIGH;
          case EASE_OFF -> Ink.STOP;
        };
    return List.of(
        Ink.BOLD.on(line, colour), "", "  " + ink.on(bar.bar(), colour), "  " + bar.scale());
  }

  private static String counts(Live live) {
    if (!live.json().path("rolls").isNumber()) {
      return "  No motion sensor: rolls and distance are not known.";
    }
    String peak =
        live.hasLoad() ? "   peak " + Words.number(live.number("peak"), 0, live.unit()) : "";
    return cut(
        String.format(
            Locale.ROOT,
            "  %s   %s   %.0f cm/s%s",
            Words.count(live.json().path("rolls").asInt(0), "roll"),
            Words.number(live.number("distance"), 2, "m"),
            100 * Math.max(0, live.number("speed")),
            peak));
  }

  private static String place(Live live) {
    return cut(
        String.format(
            Locale.ROOT,
            "  this spot %s   without a break %s   in contact %s",
            Words.clock(live.number("dwellHere")),
            Words.clock(live.number("spotTime")),
            Words.clock(live.number("contactTime"))));
  }

  private static String routine(Live live) {
    String now = RoutineWords.now(live.json().path("routine"));
    return now.isEmpty() ? "" : cut("  " + now);
  }

  private String alarm(Live live) {
    JsonNode worst = live.worstAlarm();
    if (worst == null) {
      return "  no alarm";
    }
    AlarmLevel level = Live.level(worst);
    AlarmKind kind = Live.kind(worst);
    String words = kind == null ? "An alarm" : AlarmWords.now(kind, level);
    double since = live.number("deviceTime") - worst.path("onset").asDouble(Double.NaN);
    String text = "  ! %s (%s)".formatted(words, Words.number(since, 1, "s"));
    int more = live.alarms() - 1;
    String line = cut(more > 0 ? text + "   and " + Words.count(more, "more alarm") : text);
    return (level == AlarmLevel.STOP ? Ink.STOP : Ink.HIGH).on(line, colour);
  }

  private static String limitsNote(Live live) {
    return live.limitsAreDefaults()
        ? "Limits are engineering defaults. " + Words.NO_DIAGNOSIS
        : Words.NO_DIAGNOSIS;
  }

  /** The state in one line, for logs and pipes. */
  public static String line(Tool tool) {
    Live live = new Live(tool);
    List<String> parts = new ArrayList<>();
    parts.add(String.format(Locale.ROOT, "%6s", Words.clock(live.number("duration"))));
    if (live.hasLoad()) {
      String words = live.is("contact") ? live.bar().band().words() : "off the skin";
      parts.add(
          String.format(
              Locale.ROOT, "%8s %-12s", Words.number(live.load(), 0, live.unit()), words));
    }
    if (live.json().path("rolls").isNumber()) {
      parts.add(Words.count(live.json().path("rolls").asInt(0), "roll"));
      parts.add(Words.number(live.number("distance"), 2, "m"));
    }
    parts.add("spot " + Words.clock(live.number("dwellHere")));
    JsonNode worst = live.worstAlarm();
    AlarmKind kind = worst == null ? null : Live.kind(worst);
    if (worst != null && kind != null) {
      parts.add("! " + Words.label(kind.label()));
    }
    return cut(String.join("  ", parts));
  }

  private static String cut(String line) {
    return Live.text(line, Page.WIDTH);
  }
}
