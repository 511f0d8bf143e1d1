package org.rollscope.desktop.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.DoubleConsumer;
import org.rollscope.desktop.view.Words;

/** Shows on a terminal how far a long job is, from half a second on; elsewhere nothing. */
final class Progress implements DoubleConsumer, AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final String ERASE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean shown;
  private final InstantSource clock;
  private final Instant start;
  private Instant next;
  private boolean dirty;

  Progress(PrintWriter err, boolean shown, InstantSource clock) {
    this.err = err;
    this.shown = shown;
    this.clock = clock;
    start = clock.instant();
    next = start.plus(PATIENCE);
  }

  @Override
  public void accept(double share) {
    if (!shown || clock.instant().isBefore(next)) {
      return;
    }
    next = clock.instant().plus(EVERY);
    double spent = Duration.between(start, clock.instant()).toMillis() / 1000.0;
    double left = share > 0 ? spent / share - spent : Double.NaN;
    err.printf("%s%3.0f %%, %s to go", ERASE, 100 * share, Words.clock(left));
    err.flush();
    dirty = true;
  }

  @Override
  public void close() {
    if (dirty) {
      err.print(ERASE);
      err.flush();
    }
  }
}
