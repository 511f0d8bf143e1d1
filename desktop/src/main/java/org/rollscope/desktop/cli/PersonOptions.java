package org.rollscope.desktop.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.alarm.PressureLimit.Unit;
import org.rollscope.core.spot.Zone;
import picocli.CommandLine.Option;

/** Options that tell who rolls what. */
final class PersonOptions {
  private static final Pattern LIMITS =
      Pattern.compile("([0-9.]+),([0-9.]+)(kPa|N|%)?", Pattern.CASE_INSENSITIVE);
  private static final double GRAVITY = 9.80665;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "What is rolled, such as left-glute, calf or right-it-band.")
  private @Nullable String zone;

  @Option(
      names = "--limits",
      paramLabel = "HIGH,STOP",
      description = "Your own pressure limits, in kPa, N or %% of body weight: 180,260 or 40,60%%.")
  private @Nullable String limits;

  @Option(
      names = "--body-weight",
      paramLabel = "KG",
      description = "Body weight, for limits in %% of it.")
  private double bodyWeight = Double.NaN;

  Zone zone() {
    return zone == null ? Zone.UNKNOWN : Zone.parse(zone);
  }

  Limits limits() {
    double newtons = bodyWeight * GRAVITY;
    if (limits == null) {
      return new Limits(newtons, Map.of(), PressureLimit.BY_INSTRUMENT, Set.of());
    }
    Matcher parts = LIMITS.matcher(limits);
    if (!parts.matches()) {
      throw new CommandException(
          "--limits wants two numbers such as 180,260 or 40,60%, not '" + limits + "'");
    }
    Unit unit = unit(parts.group(3));
    if (unit == Unit.PERCENT_BODY_WEIGHT && Double.isNaN(bodyWeight)) {
      throw new CommandException("limits in percent of body weight need --body-weight KG");
    }
    PressureLimit own =
        new PressureLimit(
            Double.parseDouble(parts.group(1)), Double.parseDouble(parts.group(2)), unit, "person");
    return new Limits(newtons, Map.of(), own, Set.of());
  }

  private static Unit unit(@Nullable String name) {
    return switch (name == null ? "kpa" : name.toLowerCase(Locale.ROOT)) {
      case "n" -> Unit.NEWTON;
      case "%" -> Unit.PERCENT_BODY_WEIGHT;
      default -> Unit.KPA;
    };
  }
}
