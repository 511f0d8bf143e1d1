package org.rollscope.desktop.calibrate;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.Connection.Pulse;

/** Feeds a measurement from an open connection, and tells what happens meanwhile. */
public final class LinkReading {
  private static final long SILENCE_NANOS = 10_000_000_000L;

  private final Connection connection;
  private final CalibrationRun run;
  private final LongSupplier nanoTime;

  /**
   * @param connection opened for the run
   * @param nanoTime the host's monotonic clock, ns
   */
  public LinkReading(Connection connection, CalibrationRun run, LongSupplier nanoTime) {
    this.connection = connection;
    this.run = run;
    this.nanoTime = nanoTime;
  }

  /**
   * Reads until the measurement is over or the stream ends.
   *
   * @param meanwhile called after each read
   * @throws IOException when the link breaks or nothing that makes sense comes from it
   */
  public void read(Runnable meanwhile) throws IOException {
    long heard = nanoTime.getAsLong();
    long frames = 0;
    while (!run.isOver()) {
      if (connection.pump() == Pulse.ENDED) {
        return;
      }
      meanwhile.run();
      long now = nanoTime.getAsLong();
      if (connection.counts().frames() > frames) {
        frames = connection.counts().frames();
        heard = now;
      } else if (now - heard > SILENCE_NANOS) {
        throw new CalibrationException(connection.name() + ": " + silence());
      }
    }
  }

  private String silence() {
    return connection
        .remark()
        .orElse("nothing that makes sense came for ten seconds; is the tool switched on?");
  }
}
