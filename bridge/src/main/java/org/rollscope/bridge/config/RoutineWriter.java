package org.rollscope.bridge.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rollscope.core.routine.Band;
import org.rollscope.core.routine.Goal;
import org.rollscope.core.routine.Pace;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.routine.Step;

/** Writes a routine the way {@link RoutineReader} reads it; what is as usual is left out. */
public final class RoutineWriter {
  private static final int DECIMALS = 9;

  private RoutineWriter() {}

  /** A routine as YAML, every step with its own keys, so that it needs no other routine. */
  public static String write(Routine routine) {
    return new RoutineText(
            "", routine.title(), routine.steps().stream().map(RoutineWriter::fields).toList())
        .yaml();
  }

  private static Map<String, String> fields(Step step) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("zone", step.zone().label());
    fields.put("tool", step.tool().label());
    goal(fields, step.goal());
    put(fields, "band-low", step.band().low(), Band.FIRM.low());
    put(fields, "band-high", step.band().high(), Band.FIRM.high());
    put(fields, "stroke-seconds-least", step.pace().shortest(), Pace.FREE.shortest());
    put(fields, "stroke-seconds-most", step.pace().longest(), Pace.FREE.longest());
    if (!step.words().isEmpty()) {
      fields.put("words", step.words());
    }
    return fields;
  }

  private static void goal(Map<String, String> fields, Goal goal) {
    switch (goal) {
      case Goal.Press press -> fields.put("press-seconds", number(press.seconds()));
      case Goal.Strokes strokes -> {
        fields.put("strokes", Integer.toString(strokes.count()));
        fields.put("stroke-metres", number(strokes.length()));
      }
      case Goal.Spots spots -> {
        fields.put("spots", Integer.toString(spots.count()));
        fields.put("spot-seconds", number(spots.seconds()));
        fields.put("spot-spacing-mm", number(spots.spacing() * 1e3));
      }
    }
  }

  private static void put(Map<String, String> fields, String key, double value, double usual) {
    if (value != usual) {
      fields.put(key, number(value));
    }
  }

  /** In so many digits that what came from a file comes back the same. */
  private static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    return rounded.stripTrailingZeros().toPlainString();
  }
}
