package org.rollscope.desktop.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.desktop.devices.Found.Place;
import org.rollscope.desktop.view.Columns;
import org.rollscope.desktop.view.Page;
import org.rollscope.desktop.view.Words;

/** What was found, for people: the link and the signal on one line, what it is below. */
public final class FoundWords {
  private static final int LINK = 44;
  private static final int SIGNAL = 24;
  private static final int LONGEST_NAME = 32;
  private static final int NEAR = -65;
  private static final int IN_THE_ROOM = -82;

  private FoundWords() {}

  /** All there is to say of it, within 80 columns. */
  public static List<String> lines(Found found) {
    return lines(found, "", "  ");
  }

  /** The same as an entry of a list that can be chosen. */
  public static List<String> lines(Found found, int number) {
    return lines(found, "%2d  ".formatted(number), "    ");
  }

  private static List<String> lines(Found found, String mark, String indent) {
    List<String> lines = new ArrayList<>();
    String first = mark + Columns.pad(found.link(), LINK) + Columns.pad(place(found), SIGNAL);
    lines.add((first + battery(found)).stripTrailing());
    String what = what(found);
    if (!what.isEmpty()) {
      indent(lines, indent, what);
    }
    if (!found.obstacle().isEmpty()) {
      indent(lines, indent, found.obstacle());
    }
    found.remarks().forEach(remark -> indent(lines, indent, remark));
    return lines;
  }

  private static void indent(List<String> lines, String indent, String words) {
    Page.wrap(words, Page.WIDTH - indent.length()).forEach(part -> lines.add(indent + part));
  }

  private static String place(Found found) {
    if (found.place() == Place.AIR) {
      return signal(found.rssi());
    }
    String where = found.place() == Place.USB ? "on USB" : "";
    String speed = found.baud() == 0 ? "" : found.baud() + " baud";
    return where + (where.isEmpty() || speed.isEmpty() ? "" : ", ") + speed;
  }

  /** How far away it seems; of a connected device that is not told. */
  static String signal(OptionalInt rssi) {
    if (rssi.isEmpty()) {
      return "";
    }
    int strength = rssi.getAsInt();
    String far = strength >= NEAR ? "near" : strength >= IN_THE_ROOM ? "in the room" : "far";
    return far + ", " + strength + " dBm";
  }

  private static String battery(Found found) {
    Introduction told = found.told();
    return told == null || Double.isNaN(told.battery())
        ? ""
        : "battery " + Words.number(told.battery(), 0, "%");
  }

  /** A link as a shell takes it. */
  public static String typed(String link) {
    return link.matches("[\\w:./+-]+") ? link : "'" + link.replace("'", "'\\''") + "'";
  }

  /** What it is and who takes it, on one line. */
  public static String what(Found found) {
    boolean isNamed = found.name().isEmpty() || found.link().endsWith(":" + found.name().strip());
    String name = isNamed ? "" : '"' + shortened(found.name()) + '"';
    if (found.driver() == null) {
      return name;
    }
    List<String> parts = new ArrayList<>();
    parts.add((found.driver().title() + " " + name).strip());
    parts.add("driver " + found.driver().name());
    Introduction told = found.told();
    if (told != null) {
      parts.addAll(details(told));
    }
    return String.join(", ", parts);
  }

  private static String shortened(String name) {
    int[] characters = name.codePoints().limit(LONGEST_NAME).toArray();
    String start = new String(characters, 0, characters.length);
    return start.length() < name.length() ? start + "..." : name;
  }

  private static List<String> details(Introduction told) {
    List<String> parts = new ArrayList<>();
    DeviceInfo info = told.info();
    if (info != null && told.family() != null && told.family().tellsItsTool()) {
      parts.add(tool(info.instrument()));
    }
    if (info != null && !info.firmware().isEmpty()) {
      parts.add("firmware " + info.firmware());
    }
    if (told.rate() > 0) {
      parts.add(Words.number(told.rate(), 0, "samples a second"));
    }
    if (!told.remark().isEmpty()) {
      parts.add(told.remark());
    }
    return parts;
  }

  /** A tool in a few words. */
  public static String tool(Instrument tool) {
    return Words.label(tool.kind().label())
        + " of "
        + Words.number(tool.radius() * 1e3, 0, "mm radius");
  }
}
