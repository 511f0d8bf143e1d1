package org.rollscope.desktop.web;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.http.Refusal;
import tools.jackson.databind.JsonNode;

/**
 * Which commands a page may send, and what their arguments are; anything else is refused before it
 * reaches the broker. The bridge judges once more what a tool can do.
 */
final class CommandRules {
  /** An argument: what it must be, and the test of it. */
  private record Rule(String words, Predicate<JsonNode> fits) {}

  private static final Rule ZONE = new Rule("the name of a zone", CommandRules::isZone);
  private static final Rule KIND = new Rule("the kind of an alarm", CommandRules::isKind);
  private static final Rule ROUTINE =
      new Rule(
          "the name of a routine", value -> value.isString() && Routine.isName(value.asString()));
  private static final Rule LIMIT = number(0.1, 100_000);

  private static final Map<String, Map<String, Rule>> COMMANDS =
      Map.ofEntries(
          entry("tare", Map.of()),
          entry("start", Map.of("rate", number(0, 10_000))),
          entry("stop", Map.of()),
          entry("zone", Map.of("zone", ZONE)),
          entry("person", Map.of("name", text(100), "bodyWeightKg", number(2, 500))),
          entry(
              "limits",
              Map.of(
                  "high", LIMIT,
                  "highHigh", LIMIT,
                  "unit", oneOf("kPa", "N", "%BW"),
                  "source", oneOf("person", "therapist", "comfort-test"),
                  "zone", ZONE)),
          entry("acknowledge", Map.of("kind", KIND)),
          entry("shelve", Map.of("kind", KIND, "seconds", number(1, 86_400))),
          entry("identify", Map.of("seconds", number(1, 255))),
          entry("haptic", Map.of("pattern", number(0, 255), "strength", number(0, 255))),
          entry("routine", Map.of("do", oneOf("start", "next", "stop"), "name", ROUTINE)));

  private CommandRules() {}

  /**
   * Looks at a command.
   *
   * @throws Refusal naming what is wrong with it
   */
  static void check(String name, JsonNode arguments) {
    Map<String, Rule> rules = COMMANDS.get(name);
    if (rules == null) {
      throw new Refusal(Refusal.UNKNOWN, "there is no such command");
    }
    if (!arguments.isObject()) {
      throw new Refusal(Refusal.BAD, "the arguments must be a JSON object");
    }
    arguments
        .properties()
        .forEach(
            argument -> {
              Rule rule = rules.get(argument.getKey());
              if (rule == null) {
                String known = rules.isEmpty() ? "none" : String.join(", ", rules.keySet());
                throw new Refusal(
                    Refusal.BAD, "'%s' takes no such argument; known: %s".formatted(name, known));
              }
              if (!rule.fits().test(argument.getValue())) {
                throw new Refusal(
                    Refusal.BAD, "'%s' must be %s".formatted(argument.getKey(), rule.words()));
              }
            });
  }

  private static Rule number(double least, double most) {
    return new Rule(
        "a number from %s to %s".formatted(plain(least), plain(most)),
        value -> value.isNumber() && value.asDouble() >= least && value.asDouble() <= most);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static Rule text(int longest) {
    return new Rule(
        "a text of at most " + longest + " characters",
        value ->
            value.isString()
                && value.asString().length() <= longest
                && value.asString().chars().noneMatch(Character::isISOControl));
  }

  private static Rule oneOf(String... names) {
    List<String> known = List.of(names);
    return new Rule(
        "one of " + String.join(", ", known),
        value -> value.isString() && known.contains(value.asString()));
  }

  private static boolean isZone(JsonNode value) {
    try {
      return value.isString() && !Zone.parse(value.asString()).label().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isKind(JsonNode value) {
    for (AlarmKind kind : AlarmKind.values()) {
      if (value.isString() && kind.label().equals(value.asString())) {
        return true;
      }
    }
    return false;
  }
}
