package org.rollscope.desktop.view;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and names as people write them. */
public final class Words {
  /** What every page that shows limits says once. */
  public static final String NO_DIAGNOSIS = "Rollscope informs; it gives no diagnosis.";

  private Words() {}

  /** A time span as m:ss, or h:mm:ss. */
  public static String clock(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "-:--";
    }
    long whole = Math.round(seconds);
    return whole >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole % 3600 / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  /** A moment within a session as m:ss.t. */
  public static String moment(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "-:--";
    }
    long tenths = Math.round(Math.max(seconds, 0) * 10);
    return String.format(Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
  }

  /** A number with its unit; a dash where it is missing. */
  public static String number(double value, int decimals, String unit) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%." + decimals + "f %s", value, unit).strip()
        : "-";
  }

  /** One of a thing, or several. */
  public static String count(long number, String one) {
    return number + " " + (number == 1 ? one : one + "s");
  }

  /** A label such as {@code left-glute} as words. */
  public static String label(String label) {
    String words = label.replace('-', ' ');
    return words.replace("it band", "IT band").replace("no go", "no-go");
  }

  /** The first letter large. */
  public static String sentence(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** What to call a tool and a zone together. */
  public static String toolAndZone(String instrument, @Nullable String zone) {
    String where = zone == null || zone.equals("unknown") ? "" : zone;
    return !where.isEmpty()
        ? sentence(label(where)) + ", " + label(instrument)
        : sentence(label(instrument)) + ", zone not told";
  }

  /** What is missing, in words. */
  public static String and(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }
}
