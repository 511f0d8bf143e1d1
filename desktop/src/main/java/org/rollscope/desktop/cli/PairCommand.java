package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.Connectors;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.desktop.devices.Acquaintance;
import org.rollscope.desktop.devices.Found;
import org.rollscope.desktop.devices.Survey;
import org.rollscope.desktop.devices.Wanted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pair}: remembers a tool, so that it need not be named again. */
@Command(
    name = "pair",
    header = "Remember a tool, so that the bridge reads it by itself.",
    description =
        "Looks for the tool, bonds with it where it asks for that, and asks what it does not tell."
            + " From then on 'rollscope bridge' needs no --port, and 'record' and 'calibrate' take"
            + " the tool's name. Two LINKs, such as a force sensor and a motion sensor, become one"
            + " tool. Where nobody answers, what is proposed is taken.",
    footer = {
      "",
      "Examples:",
      "  rollscope pair                      choose among what is heard",
      "  rollscope pair ble:Progressor_1234 --instrument stick --zone left-calf",
      "  rollscope pair /dev/ttyUSB0 --name 'Green ball' --yes",
      "  rollscope pair ble:Progressor_1234 ble:WT901BLE67   two sensors, one tool",
      "  rollscope pair --list               what is remembered",
      "  rollscope pair --forget 'Green ball'"
    })
final class PairCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "LINK",
      description =
          "The tool, as 'rollscope devices' lists it; ble:auto or auto for any on the air or USB.")
  private List<String> links = List.of();

  @Option(names = "--list", description = "List the tools that are remembered.")
  private boolean list;

  @Option(
      names = "--forget",
      paramLabel = "TOOL",
      description = "Forget a tool, by its name, its ID or its link.")
  private @Nullable String forgotten;

  @Mixin private ToolOptions tool;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description = "How a tool on the air speaks, where that is not found out.")
  private @Nullable String protocol;

  @Option(
      names = {"-y", "--yes"},
      description = "Ask nothing; take what is proposed.")
  private boolean yes;

  @Mixin private RangeOptions range;

  @Mixin private RememberedOption remembered;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    tool.check();
    RememberedTools tools = new RememberedTools(remembered.store(), spec.commandLine().getOut());
    try {
      if (list) {
        tools.print();
      } else if (forgotten != null) {
        tools.forget(forgotten);
      } else {
        pair(tools);
      }
    } catch (ConfigException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
    return Rollscope.OK;
  }

  private void pair(RememberedTools tools)
      throws ConfigException, IOException, InterruptedException {
    tools.load(); // a damaged file is told before anything is waited for
    PrintWriter err = spec.commandLine().getErr();
    Questions questions = new Questions(err, System.in, !yes);
    List<Wanted> wanted = links.stream().map(Wanted::new).toList();
    Survey.Range where = range.rangeOf(wanted);
    try (Connectors connectors = new Connectors(range.bluetooth(), System::nanoTime)) {
      Survey survey = new Survey(connectors, System::nanoTime);
      Choice choice = new Choice(look(survey, where, err), questions, err);
      Acquaintance met = meet(survey, choice.of(wanted), err);
      tools.keep(tool.describe(tools.before(met), met, questions), met);
    }
  }

  private Survey.Result look(Survey survey, Survey.Range where, PrintWriter err)
      throws InterruptedException {
    err.println(RangeOptions.words(where));
    err.flush();
    try (Interruption interruption = new Interruption().keepingPorts()) {
      Survey.Result heard = survey.look(where, interruption::await);
      stopIfAsked(interruption);
      return protocol == null ? heard : heard.takenBy(driver(protocol));
    }
  }

  private static DeviceProtocol driver(String name) {
    DeviceProtocol driver = DeviceProtocol.named(name);
    if (driver.profile().isEmpty()) {
      throw new CommandException("--protocol: a " + driver.title() + " is not on the air");
    }
    return driver;
  }

  /** The process outlives Ctrl-C meanwhile, so that no tool stays connected to nobody. */
  private static Acquaintance meet(Survey survey, List<Found> chosen, PrintWriter err)
      throws IOException {
    List<Found> met = new ArrayList<>();
    try (Interruption interruption = new Interruption().keepingPorts()) {
      for (Found one : chosen) {
        met.add(meet(survey, one, err));
        stopIfAsked(interruption);
      }
    }
    return new Acquaintance(met);
  }

  private static Found meet(Survey survey, Found found, PrintWriter err) throws LinkException {
    if (found.told() == null) {
      err.println("Asking " + found.link() + " what it is ...");
      err.flush();
    }
    return survey.meet(
        found,
        () -> {
          err.println("It lets nobody in before it is bonded with; bonding ...");
          err.flush();
        });
  }

  private static void stopIfAsked(Interruption interruption) {
    if (interruption.isAsked()) {
      throw new CommandException("nothing was remembered");
    }
  }
}
