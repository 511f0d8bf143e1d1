package org.rollscope.desktop.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.rollscope.desktop.watch.LiveView;
import org.rollscope.desktop.watch.Tool;

/**
 * Shows a tool: redrawn in place on a terminal, elsewhere a line a second. Events are lines of
 * their own where nothing is redrawn.
 */
final class Screen {
  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final Duration LINE = Duration.ofSeconds(1);

  private final PrintWriter out;
  private final boolean inPlace;
  private final LiveView view;
  private final InstantSource clock;
  private Instant next = Instant.MIN;
  private int drawn;

  Screen(PrintWriter out, boolean inPlace, boolean colour, InstantSource clock) {
    this.out = out;
    this.inPlace = inPlace;
    this.clock = clock;
    view = new LiveView(colour);
  }

  /** Whether it draws in place. */
  boolean isInPlace() {
    return inPlace;
  }

  /** Something happened. */
  void event(String line) {
    if (!inPlace) {
      out.println("        " + line);
      out.flush();
    }
  }

  /** Draws the tool if it is time to. */
  void draw(Tool tool) {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(inPlace ? REDRAW : LINE);
    if (inPlace) {
      redraw(view.lines(tool));
    } else {
      out.println(LiveView.line(tool));
    }
    out.flush();
  }

  private void redraw(List<String> lines) {
    StringBuilder frame = new StringBuilder();
    if (drawn > 0) {
      frame.append("\u001b[").append(drawn).append('A');
    }
    for (String line : lines) {
      frame.append("\r\u001b[K").append(line).append(System.lineSeparator());
    }
    out.print(frame);
    drawn = lines.size();
  }
}
