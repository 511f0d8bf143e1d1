package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.DoubleConsumer;
import org.rollscope.desktop.bench.StoreHour;
import org.rollscope.desktop.bench.StoreLoad;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreAddress;

/** The figures of a store beside what is promised. */
final class StoreTable {
  private static final double HOUR_MEGABYTES = 6;
  private static final double LOAD_MILLIS = 300;
  private static final double LATE_SECONDS = 5;
  private static final int ROUNDS = 15;

  private final Promises promises;
  private final PrintWriter err;
  private final int devices;
  private final double rate;
  private final int seconds;

  /**
   * @param devices how many send at once
   * @param rate samples of each in a second
   * @param seconds how long
   */
  StoreTable(PrintWriter out, PrintWriter err, int devices, double rate, int seconds) {
    promises = new Promises(out);
    this.err = err;
    this.devices = devices;
    this.rate = rate;
    this.seconds = seconds;
  }

  boolean isGood() {
    return promises.areKept();
  }

  /**
   * Measures a store.
   *
   * @param address of one that is empty
   */
  void measure(String name, StoreAddress address) throws IOException, InterruptedException {
    try (Store store = Store.open(address, Clock.systemUTC(), new SecureRandom())) {
      if (store.counts().tools() > 0) {
        throw new CommandException(address + " is not empty; name a database for this alone");
      }
    }
    promises.head(name);
    try (Progress progress = new Progress(err, Terminal.detect().err(), Clock.systemUTC())) {
      load(address, progress);
    }
    hour(address);
  }

  /** An hour of one tool at 200 Hz. */
  private void hour(StoreAddress address) throws IOException {
    StoreHour.Figures seen = StoreHour.measure(address, ROUNDS);
    promises.fact("1 h of one tool at 200 Hz, rows", "%.0f", (double) seen.rows());
    promises.fact("analysed and stored, s", "%.1f", seen.storing());
    promises.row("its samples, MB", "%.2f", (double) seen.bytes() / 1e6, HOUR_MEGABYTES);
    promises.fact("read, fastest, ms", "%.0f", 1000 * seen.loads().getFirst());
    promises.row("read, median, ms", "%.0f", 1000 * seen.medianLoad(), LOAD_MILLIS);
    promises.fact("read, slowest, ms", "%.0f", 1000 * seen.loads().getLast());
  }

  /** Many tools at once. */
  private void load(StoreAddress address, DoubleConsumer progress)
      throws IOException, InterruptedException {
    StoreLoad.Figures seen = new StoreLoad(devices, rate, seconds).run(address, progress);
    promises.fact(
        "%d tools at %.0f Hz, rows a second".formatted(devices, rate), "%.0f", seen.rows());
    promises.row("a message stored late by at most, s", "%.2f", seen.latest(), LATE_SECONDS);
    promises.row(
        "minutes of tools waiting to be packed", "%.0f", (double) seen.unpacked(), 2.0 * devices);
    promises.fact("processor time, cores", "%.2f", seen.cores());
    promises.fact("the store at the end, MB", "%.0f", (double) seen.bytes() / 1e6);
  }
}
