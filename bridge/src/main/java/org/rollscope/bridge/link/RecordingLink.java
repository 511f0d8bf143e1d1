package org.rollscope.bridge.link;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/**
 * Writes every byte that is read to a recording as well. A recording that cannot go on, for a full
 * disk, is told once; the stream itself goes on.
 */
public final class RecordingLink implements Link {
  private final Link link;
  private final OutputStream recording;
  private final Consumer<String> trouble;
  private boolean failed;
  private long bytes;

  /**
   * @param link where the bytes come from; closed with this one
   * @param recording where they go; closed with this one
   * @param trouble told in words when the recording fails
   */
  public RecordingLink(Link link, OutputStream recording, Consumer<String> trouble) {
    this.link = link;
    this.recording = recording;
    this.trouble = trouble;
  }

  @Override
  public String name() {
    return link.name();
  }

  @Override
  public int read(byte[] buffer) throws LinkException {
    int count = link.read(buffer);
    if (count > 0 && !failed) {
      record(buffer, count);
    }
    return count;
  }

  private void record(byte[] buffer, int count) {
    try {
      recording.write(buffer, 0, count);
      recording.flush();
      bytes += count;
    } catch (IOException e) {
      failed = true;
      trouble.accept(
          "The recording stops after "
              + bytes
              + " bytes: "
              + e.getMessage()
              + ". Free some space and record again; the stream itself goes on.");
    }
  }

  /** Bytes recorded so far. */
  public long bytes() {
    return bytes;
  }

  /** Whether the recording had to stop. */
  public boolean isFailed() {
    return failed;
  }

  @Override
  public void write(byte[] data) throws LinkException {
    link.write(data);
  }

  @Override
  public void close() {
    link.close();
    try {
      recording.close();
    } catch (IOException e) {
      if (!failed) {
        trouble.accept("The end of the recording could not be written: " + e.getMessage());
      }
    }
  }
}
