package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.demo.Act;
import org.rollscope.desktop.demo.Rig;
import org.rollscope.desktop.demo.Way;
import org.rollscope.sim.device.Transmitter.Format;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: everything at once, with a simulated tool. */
@Command(
    name = "demo",
    header = "See it work: a simulated tool, live, all the way.",
    description =
        "Opens the pages with three people, six weeks of made-up sessions and one that goes on."
            + " The tool's bytes go through a virtual serial port, or with --ble through a virtual"
            + " Bluetooth adapter, the bridge and an MQTT broker. With --headless it is one session"
            + " in the terminal, and at its end the summary stands beside what really happened."
            + " Nothing is kept. Ctrl-C ends it.",
    footer = {
      "",
      "Examples:",
      "  rollscope demo",
      "  rollscope demo --lan",
      "  rollscope demo --scenario too-hard",
      "  rollscope demo --headless",
      "  rollscope demo --headless --ble",
      "  rollscope demo --headless --scenario foot-roller-frozen --speed 4"
    })
final class DemoCommand implements Callable<Integer> {
  private static final String SCENARIO = "--scenario";

  @Mixin private SimulationOptions simulation;

  @Option(names = "--headless", description = "One session, in the terminal, without the pages.")
  private boolean headless;

  @Option(names = "--duration", paramLabel = "S", description = "Stop after so many seconds.")
  private @Nullable Double duration;

  @Option(names = "--ble", description = "Let the tool be on the air, of a virtual Bluetooth.")
  private boolean ble;

  @Option(names = "--text", description = "Let the tool speak text lines instead of frames.")
  private boolean text;

  @Mixin private PagesOptions pages;

  @Spec private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return headless ? lines() : pages();
  }

  private int lines() throws IOException, InterruptedException {
    Scenario scenario = simulation.scenario();
    VirtualDevice device = simulation.device(0);
    double speed = simulation.speed();
    DemoLines demo = new DemoLines(spec.commandLine().getOut(), Terminal.detect(), clock, duration);
    try (Interruption interruption = new Interruption().keepingPorts();
        Rig rig =
            ble
                ? Rig.onTheAir(device, scenario.zone(), speed)
                : Rig.of(device, scenario.zone(), text ? Format.TEXT : Format.BINARY, speed)) {
      return demo.run(rig, scenario.description(), interruption);
    }
  }

  private int pages() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Terminal terminal = Terminal.detect();
    boolean free = spec.commandLine().getParseResult().hasMatchedOption(SCENARIO);
    Scenario scenario = simulation.scenario();
    return new DemoPages(out, terminal, clock, pages, duration)
        .run(
            simulation.seed(),
            (lead, library) ->
                free
                    ? Act.free(scenario, simulation::device)
                    : Act.guided(lead.limits(), simulation.seed(), library),
            ble ? Way.AIR : text ? Way.TEXT : Way.FRAMES,
            simulation.speed());
  }
}
