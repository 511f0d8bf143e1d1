package org.rollscope.bridge;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.spot.Zone;
import tools.jackson.databind.JsonNode;

/** The arguments of a command, checked as they are asked for. */
final class Arguments {
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
    if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
      throw new Wrong("'" + name + "' must be a number from " + least + " to " + most);
    }
    return value.asDouble();
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
    try {
      return label == null ? null : Zone.parse(label);
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
