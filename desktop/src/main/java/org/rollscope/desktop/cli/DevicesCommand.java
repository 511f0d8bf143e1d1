package org.rollscope.desktop.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.rollscope.bridge.Connectors;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.desktop.devices.Found;
import org.rollscope.desktop.devices.FoundJson;
import org.rollscope.desktop.devices.FoundWords;
import org.rollscope.desktop.devices.Survey;
import org.rollscope.desktop.view.Page;
import org.rollscope.desktop.view.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code devices}: which tools there are, and which driver takes each. */
@Command(
    name = "devices",
    header = "List the tools that are heard, and which driver takes each.",
    description =
        "Listens to the air and to each free serial port on USB, at the speeds tools speak. Opening"
            + " a port resets some boards; --no-ports leaves them alone. What begins a line is what"
            + " other commands take as the tool.",
    footer = {
      "",
      "Examples:",
      "  rollscope devices",
      "  rollscope devices --connect         ask each for its battery and firmware",
      "  rollscope devices /dev/ttyS0        listen to this port instead",
      "  rollscope devices --all --seconds 20",
      "  rollscope devices --json"
    })
final class DevicesCommand implements Callable<Integer> {
  private static final String DOCTOR = " 'rollscope doctor' looks closer.";

  @Parameters(
      arity = "0..*",
      paramLabel = "PORT",
      description = "Ports to listen to, instead of those on USB.")
  private List<String> ports = List.of();

  @Mixin private RangeOptions range;

  @Mixin private RememberedOption remembered;

  @Option(
      names = "--connect",
      description =
          "Connect to each tool on the air for some seconds, to ask for its name, firmware, battery"
              + " and rate. What else uses it meanwhile may lose it.")
  private boolean connect;

  @Option(names = "--all", description = "List what no driver knows, too.")
  private boolean all;

  @Option(names = "--json", description = "For programs; everything that was heard.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Survey.Range where = range.range(ports);
    PrintWriter err = spec.commandLine().getErr();
    err.println(RangeOptions.words(where));
    err.flush();
    Survey.Result result;
    try (Interruption interruption = new Interruption().keepingPorts();
        Connectors connectors = new Connectors(range.bluetooth(), System::nanoTime)) {
      Survey survey = new Survey(connectors, System::nanoTime);
      result = remembered(survey.look(where, interruption::await));
      if (connect && !interruption.isAsked()) {
        result = asked(result, survey, interruption);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(FoundJson.of(result));
    } else {
      print(out, result);
    }
    return Rollscope.OK;
  }

  private static Survey.Result asked(
      Survey.Result result, Survey survey, Interruption interruption) {
    List<Found> asked =
        result.found().stream()
            .map(found -> interruption.isAsked() ? found : survey.introduce(found))
            .toList();
    return new Survey.Result(asked, result.trouble());
  }

  private Survey.Result remembered(Survey.Result result) {
    try {
      List<DeviceConfig> known = remembered.store().load();
      return new Survey.Result(
          result.found().stream().map(found -> found.knownAmong(known)).toList(), result.trouble());
    } catch (ConfigException e) {
      spec.commandLine().getErr().println("rollscope: " + e.getMessage());
      return result;
    }
  }

  private void print(PrintWriter out, Survey.Result result) {
    List<Found> strangers = result.found().stream().filter(DevicesCommand::isStranger).toList();
    List<Found> shown =
        all ? result.found() : result.found().stream().filter(one -> !isStranger(one)).toList();
    shown.forEach(found -> FoundWords.lines(found).forEach(out::println));
    if (!shown.isEmpty()) {
      out.println();
    }
    if (!result.trouble().isEmpty()) {
      paragraph(out, "Bluetooth: " + result.trouble());
    }
    if (!all && !strangers.isEmpty()) {
      paragraph(
          out,
          Words.count(strangers.size(), "device")
              + " more on the air that no driver knows; --all lists "
              + (strangers.size() == 1 ? "it." : "them."));
    }
    String advice = advice(result);
    if (!advice.isEmpty()) {
      paragraph(out, advice);
    }
  }

  private static boolean isStranger(Found found) {
    return found.place() == Found.Place.AIR && found.driver() == null;
  }

  private static String advice(Survey.Result result) {
    return result.found().stream()
        .filter(Found::isUsable)
        .findFirst()
        .map(
            found ->
                "Let the bridge remember one: rollscope pair " + FoundWords.typed(found.link()))
        .orElse(
            result.trouble().isEmpty()
                ? "No tool is heard. Is it switched on, near, and not connected to a phone?"
                    + DOCTOR
                : result.trouble().contains(DOCTOR) ? "" : DOCTOR.strip());
  }

  private static void paragraph(PrintWriter out, String words) {
    Page.wrap(words, Page.WIDTH).forEach(out::println);
  }
}
