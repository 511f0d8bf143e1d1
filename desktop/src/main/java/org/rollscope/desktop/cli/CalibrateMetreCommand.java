package org.rollscope.desktop.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.calibrate.MetreProcedure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calibrate metre PORT}: the rolling radius. */
@Command(
    name = "metre",
    header = "Find the rolling radius by rolling one metre.",
    description =
        "The tool is held still at the start of a line for two seconds, rolled straight to its"
            + " end in one go, and held still there.",
    footer = {
      "",
      "Examples:",
      "  rollscope calibrate metre /dev/ttyUSB0",
      "  rollscope calibrate metre auto --length 0.5"
    })
final class CalibrateMetreCommand implements Callable<Integer> {
  private static final double SHORTEST = 0.1;
  private static final double LONGEST = 20;

  @Parameters(arity = "0..1", paramLabel = "PORT", description = CalibrationOptions.PORT)
  private @Nullable String port;

  @Option(
      names = "--length",
      paramLabel = "M",
      defaultValue = "1",
      description = "Length of the line in m; ${DEFAULT-VALUE} unless told.")
  private double length;

  @Mixin private CalibrationOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!(length >= SHORTEST && length <= LONGEST)) {
      throw new CommandException("--length is in metres, from 0.1 to 20");
    }
    return new CalibrationSession(spec, options, port)
        .run((device, before) -> new MetreProcedure(device, before, length));
  }
}
