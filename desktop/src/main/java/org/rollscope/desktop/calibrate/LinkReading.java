package org.rollscope.desktop.calibrate;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.protocol.RollscopeProtocol;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.StreamDecoder;

/** Feeds a measurement from an open link, and tells what happens meanwhile. */
public final class LinkReading {
  private static final long SILENCE_NANOS = 10_000_000_000L;
  private static final int BUFFER = 4096;

  private final Link link;
  private final CalibrationRun run;
  private final LongSupplier nanoTime;
  private final StreamDecoder decoder;

  /**
   * @param fallbackId identifies a device that does not tell who it is
   * @param nanoTime the host's monotonic clock, ns
   */
  public LinkReading(Link link, CalibrationRun run, String fallbackId, LongSupplier nanoTime) {
    this.link = link;
    this.run = run;
    this.nanoTime = nanoTime;
    decoder = new RollscopeProtocol().decoder(run, fallbackId);
  }

  /**
   * Reads until the measurement is over or the stream ends.
   *
   * @param meanwhile called after each read
   * @throws IOException when the link breaks or nothing that makes sense comes from it
   */
  public void read(Runnable meanwhile) throws IOException {
    askWhatItIs();
    byte[] buffer = new byte[BUFFER];
    long heard = nanoTime.getAsLong();
    long frames = 0;
    while (!run.isOver()) {
      int count = link.read(buffer);
      if (count < 0) {
        decoder.finish();
        return;
      }
      decoder.accept(buffer, 0, count);
      meanwhile.run();
      long now = nanoTime.getAsLong();
      if (decoder.counts().frames() > frames) {
        frames = decoder.counts().frames();
        heard = now;
      } else if (now - heard > SILENCE_NANOS) {
        throw new CalibrationException(link.name() + ": " + silence());
      }
    }
  }

  private void askWhatItIs() throws IOException {
    byte[] question = new RollscopeProtocol().encode(1, new Command.GetInfo()).orElseThrow();
    link.write(question);
  }

  private String silence() {
    return decoder
        .problem()
        .orElse("nothing that makes sense came for ten seconds; is the tool switched on?");
  }
}
