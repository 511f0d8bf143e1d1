package org.rollscope.desktop.log;

import java.io.IOException;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.wire.AutoDecoder;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.TextHeader;

/** Reads a recording, whatever its form, into a listener. Used once, by one thread. */
public final class LogDecoder {
  private final LogFile file;
  private final AutoDecoder decoder;

  /** What is done after each piece of the file. */
  @FunctionalInterface
  public interface Step {
    void run() throws IOException;
  }

  public LogDecoder(LogFile file, DeviceListener listener) {
    this.file = file;
    decoder = new AutoDecoder(listener, deviceFrom(file));
  }

  /** A device that tells no identifier is called as its file. */
  private static String deviceFrom(LogFile file) {
    String name = file.path().getFileName().toString();
    int dot = name.indexOf('.');
    return DeviceInfo.idFrom(dot > 0 ? name.substring(0, dot) : name);
  }

  /**
   * Reads to the end.
   *
   * @param progress gets the share read so far, 0 to 1
   */
  public void run(Step step, DoubleConsumer progress) throws IOException {
    file.read(
        (bytes, length, share) -> {
          decoder.accept(bytes, 0, length);
          step.run();
          progress.accept(share);
        });
    decoder.finish();
    step.run();
  }

  public DecodeCounts counts() {
    return decoder.counts();
  }

  /** The header of a text; empty before it, and for frames. */
  public Optional<TextHeader> header() {
    return decoder.header();
  }

  /** The number of the first line of text that was not understood; 0 for none. */
  public long firstRejected() {
    return decoder.firstRejected();
  }

  /**
   * Why there is nothing in it.
   *
   * @param named whether it names its device
   */
  public LogException nothing(boolean named) {
    String why =
        decoder
            .problem()
            .map(problem -> ": " + problem)
            .orElse(
                named
                    ? " names its device but holds no samples"
                    : " holds no recording: no header line that starts with '#rollscope', and no"
                        + " frames. docs/device-protocol.md shows both forms");
    return new LogException(file.path() + why);
  }
}
