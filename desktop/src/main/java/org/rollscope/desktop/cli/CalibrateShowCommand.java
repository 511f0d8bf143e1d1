package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.Calibration;
import org.rollscope.bridge.config.CalibrationStore;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.core.sample.Vector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calibrate show [DEVICE]}: what is kept. */
@Command(
    name = "show",
    header = "Show what is kept of a device, or of all.",
    footer = {"", "Examples:", "  rollscope calibrate show", "  rollscope calibrate show my-ball"})
final class CalibrateShowCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "DEVICE",
      description = "The device's identifier; all devices unless told.")
  private @Nullable String device;

  @Option(names = "--store", paramLabel = "DIR", description = CalibrationOptions.STORE)
  private java.nio.file.@Nullable Path directory;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    CalibrationStore store =
        new CalibrationStore(directory == null ? CalibrationStore.defaultDirectory() : directory);
    List<String> kept = store.devices();
    if (device != null && !kept.contains(device)) {
      throw new CommandException(
          "nothing is kept of '%s'%s"
              .formatted(device, kept.isEmpty() ? "" : "; there are " + String.join(", ", kept)));
    }
    if (kept.isEmpty()) {
      out.println("Nothing is kept yet; 'rollscope calibrate --help' shows how to begin.");
    }
    for (String id : device == null ? kept : List.of(device)) {
      show(out, store, id);
    }
    return Rollscope.OK;
  }

  private static void show(PrintWriter out, CalibrationStore store, String id) throws IOException {
    try {
      Calibration kept = store.load(id);
      out.println(id);
      String zeros =
          kept.tare().stream()
              .map(zero -> String.format(Locale.ROOT, "%.2f", zero))
              .collect(Collectors.joining(", "));
      line(out, "zeros of the pads", zeros.isEmpty() ? "none" : zeros);
      line(out, "scale of the pads", String.format(Locale.ROOT, "× %.4f", kept.pressureScale()));
      line(
          out,
          "rolling radius",
          Double.isNaN(kept.radius())
              ? "the device's own"
              : String.format(Locale.ROOT, "%.2f mm", 1000 * kept.radius()));
      line(out, "gyro offset", gyro(kept.gyroBias()));
      line(out, "kept in", store.file(id).toString());
    } catch (ConfigException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static String gyro(Vector bias) {
    return bias.equals(Vector.ZERO)
        ? "none"
        : String.format(
            Locale.ROOT,
            "%+.3f, %+.3f, %+.3f °/s",
            Math.toDegrees(bias.x()),
            Math.toDegrees(bias.y()),
            Math.toDegrees(bias.z()));
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf("  %-19s%s%n", name, value);
  }
}
