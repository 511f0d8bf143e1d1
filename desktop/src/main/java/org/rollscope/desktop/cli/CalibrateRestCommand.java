package org.rollscope.desktop.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.calibrate.RestProcedure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calibrate rest PORT}: the offset of the gyro. */
@Command(
    name = "rest",
    header = "Take the gyro's offset while the tool lies still.",
    description = "A cheap gyro tells a turn where there is none; this takes it off.",
    footer = {
      "",
      "Examples:",
      "  rollscope calibrate rest /dev/ttyUSB0",
      "  rollscope calibrate rest --file still.csv --device my-ball"
    })
final class CalibrateRestCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "PORT", description = CalibrationOptions.PORT)
  private @Nullable String port;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "" + RestProcedure.USUAL_SECONDS,
      description = "Time at rest that is averaged; ${DEFAULT-VALUE} unless told.")
  private double seconds;

  @Mixin private CalibrationOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!(seconds >= 1 && seconds <= 600)) {
      throw new CommandException("--seconds must be from 1 to 600");
    }
    return new CalibrationSession(spec, options, port)
        .run((device, before) -> new RestProcedure(device, before, seconds));
  }
}
