package org.rollscope.desktop.cli;

import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.ToolConfig;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.devices.Acquaintance;
import org.rollscope.desktop.devices.ToolName;
import picocli.CommandLine.Option;

/** Options that say what a tool is. What they and the tool leave open is asked. */
final class ToolOptions {
  @Option(names = "--name", paramLabel = "NAME", description = "What people call it.")
  private @Nullable String name;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "What it is called in topics and files; else as the tool or its address says.")
  private @Nullable String id;

  @Option(
      names = "--instrument",
      paramLabel = "KIND",
      description = "What it is built into: ball, stick, foot-roller or foam-roller.")
  private @Nullable String instrument;

  @Option(
      names = "--radius-mm",
      paramLabel = "MM",
      description = "Its rolling radius; else as the tool says or as usual.")
  private @Nullable Double radius;

  @Option(
      names = "--contact-area-mm2",
      paramLabel = "MM2",
      description = "The area its force sensor presses with, which makes pressure of force.")
  private @Nullable Double area;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The part of the body it begins on, such as left-calf.")
  private @Nullable String zone;

  /** Finds what is wrong with the options before anything is waited for. */
  void check() {
    given("--name", name, "", ToolName::of);
    given("--id", id, "", ToolOptions::id);
    given("--instrument", instrument, InstrumentKind.BALL, InstrumentKind::parse);
    given("--zone", zone, Zone.UNKNOWN, Zone::parse);
    length("--radius-mm", radius, 1000, Double.NaN);
    length("--contact-area-mm2", area, 1_000_000, Double.NaN);
  }

  /**
   * The tool with all that is known of it.
   *
   * @param before as it was remembered, or its sensors alone
   */
  DeviceConfig describe(DeviceConfig before, Acquaintance met, Questions questions)
      throws IOException {
    String called = before.name() == null ? met.name() : before.name();
    String own = before.id() == null ? met.id() : before.id();
    String named =
        name == null ? questions.ask("Its name", called, called, ToolName::of) : ToolName.of(name);
    ToolConfig tool = tool(before.tool(), met, questions);
    Zone begins =
        zone == null
            ? questions.ask(
                "The part of the body it begins on, such as left-calf",
                before.zone().label(),
                before.zone(),
                Zone::parse)
            : Zone.parse(zone);
    return before.withId(id == null ? own : id).withName(named).withTool(tool).withZone(begins);
  }

  private ToolConfig tool(ToolConfig before, Acquaintance met, Questions questions)
      throws IOException {
    InstrumentKind kind = before.kind();
    if (instrument != null) {
      kind = InstrumentKind.parse(instrument);
    } else if (!met.tellsItsTool()) {
      InstrumentKind usual = kind == null ? InstrumentKind.BALL : kind;
      kind =
          questions.ask(
              "What it is built into: " + InstrumentKind.labels(),
              usual.label(),
              usual,
              InstrumentKind::parse);
    }
    return new ToolConfig(
        kind,
        length("--radius-mm", radius, 1000, before.radius() * 1e3) * 1e-3,
        before.axis(),
        before.surface(),
        length("--contact-area-mm2", area, 1_000_000, before.contactArea() * 1e6) * 1e-6);
  }

  private static <T> T given(
      String option, @Nullable String text, T otherwise, Function<String, T> understood) {
    try {
      return text == null ? otherwise : understood.apply(text);
    } catch (IllegalArgumentException e) {
      throw new CommandException(option + ": " + e.getMessage(), e);
    }
  }

  private static double length(
      String option, @Nullable Double given, double most, double otherwise) {
    if (given == null) {
      return otherwise;
    }
    if (!(given >= 1 && given <= most)) {
      throw new CommandException("%s must be from 1 to %.0f".formatted(option, most));
    }
    return given;
  }

  private static String id(String text) {
    if (!text.equals(DeviceInfo.idFrom(text))) {
      throw new IllegalArgumentException(
          "'" + text + "' must be lower-case letters, digits and hyphens");
    }
    return text;
  }
}
