package org.rollscope.desktop.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.BluetoothOptions;
import org.rollscope.bridge.LoginOptions;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.UserFolder;
import org.rollscope.desktop.doctor.Doctor;
import org.rollscope.desktop.doctor.Finding;
import org.rollscope.desktop.doctor.FindingJson;
import org.rollscope.desktop.doctor.FindingWords;
import org.rollscope.desktop.doctor.Machine;
import org.rollscope.desktop.doctor.Scope;
import org.rollscope.desktop.doctor.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code doctor}: what keeps this machine from reading tools, and what to do about it. */
@Command(
    name = "doctor",
    header = "Find what keeps tools from being read, and the command that fixes it.",
    description =
        "Looks at Bluetooth, serial ports, the broker, the clock and folders, and changes nothing;"
            + " ports are not opened. Each line begins with what came of it: ok; note, which needs"
            + " nothing done; TO FIX, with commands to copy below; not checked, with the reason."
            + " Exit code 0 where nothing is to be fixed, else 1.",
    footer = {
      "",
      "Examples:",
      "  rollscope doctor",
      "  rollscope doctor --config rollscope.yaml   as that bridge runs",
      "  rollscope doctor --broker ssl://clinic --ca-file ca.pem --no-bluetooth",
      "  rollscope doctor /dev/ttyUSB0              this port must be there, and free",
      "  rollscope doctor --json"
    })
final class DoctorCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "PORT", description = "Serial ports that must work.")
  private List<String> ports = List.of();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The bridge's configuration.")
  private @Nullable Path config;

  @Option(
      names = {"-b", "--broker"},
      paramLabel = "URL",
      description = "The MQTT broker; the configuration's, or tcp://localhost:1883 unless told.")
  private @Nullable String broker;

  @Mixin private LoginOptions login;

  @Mixin private RememberedOption remembered;

  @Mixin private BluetoothOptions bluetooth;

  @Option(names = "--no-bluetooth", description = "Leave Bluetooth out.")
  private boolean noBluetooth;

  @Option(names = "--no-broker", description = "Leave the broker out.")
  private boolean noBroker;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    boolean colour = Terminal.detect().colour();
    Consumer<Finding> print =
        finding -> {
          FindingWords.lines(finding, colour).forEach(out::println);
          out.flush();
        };
    Scope scope = new Scope(settings(), ports, !noBluetooth, !noBroker, UserFolder.path());
    List<Finding> findings =
        new Doctor(Machine.thisOne(), scope).look(json ? finding -> {} : print);
    if (json) {
      out.println(FindingJson.of(findings));
    } else {
      out.println();
      out.println(FindingWords.sum(findings));
    }
    return findings.stream().anyMatch(one -> one.verdict() == Verdict.FIX)
        ? Rollscope.PROBLEM
        : Rollscope.OK;
  }

  /** As the bridge would have them. */
  private BridgeConfig settings() {
    try {
      BridgeConfig settings = config == null ? unconfigured() : BridgeConfig.load(config);
      settings = settings.withBluetooth(bluetooth.settings(settings.bluetooth()));
      BrokerConfig place = settings.broker();
      if (broker != null) {
        place = place.withUrl(BrokerConfig.parseUrl(broker));
      }
      return settings.withBroker(login.in(place));
    } catch (ConfigException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  private BridgeConfig unconfigured() throws ConfigException {
    BrokerConfig usual = BrokerConfig.at(BrokerConfig.DEFAULT_URL, "rollscope-doctor");
    return BridgeConfig.of(usual, remembered.store().load());
  }
}
