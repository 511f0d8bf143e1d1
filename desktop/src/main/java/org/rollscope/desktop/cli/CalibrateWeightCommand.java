package org.rollscope.desktop.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.calibrate.WeightProcedure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calibrate weight KILOGRAMS PORT}: the scale of the pads. */
@Command(
    name = "weight",
    header = "Set the scale of the pads by a known weight.",
    description =
        "The tool lies unloaded for a second; then the weight is put on a pad and left for two."
            + " A pressure sensor needs the contact area of a pad as well.",
    footer = {
      "",
      "Examples:",
      "  rollscope calibrate weight 5 /dev/ttyUSB0",
      "  rollscope calibrate weight 2.5 /dev/ttyUSB0 --area 1200"
    })
final class CalibrateWeightCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "KILOGRAMS", description = "The weight.")
  private double kilograms;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PORT",
      description = CalibrationOptions.PORT)
  private @Nullable String port;

  @Option(
      names = "--area",
      paramLabel = "MM2",
      description = "Contact area of a pad in mm², where the tool does not tell it.")
  private double area = Double.NaN;

  @Mixin private CalibrationOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!(kilograms > 0 && kilograms <= 500)) {
      throw new CommandException("the weight must be above 0 and at most 500 kg");
    }
    return new CalibrationSession(spec, options, port)
        .run((device, before) -> new WeightProcedure(device, before, kilograms, area * 1e-6));
  }
}
