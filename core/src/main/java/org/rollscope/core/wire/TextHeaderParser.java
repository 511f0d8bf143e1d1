package org.rollscope.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.Surface;
import org.rollscope.core.sample.Vector;
import org.rollscope.core.wire.TextColumn.Quantity;

/** Reads the header line; every complaint says what to write instead. */
final class TextHeaderParser {
  static final String START = "#rollscope";

  private static final Pattern LENGTH = Pattern.compile("([0-9.eE+-]+)(mm|m)");
  private static final Pattern AREA = Pattern.compile("([0-9.eE+-]+)mm2");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final double SQUARE_MILLIMETRES = 1e6;

  private final String fallbackId;
  private final List<TextColumn> columns = new ArrayList<>();
  private final Set<String> given = new HashSet<>();
  private double radius = Double.NaN;
  private @Nullable Vector axis;
  private String id = "";
  private String boot = "";
  private @Nullable Instant start;
  private double area = Double.NaN;
  private @Nullable Surface surface;

  private TextHeaderParser(String fallbackId) {
    this.fallbackId = fallbackId;
  }

  static TextHeader parse(String line, String fallbackId) {
    return new TextHeaderParser(fallbackId).read(line);
  }

  private TextHeader read(String line) {
    List<String> words = List.of(line.strip().split("[ \t]+", -1));
    if (!words.getFirst().equals(START)) {
      throw new IllegalArgumentException("the header must start with '" + START + " '");
    }
    if (words.size() < 2) {
      throw new IllegalArgumentException("the header names no instrument; " + instruments());
    }
    InstrumentKind kind = kind(words.get(1));
    int next = 2;
    while (next < words.size() && words.get(next).contains("=")) {
      option(words.get(next++));
    }
    columns(String.join("", words.subList(next, words.size())));
    Instrument instrument = instrument(kind);
    String name = id.isEmpty() ? kind.label() : id;
    DeviceInfo device =
        new DeviceInfo(
            id.isEmpty() ? fallbackId : DeviceInfo.idFrom(id),
            name,
            id,
            "",
            instrument,
            0,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            boot,
            start);
    return new TextHeader(device, columns);
  }

  private static InstrumentKind kind(String word) {
    for (InstrumentKind kind : InstrumentKind.values()) {
      if (kind.label().equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("instrument '" + word + "' is not known; " + instruments());
  }

  private static String instruments() {
    return "known: ball, stick, foot-roller, foam-roller";
  }

  private void option(String word) {
    int equals = word.indexOf('=');
    String key = word.substring(0, equals);
    String value = word.substring(equals + 1);
    if (!given.add(key)) {
      throw new IllegalArgumentException("'" + key + "=' is given twice");
    }
    switch (key) {
      case "r" -> radius = radius(word, value);
      case "axis" -> axis = axis(word, value);
      case "id" -> id = name(word, value);
      case "boot" -> boot = name(word, value);
      case "start" -> start = start(word, value);
      case "area" -> area = area(word, value);
      case "surface" -> surface = surface(word, value);
      default ->
          throw new IllegalArgumentException(
              "'" + word + "' is not known; known: r= axis= id= boot= start= area= surface=");
    }
  }

  private static double radius(String word, String value) {
    Matcher matcher = LENGTH.matcher(value);
    double length = matcher.matches() ? number(word, matcher.group(1)) : Double.NaN;
    double metres = value.endsWith("mm") ? length / 1e3 : length;
    if (!(metres > 0 && metres <= Instrument.LARGEST_RADIUS)) {
      throw new IllegalArgumentException(
          "'" + word + "' is no radius up to 1 m with its unit, such as r=32mm or r=0.032m");
    }
    return metres;
  }

  private static double area(String word, String value) {
    Matcher matcher = AREA.matcher(value);
    double area = matcher.matches() ? number(word, matcher.group(1)) : Double.NaN;
    if (!(area > 0 && area <= SQUARE_MILLIMETRES)) {
      throw new IllegalArgumentException(
          "'" + word + "' is no area with its unit, such as area=400mm2");
    }
    return area / SQUARE_MILLIMETRES;
  }

  private static Vector axis(String word, String value) {
    String[] parts = value.split(",", -1);
    if (parts.length == 3) {
      Vector axis =
          new Vector(number(word, parts[0]), number(word, parts[1]), number(word, parts[2]));
      if (axis.norm() > 0.01 && axis.norm() < 1e6) {
        return axis;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is no direction, such as axis=1,0,0");
  }

  private static double number(String word, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    double value = TextNumber.parse(bytes, 0, bytes.length);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("'" + word + "' holds no number");
    }
    return value;
  }

  private static String name(String word, String value) {
    if (!NAME.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'" + word + "' may hold up to 64 letters, digits and . _ : -");
    }
    return value;
  }

  private static Instant start(String word, String value) {
    try {
      return OffsetDateTime.parse(value.toUpperCase(Locale.ROOT)).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'" + word + "' is no time with its zone, such as start=2026-05-01T09:30:00Z", e);
    }
  }

  private static Surface surface(String word, String value) {
    return switch (value) {
      case "below" -> Surface.BELOW;
      case "above" -> Surface.ABOVE;
      default ->
          throw new IllegalArgumentException("'" + word + "' must be surface=below or =above");
    };
  }

  private void columns(String list) {
    if (list.isEmpty()) {
      throw new IllegalArgumentException("the header names no columns, such as t[ms],p[kPa]");
    }
    Set<String> seen = new HashSet<>();
    for (String text : list.split(",", -1)) {
      TextColumn column = TextColumn.parse(text);
      if (!seen.add(column.quantity() + " " + column.index())) {
        throw new IllegalArgumentException("column '" + text + "' is there twice");
      }
      columns.add(column);
    }
    if (count(Quantity.TIME) == 0) {
      throw new IllegalArgumentException("there is no time column, such as t[ms]");
    }
    complete(Quantity.RATE, "gx, gy and gz");
    complete(Quantity.ACCELERATION, "ax, ay and az");
    numbered(Quantity.PRESSURE, "p");
    numbered(Quantity.FORCE, "f");
  }

  private long count(Quantity quantity) {
    return columns.stream().filter(column -> column.quantity() == quantity).count();
  }

  private void complete(Quantity quantity, String names) {
    long count = count(quantity);
    if (count != 0 && count != 3) {
      throw new IllegalArgumentException(
          names + " belong together; leave the fields of an axis that is not measured empty");
    }
  }

  private void numbered(Quantity quantity, String name) {
    for (TextColumn column : columns) {
      if (column.quantity() == quantity && column.index() >= count(quantity)) {
        throw new IllegalArgumentException(
            "pads must be numbered "
                + String.join(", ", name + 1, name + 2, "...")
                + " and none left out");
      }
    }
  }

  private Instrument instrument(InstrumentKind kind) {
    if (!given.contains("r")) {
      throw new IllegalArgumentException("the header has no radius, such as r=32mm");
    }
    if (kind.isCylinder() && axis == null && count(Quantity.RATE) > 0) {
      throw new IllegalArgumentException(
          "a " + kind.label() + " needs the axis it turns about, such as axis=1,0,0");
    }
    return new Instrument(
        kind,
        radius,
        axis == null ? Vector.X : axis,
        surface == null ? kind.usualSurface() : surface,
        (int) Math.max(count(Quantity.PRESSURE), count(Quantity.FORCE)),
        area);
  }
}
