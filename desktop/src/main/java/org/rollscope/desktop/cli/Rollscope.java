package org.rollscope.desktop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.rollscope.bridge.BridgeMain;
import org.rollscope.bridge.LogOptions;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program: one command, many subcommands. */
@Command(
    name = "rollscope",
    description =
        "Shows what a smart massage tool measures: how hard, how long, where. Without a command"
            + " it reads the tools that are paired, or one on USB, and opens the pages.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    usageHelpWidth = Rollscope.WIDTH,
    usageHelpAutoWidth = false,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  rollscope                           read your tool, open the pages in a browser",
      "  rollscope --lan                     the same, and show it on a phone",
      "  rollscope demo                      see it work, without any hardware",
      "  rollscope devices                   which tools are there",
      "  rollscope bridge --port auto        read the tool on USB, publish over MQTT",
      "  rollscope analyze monday.csv.gz     what a recording comes to",
      "  rollscope COMMAND --help            all about one command"
    },
    exitCodeOnInvalidInput = Rollscope.USAGE,
    exitCodeOnExecutionException = Rollscope.PROBLEM,
    subcommands = {
      DemoCommand.class,
      BridgeMain.class,
      BrokerCommand.class,
      WatchCommand.class,
      CollectCommand.class,
      StoreCommand.class,
      AnalyzeCommand.class,
      RecordCommand.class,
      ReplayCommand.class,
      CalibrateCommand.class,
      DevicesCommand.class,
      DoctorCommand.class,
      PairCommand.class,
      PortsCommand.class,
      CheckDeviceCommand.class,
      SimCommand.class,
      BenchCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Rollscope implements Callable<Integer> {
  static final int WIDTH = 80;
  static final int OK = 0;
  static final int PROBLEM = 1;
  static final int USAGE = 2;

  @Mixin private LogOptions log;

  @ArgGroup(validate = false, heading = "%nWithout a command:%n")
  private CompanionRun companion = new CompanionRun();

  @Spec private CommandSpec spec;

  Rollscope() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, UTF_8);
    System.exit(run(out, err, args));
  }

  /** Runs one command line; returns 0, 1 for a problem, 2 for wrong usage. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    Rollscope program = new Rollscope();
    CommandLine line =
        new CommandLine(program)
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
            .setParameterExceptionHandler(new WrongUsage());
    line.setExecutionExceptionHandler(new Failure(() -> program.log.isVerbose()));
    line.setExecutionStrategy(
        parsed -> {
          program.log.apply(isService(parsed));
          return new CommandLine.RunLast().execute(parsed);
        });
    int code = line.execute(args);
    out.flush();
    err.flush();
    return code;
  }

  /** Whether what runs is there to run on its own. */
  private static boolean isService(CommandLine.ParseResult parsed) {
    CommandLine.ParseResult sub = parsed.subcommand();
    if (sub == null || sub.hasSubcommand()) {
      return false;
    }
    Object command = sub.commandSpec().userObject();
    return command instanceof BridgeMain || command instanceof BrokerCommand;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return companion.run(spec.commandLine().getOut(), Terminal.detect());
  }
}
