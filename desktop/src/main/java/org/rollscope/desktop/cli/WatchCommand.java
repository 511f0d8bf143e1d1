package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.desktop.watch.Follower;
import org.rollscope.desktop.watch.Subscriber;
import org.rollscope.desktop.watch.Tools;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code watch}: what a broker tells, live. */
@Command(
    name = "watch",
    header = "Show live what the tools on a broker measure.",
    description = "Waits for the broker where it is not there yet. Ctrl-C ends it.",
    footer = {
      "",
      "Examples:",
      "  rollscope watch",
      "  rollscope watch --broker tcp://practice.local:1883 --device ball-3f2a",
      "  rollscope watch --broker wss://clinic/mqtt --user anna --password-file pw",
      "  rollscope watch --headless >> today.log"
    })
final class WatchCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  @Mixin private BrokerOptions broker;

  @Option(names = "--device", paramLabel = "ID", description = "Only this tool.")
  private @Nullable String device;

  @Option(names = "--headless", description = "Lines instead of a page that is redrawn.")
  private boolean headless;

  @Option(names = "--duration", paramLabel = "S", description = "Stop after so many seconds.")
  private double duration = Double.POSITIVE_INFINITY;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Terminal terminal = Terminal.detect();
    Clock clock = Clock.systemUTC();
    Screen screen = new Screen(out, terminal.out() && !headless, terminal.colour(), clock);
    long end =
        duration == Double.POSITIVE_INFINITY
            ? Long.MAX_VALUE
            : clock.millis() + (long) (duration * 1000);
    try (Interruption interruption = new Interruption();
        Subscriber subscriber = connect(interruption, clock, end)) {
      if (subscriber != null) {
        spec.commandLine().getErr().println("Watching " + subscriber.url() + ". Ctrl-C ends it.");
        Follower follower = new Follower(subscriber, broker.root(), device);
        while (!interruption.isAsked() && clock.millis() < end) {
          follower.take(LOOK).ifPresent(screen::event);
          follower.tool().filter(tool -> !tool.live().isEmpty()).ifPresent(screen::draw);
        }
      }
    }
    return Rollscope.OK;
  }

  private @Nullable Subscriber connect(Interruption interruption, Clock clock, long end)
      throws InterruptedException {
    BrokerConfig place = place();
    boolean told = false;
    while (!interruption.isAsked() && clock.millis() < end) {
      try {
        return Subscriber.connect(place, Tools.filters(place.root()));
      } catch (IOException e) {
        if (!told) {
          spec.commandLine().getErr().println("Waiting: " + e.getMessage());
          told = true;
        }
        interruption.await(AGAIN);
      }
    }
    return null;
  }

  private BrokerConfig place() {
    try {
      return broker.config("rollscope-watch-" + UUID.randomUUID());
    } catch (ConfigException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }
}
