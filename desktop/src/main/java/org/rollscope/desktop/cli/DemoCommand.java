package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.session.Summary;
import org.rollscope.desktop.demo.Rig;
import org.rollscope.desktop.demo.Verdict;
import org.rollscope.desktop.view.Page;
import org.rollscope.desktop.view.SummaryPage;
import org.rollscope.desktop.watch.Follower;
import org.rollscope.desktop.watch.Subscriber;
import org.rollscope.desktop.watch.SummaryReader;
import org.rollscope.desktop.watch.Tool;
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
        "The tool's bytes go through a virtual serial port, or with --ble through a virtual"
            + " Bluetooth adapter, the bridge and an MQTT broker to"
            + " this view. At the end the summary stands beside what really happened."
            + " Ctrl-C ends it early.",
    footer = {
      "",
      "Examples:",
      "  rollscope demo",
      "  rollscope demo --scenario too-hard",
      "  rollscope demo --ble",
      "  rollscope demo --scenario foot-roller-frozen --speed 4",
      "  rollscope demo --headless --duration 20"
    })
final class DemoCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration FOR_SUMMARY = Duration.ofSeconds(5);

  @Mixin private SimulationOptions simulation;

  @Option(names = "--headless", description = "Lines instead of a page that is redrawn.")
  private boolean headless;

  @Option(names = "--duration", paramLabel = "S", description = "Stop after so many seconds.")
  private @Nullable Double duration;

  @Option(names = "--ble", description = "Let the tool be on the air, of a virtual Bluetooth.")
  private boolean ble;

  @Option(names = "--text", description = "Let the tool speak text lines instead of frames.")
  private boolean text;

  @Spec private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Terminal terminal = Terminal.detect();
    Screen screen = new Screen(out, terminal.out() && !headless, terminal.colour(), clock);
    Scenario scenario = simulation.scenario();
    try (Interruption interruption = new Interruption().keepingPorts();
        Rig rig = rig(scenario);
        Subscriber subscriber = rig.subscriber(Follower.filters())) {
      Page intro = new Page().paragraph(scenario.description() + ".");
      intro.paragraph("The tool is on %s, its broker at %s.".formatted(rig.port(), rig.broker()));
      intro.lines().forEach(out::println);
      out.println();
      out.flush();
      rig.start();
      Follower follower = new Follower(subscriber);
      boolean whole = show(rig, follower, screen, interruption);
      return end(out, rig, follower, whole);
    }
  }

  private Rig rig(Scenario scenario) throws IOException {
    VirtualDevice device = simulation.device(0);
    return ble
        ? Rig.onTheAir(device, scenario.zone(), simulation.speed())
        : Rig.of(device, scenario.zone(), text ? Format.TEXT : Format.BINARY, simulation.speed());
  }

  /** Shows until it is over or somebody stops it; returns whether it was played to its end. */
  private boolean show(Rig rig, Follower follower, Screen screen, Interruption interruption)
      throws InterruptedException {
    Instant end =
        duration == null ? Instant.MAX : clock.instant().plusMillis((long) (duration * 1000));
    while (!interruption.isAsked() && clock.instant().isBefore(end)) {
      if (rig.isOver()) {
        return true;
      }
      follower.take(LOOK).ifPresent(screen::event);
      follower.tool().ifPresent(screen::draw);
    }
    return false;
  }

  private int end(PrintWriter out, Rig rig, Follower follower, boolean whole)
      throws InterruptedException {
    double until =
        follower.tool().map(tool -> tool.live().path("deviceTime").asDouble(0)).orElse(0.0);
    rig.end();
    Optional<Summary> summary = await(follower);
    out.println();
    if (summary.isEmpty()) {
      out.println("No session came to its end: nothing was touched yet.");
      return whole ? Rollscope.PROBLEM : Rollscope.OK;
    }
    SummaryPage.lines(summary.get(), ZoneId.systemDefault()).forEach(out::println);
    out.println();
    out.println("Beside what the simulator knows to be true:");
    Verdict.lines(summary.get(), rig.truth(), whole, until).forEach(out::println);
    out.flush();
    return Rollscope.OK;
  }

  private Optional<Summary> await(Follower follower) throws InterruptedException {
    Instant end = clock.instant().plus(FOR_SUMMARY);
    Optional<Summary> summary = summary(follower);
    while (summary.isEmpty() && clock.instant().isBefore(end)) {
      follower.take(LOOK);
      summary = summary(follower);
    }
    return summary;
  }

  private static Optional<Summary> summary(Follower follower) {
    return follower.tool().flatMap(Tool::session).flatMap(SummaryReader::read);
  }
}
