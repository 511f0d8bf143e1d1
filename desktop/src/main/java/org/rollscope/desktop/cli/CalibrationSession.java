package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.wire.AutoDecoder;
import org.rollscope.desktop.calibrate.CalibrationException;
import org.rollscope.desktop.calibrate.CalibrationRun;
import org.rollscope.desktop.calibrate.LinkReading;
import org.rollscope.desktop.calibrate.Outcome;
import org.rollscope.desktop.calibrate.Procedure;
import org.rollscope.desktop.log.LogFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** One measurement from a port or a recording, with what the person sees of it. */
final class CalibrationSession {
  /** Stands for a device in a recording that does not name it. */
  private static final String UNNAMED = "unnamed-recording";

  private final CommandSpec spec;
  private final CalibrationOptions options;
  private final @Nullable String port;

  CalibrationSession(CommandSpec spec, CalibrationOptions options, @Nullable String port) {
    this.spec = spec;
    this.options = options;
    this.port = port;
  }

  /** Measures, keeps the result and prints it. */
  int run(Procedure.Start procedure) throws IOException {
    Path file = options.file();
    if ((file == null) == (port == null)) {
      throw new ParameterException(
          spec.commandLine(), "Name a PORT, or a recording with --file; one of the two");
    }
    CalibrationRun run =
        new CalibrationRun(
            (device, before) -> {
              if (device.id().equals(UNNAMED)) {
                throw new CalibrationException(
                    "the recording does not tell its device's id; name it with --device ID");
              }
              return procedure.of(device, before);
            },
            options.store(),
            options.patience(),
            options.device(port));
    if (file != null) {
      readFile(run, file);
    } else if (port != null) {
      readPort(run, port);
    }
    print(run, run.keep());
    return Rollscope.OK;
  }

  private void readFile(CalibrationRun run, Path path) throws IOException {
    try (LogFile log = LogFile.open(path)) {
      AutoDecoder decoder = new AutoDecoder(run, UNNAMED);
      log.read((bytes, length, share) -> decoder.accept(bytes, 0, length));
      decoder.finish();
      if (run.device() == null) {
        throw new CalibrationException(
            path + ": " + decoder.problem().orElse("there is no recording of a tool in it"));
      }
    }
  }

  private void readPort(CalibrationRun run, String name) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    try (ToolLine line = ToolLine.open(options.links(), name, run, err);
        CalibrationPrompt prompt = new CalibrationPrompt(err, Terminal.detect().err(), run)) {
      new LinkReading(line.connection(), run, System::nanoTime).read(prompt);
    }
  }

  private void print(CalibrationRun run, Outcome outcome) {
    PrintWriter out = spec.commandLine().getOut();
    DeviceInfo device = run.device();
    if (device == null) {
      return;
    }
    out.println(device.name() + ", " + device.id());
    for (Outcome.Change change : outcome.changes()) {
      out.printf("  %-19s%s → %s%n", change.name(), change.before(), change.after());
    }
    out.println("Kept in " + options.store().file(device.id()));
    out.println("The bridge uses it from its next start on.");
  }
}
