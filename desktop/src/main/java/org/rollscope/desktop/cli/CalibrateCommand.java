package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.Calibration;
import org.rollscope.bridge.config.CalibrationStore;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.link.Link;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.desktop.calibrate.Calibrator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code calibrate}: zero, scale, radius and gyro of a tool, kept for the device. */
@Command(
    name = "calibrate",
    header = "Measure a tool once: its zero, scale, radius and gyro.",
    description = "What is measured is kept for the device and used whenever it is read.",
    synopsisSubcommandLabel = "(tare | weight | metre | rest)",
    footer = {
      "",
      "Examples:",
      "  rollscope calibrate tare /dev/ttyUSB0",
      "  rollscope calibrate metre /dev/ttyUSB0",
      "  rollscope calibrate weight /dev/ttyUSB0 --kg 5 --area 900"
    })
final class CalibrateCommand implements Runnable {
  @Option(
      names = "--store",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Where calibrations are kept, instead of your home directory.")
  private @Nullable Path store;

  @Spec private CommandSpec spec;

  /** One measurement. */
  @FunctionalInterface
  private interface Step {
    Calibration measure(Calibrator calibrator, Calibration before) throws IOException;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "tare",
      header = "Take the pressure off the skin as zero.",
      footer = {"", "Example:", "  rollscope calibrate tare /dev/ttyUSB0"})
  int tare(@Mixin PortOptions port) throws IOException {
    return run(port, "Leave the tool off the skin for two seconds.", Calibrator::tare);
  }

  @Command(
      name = "rest",
      header = "Measure the gyro's offset of a tool lying still.",
      footer = {"", "Example:", "  rollscope calibrate rest /dev/ttyUSB0"})
  int rest(@Mixin PortOptions port) throws IOException {
    return run(port, "Leave the tool lying still for five seconds.", Calibrator::rest);
  }

  @Command(
      name = "weight",
      header = "Find the pressure scale with a known weight.",
      footer = {"", "Example:", "  rollscope calibrate weight /dev/ttyUSB0 --kg 5 --area 900"})
  int weight(
      @Mixin PortOptions port,
      @Option(
              names = "--kg",
              required = true,
              paramLabel = "KG",
              description = "The weight that rests on the tool.")
          double kilograms,
      @Option(
              names = "--area",
              paramLabel = "MM2",
              defaultValue = "NaN",
              description = "Contact area of one pad, where the tool does not tell it.")
          double area)
      throws IOException {
    return run(
        port,
        "Let the weight rest on the tool for three seconds.",
        (calibrator, before) -> calibrator.weight(before, kilograms, area * 1e-6));
  }

  @Command(
      name = "metre",
      header = "Find the rolling radius by rolling one metre.",
      description = "Ends by itself when the tool has come to rest, or with Ctrl-C.",
      footer = {"", "Example:", "  rollscope calibrate metre /dev/ttyUSB0 --length 2"})
  int metre(
      @Mixin PortOptions port,
      @Option(
              names = "--length",
              paramLabel = "M",
              defaultValue = "1",
              description = "The way in metres; ${DEFAULT-VALUE} unless told.")
          double metres)
      throws IOException {
    try (Interruption interruption = new Interruption()) {
      return run(
          port,
          String.format(
              Locale.ROOT, "Roll the tool straight for exactly %.2f m, then let it rest.", metres),
          (calibrator, before) -> calibrator.metre(before, metres, interruption::isAsked));
    }
  }

  private int run(PortOptions port, String prompt, Step step) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    CalibrationStore kept =
        new CalibrationStore(store == null ? CalibrationStore.defaultDirectory() : store);
    try (Link link = port.open()) {
      Calibrator calibrator = new Calibrator(link);
      DeviceInfo device = calibrator.device();
      out.println(device.name() + " (" + device.id() + ") on " + link.name());
      out.println(prompt);
      out.flush();
      Calibration after = step.measure(calibrator, load(kept, device));
      save(kept, device, after);
      tell(out, after, device);
      out.println("Kept in " + kept.file(device.id()));
    }
    return Rollscope.OK;
  }

  private static Calibration load(CalibrationStore kept, DeviceInfo device) {
    try {
      return kept.load(device.id());
    } catch (ConfigException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void save(CalibrationStore kept, DeviceInfo device, Calibration calibration) {
    try {
      kept.save(device.id(), calibration);
    } catch (ConfigException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void tell(PrintWriter out, Calibration now, DeviceInfo device) {
    if (!now.tare().isEmpty()) {
      out.println("zero     " + now.tare().stream().map(CalibrateCommand::three).toList());
    }
    out.println("scale    " + three(now.pressureScale()));
    double radius = Double.isNaN(now.radius()) ? device.instrument().radius() : now.radius();
    out.println("radius   " + three(1000 * radius) + " mm");
    out.println(
        "gyro     %s, %s, %s deg/s"
            .formatted(
                three(Math.toDegrees(now.gyroBias().x())),
                three(Math.toDegrees(now.gyroBias().y())),
                three(Math.toDegrees(now.gyroBias().z()))));
  }

  private static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
