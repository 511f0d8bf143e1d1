package org.rollscope.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.spot.Zone;
import tools.jackson.databind.JsonNode;

/** The arguments of a command, checked as they are asked for. */
final class Arguments {
  private static final int MOST_LISTED = 100;
  private static final double LARGEST_LIMIT = 100_000;
  private static final List<String> UNITS = List.of("kPa", "N", "%BW");
  private static final List<String> SOURCES = List.of("person", "therapist", "comfort-test");

  private final JsonNode node;
  private final Set<String> asked = new TreeSet<>();

  Arguments(JsonNode node) {
    this.node = node;
  }

  /** What is wrong with an argument, in words for people. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    Wrong(String message) {
      super(message);
    }
  }

  boolean has(String name) {
    asked.add(name);
    return node.hasNonNull(name);
  }

  double number(String name, double byDefault, double least, double most) throws Wrong {
    if (!has(name)) {
      return byDefault;
    }
    JsonNode value = node.get(name);
    // A whole number of many digits is no double.
    double number = value.isNumber() ? value.asDouble(Double.NaN) : Double.NaN;
    if (!(number >= least && number <= most)) {
      throw new Wrong("'" + name + "' must be a number from " + least + " to " + most);
    }
    return number;
  }

  int integer(String name, int byDefault, int least, int most) throws Wrong {
    double number = number(name, byDefault, least, most);
    if (number != Math.rint(number)) {
      throw new Wrong("'" + name + "' must be a whole number");
    }
    return (int) number;
  }

  @Nullable String text(String name) throws Wrong {
    if (!has(name)) {
      return null;
    }
    if (!node.get(name).isString()) {
      throw new Wrong("'" + name + "' must be a text");
    }
    return node.get(name).asString();
  }

  String choice(String name, @Nullable String byDefault, List<String> allowed) throws Wrong {
    String text = text(name);
    String chosen = text == null ? byDefault : text;
    if (chosen == null || !allowed.contains(chosen)) {
      throw new Wrong("'" + name + "' must be one of " + String.join(", ", allowed));
    }
    return chosen;
  }

  AlarmKind alarmKind() throws Wrong {
    List<AlarmKind> kinds = List.of(AlarmKind.values());
    String label = choice("kind", null, kinds.stream().map(AlarmKind::label).toList());
    return kinds.stream().filter(kind -> kind.label().equals(label)).findFirst().orElseThrow();
  }

  /** The zone an argument names; null where it is left out. */
  @Nullable Zone zone(String name) throws Wrong {
    String label = text(name);
    return label == null ? null : parse(label);
  }

  /** The zones an argument lists; none where it is left out. */
  List<Zone> zones(String name) throws Wrong {
    List<Zone> zones = new ArrayList<>();
    for (JsonNode one : list(name)) {
      if (!one.isString()) {
        throw new Wrong("'" + name + "' must be a list of zones");
      }
      zones.add(parse(one.asString()));
    }
    return zones;
  }

  /** The objects an argument lists, each as arguments of its own; none where it is left out. */
  List<Arguments> each(String name) throws Wrong {
    List<Arguments> each = new ArrayList<>();
    for (JsonNode one : list(name)) {
      if (!one.isObject()) {
        throw new Wrong("'" + name + "' must be a list of objects");
      }
      each.add(new Arguments(one));
    }
    return each;
  }

  private Iterable<JsonNode> list(String name) throws Wrong {
    if (!has(name)) {
      return List.of();
    }
    JsonNode list = node.get(name);
    if (!list.isArray() || list.size() > MOST_LISTED) {
      throw new Wrong("'" + name + "' must be a list of at most " + MOST_LISTED);
    }
    return list;
  }

  /** The overpressure limit that these arguments state. */
  PressureLimit pressureLimit() throws Wrong {
    double high = number("high", Double.NaN, 0.1, LARGEST_LIMIT);
    double highHigh = number("highHigh", Double.NaN, 0.1, LARGEST_LIMIT);
    PressureLimit.Unit unit = PressureLimit.Unit.parse(choice("unit", "kPa", UNITS));
    String source = choice("source", "person", SOURCES);
    if (!(highHigh >= high)) {
      throw new Wrong("give both high and highHigh, and highHigh not below high");
    }
    return new PressureLimit(high, highHigh, unit, source);
  }

  private static Zone parse(String label) throws Wrong {
    try {
      return Zone.parse(label);
    } catch (IllegalArgumentException e) {
      throw new Wrong(String.valueOf(e.getMessage()));
    }
  }

  /** Refuses arguments that mean nothing here. */
  void finish() throws Wrong {
    for (String name : node.propertyNames()) {
      if (!asked.contains(name)) {
        String known = asked.isEmpty() ? "there are none" : "known: " + String.join(", ", asked);
        throw new Wrong("there is no argument '" + name + "'; " + known);
      }
    }
  }
}
