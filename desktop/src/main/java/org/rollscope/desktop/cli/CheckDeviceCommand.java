package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.Connectors;
import org.rollscope.bridge.LinkOptions;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.ble.BleTarget;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.SensorConfig;
import org.rollscope.bridge.link.LinkSource;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.bridge.protocol.RollscopeProtocol;
import org.rollscope.desktop.check.AirSource;
import org.rollscope.desktop.check.Course;
import org.rollscope.desktop.check.Finding;
import org.rollscope.desktop.check.ForeignException;
import org.rollscope.desktop.check.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check-device LINK}: whether a firmware does as the protocol says. */
@Command(
    name = "check-device",
    header = "Check a firmware against the device protocol.",
    description =
        "For those who write firmware that speaks Rollscope's own protocol: line by line what is"
            + " ok and what to fix. Takes a minute or two, some of it with the tool in your hands."
            + " Exit code 0: nothing is to be fixed.",
    footer = {
      "",
      "Examples:",
      "  rollscope check-device /dev/ttyUSB0",
      "  rollscope check-device /dev/ttyUSB0 --quick --json result.json",
      "  rollscope check-device ble:C0:FF:EE:00:00:01",
      "  rollscope check-device tcp://localhost:7000 --weight 5"
    })
final class CheckDeviceCommand implements Callable<Integer> {
  private static final double SHORTEST = 3;
  private static final double LONGEST = 3600;

  @Parameters(index = "0", paramLabel = "LINK", description = LinkOptions.LINK)
  private String tool;

  @Mixin private LinkOptions links;

  @Option(names = "--quick", description = "Leave out what needs hands: turns, presses, power.")
  private boolean quick;

  @Option(
      names = "--duration",
      paramLabel = "S",
      defaultValue = "12",
      description = "How long to listen at first; ${DEFAULT-VALUE} unless told.")
  private double duration;

  @Option(
      names = "--weight",
      paramLabel = "KG",
      description = "A weight at hand, to check the pads' scale with.")
  private double weight = Double.NaN;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON, too.")
  private @Nullable Path json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!(duration >= SHORTEST && duration <= LONGEST)) {
      throw new ParameterException(spec.commandLine(), "--duration must be from 3 to 3600");
    }
    if (weight <= 0) {
      throw new ParameterException(spec.commandLine(), "--weight must be above 0, in kg");
    }
    SensorConfig sensor = sensor();
    if (json == null) {
      return check(sensor).isGood() ? Rollscope.OK : Rollscope.PROBLEM;
    }
    // Opened at the beginning: nobody wants to turn a tool in vain.
    try (PrintWriter to = new PrintWriter(Files.newBufferedWriter(json, StandardCharsets.UTF_8))) {
      Report report = check(sensor);
      to.println(report.json());
      return report.isGood() ? Rollscope.OK : Rollscope.PROBLEM;
    } catch (NoSuchFileException e) {
      throw new IOException("cannot write " + json + ": the folder does not exist", e);
    }
  }

  private SensorConfig sensor() {
    SensorConfig sensor;
    try {
      sensor = links.device(tool).sensors().getFirst();
    } catch (ConfigException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
    String protocol = sensor.protocol();
    if (protocol != null && !protocol.equals(RollscopeProtocol.NAME)) {
      throw new ForeignException(tool, DeviceProtocol.named(protocol));
    }
    if (sensor.link().startsWith("replay:")) {
      throw new ParameterException(
          spec.commandLine(), "a recording cannot be checked: it answers no command");
    }
    return sensor;
  }

  private Report check(SensorConfig sensor) throws IOException {
    if (!sensor.isBle()) {
      return check(Connectors.source(sensor));
    }
    try (Connectors connectors = new Connectors(bluetooth(), System::nanoTime);
        AirSource air =
            new AirSource(connectors.airspace(), BleTarget.of(sensor.link()), System::nanoTime)) {
      return check(air);
    }
  }

  private BleSettings bluetooth() {
    try {
      return links.bluetooth(BleSettings.DEFAULT);
    } catch (ConfigException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  private Report check(LinkSource source) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    CheckPrompt prompt = new CheckPrompt(spec.commandLine().getErr(), Terminal.detect().err());
    Course.Options options = new Course.Options(quick, duration, weight);
    try (Interruption interruption = new Interruption().keepingPorts()) {
      RealHost host = new RealHost(interruption);
      Report report =
          new Course(source, options, host, prompt, finding -> print(finding, prompt, out)).run();
      CheckLines.end(report).forEach(out::println);
      return report;
    }
  }

  private static void print(Finding finding, CheckPrompt prompt, PrintWriter out) {
    prompt.done();
    CheckLines.of(finding).forEach(out::println);
    out.flush();
  }
}
