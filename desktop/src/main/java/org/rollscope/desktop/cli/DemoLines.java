package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
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

/** The demo in a terminal: one session, live, and at its end what was measured beside the truth. */
final class DemoLines {
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration FOR_SUMMARY = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final Clock clock;
  private final @Nullable Double duration;
  private final Terminal terminal;

  /**
   * A demo to be run.
   *
   * @param duration after which it stops, s; null for the session's end
   */
  DemoLines(PrintWriter out, Terminal terminal, Clock clock, @Nullable Double duration) {
    this.terminal = terminal;
    this.out = out;
    this.clock = clock;
    this.duration = duration;
  }

  /** Runs it; the rig is the caller's. */
  int run(Rig rig, String description, Interruption interruption)
      throws IOException, InterruptedException {
    Screen screen = new Screen(out, terminal.out(), terminal.colour(), clock);
    try (Subscriber subscriber = rig.subscriber(Follower.filters())) {
      Page intro = new Page().paragraph(description + ".");
      intro.paragraph("The tool is on %s, its broker at %s.".formatted(rig.port(), rig.broker()));
      intro.lines().forEach(out::println);
      out.println();
      out.flush();
      rig.start();
      Follower follower = new Follower(subscriber);
      boolean whole = show(rig, follower, screen, interruption);
      return end(rig, follower, whole);
    }
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

  private int end(Rig rig, Follower follower, boolean whole) throws InterruptedException {
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
