package org.rollscope.desktop.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.calibrate.TareProcedure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calibrate tare PORT}: the zero of the pads. */
@Command(
    name = "tare",
    header = "Take the zero of the pads.",
    description = "The tool lies still for two seconds with nothing pressing on it.",
    footer = {
      "",
      "Examples:",
      "  rollscope calibrate tare /dev/ttyUSB0",
      "  rollscope calibrate tare --file free.rec"
    })
final class CalibrateTareCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "PORT", description = CalibrationOptions.PORT)
  private @Nullable String port;

  @Mixin private CalibrationOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    return new CalibrationSession(spec, options, port).run(TareProcedure::new);
  }
}
