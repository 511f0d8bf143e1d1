package org.rollscope.desktop.watch;

import java.util.Locale;
import java.util.Optional;
import org.rollscope.desktop.view.Words;
import tools.jackson.databind.JsonNode;

/** A routine in words for people: where it stands, what to do now, what has happened. */
final class RoutineWords {
  private RoutineWords() {}

  /** One line on where it stands; empty without a routine. */
  static String now(JsonNode routine) {
    if (!routine.isObject()) {
      return "";
    }
    String advice = advice(routine.path("advice").asString(""));
    if (routine.path("advice").asString("").equals("finished")) {
      return advice;
    }
    JsonNode step = routine.path("step");
    return String.format(
        Locale.ROOT,
        "step %d of %d, %s   %s   %s",
        routine.path("index").asInt(0) + 1,
        routine.path("steps").asInt(0),
        Words.label(step.path("zone").asString("?")),
        progress(step.path("goal"), routine.path("done").asDouble(0)),
        advice);
  }

  private static String progress(JsonNode goal, double done) {
    double target = goal.path("target").asDouble(0);
    String kind = goal.path("kind").asString("");
    return kind.equals("press")
        ? Words.clock(done) + " of " + Words.clock(target)
        : String.format(Locale.ROOT, "%.0f of %.0f %s", Math.floor(done), target, kind);
  }

  /** What to do now. */
  static String advice(String label) {
    return switch (label) {
      case "begin" -> "press the tool on";
      case "press-more" -> "a little harder";
      case "good" -> "good, go on";
      case "ease-off" -> "ease off";
      case "slower" -> "slower";
      case "faster" -> "a little faster";
      case "move-on" -> "on to the next spot";
      case "change" -> "done; lift off for the next step";
      case "finished" -> "The routine is finished.";
      default -> Words.label(label);
    };
  }

  static Optional<String> event(JsonNode event, String state) {
    int number = event.path("index").asInt(0) + 1;
    return switch (state) {
      case "started" ->
          Optional.of("routine: " + event.path("routine").path("title").asString("?"));
      case "step-started" ->
          Optional.of(
              "step %d: %s. %s"
                  .formatted(
                      number,
                      Words.label(event.path("step").path("zone").asString("?")),
                      event.path("step").path("words").asString("")));
      case "step-ended" -> Optional.of(ended(number, event.path("result")));
      case "ended" ->
          Optional.of(
              event.path("result").path("complete").asBoolean(false)
                  ? "routine done"
                  : "routine ended before all was done");
      default -> Optional.empty(); // what to do now is in the live state
    };
  }

  private static String ended(int number, JsonNode result) {
    return switch (result.path("outcome").asString("")) {
      case "done" -> "step " + number + " done";
      case "no-go" -> "step " + number + " left out: this zone must not be rolled";
      default ->
          String.format(
              Locale.ROOT,
              "step %d left at %.0f %%",
              number,
              100 * result.path("share").asDouble(0));
    };
  }
}
