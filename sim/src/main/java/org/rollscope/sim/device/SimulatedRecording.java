package org.rollscope.sim.device;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Plays a virtual device into a file as fast as it can, the truth beside it. */
public final class SimulatedRecording {
  private SimulatedRecording() {}

  /**
   * Writes what the device sends to a file, packed where its name ends in {@code .gz}, and the
   * truth to {@code <file>.truth.json}.
   *
   * @return the truth
   * @throws IOException naming the file that could not be written
   */
  public static Truth write(VirtualDevice device, Transmitter.Format format, Path file)
      throws IOException {
    Transmitter transmitter = Transmitter.of(device, format);
    try (OutputStream out = open(file)) {
      out.write(Transmitter.joined(transmitter.boot()));
      List<byte[]> packets = transmitter.next();
      while (packets != null) {
        out.write(Transmitter.joined(packets));
        packets = transmitter.next();
      }
    }
    Truth truth = device.truth();
    Files.writeString(truthFile(file), TruthJson.write(truth) + "\n");
    return truth;
  }

  /** Where the truth of a recording lies. */
  public static Path truthFile(Path file) {
    return file.resolveSibling(file.getFileName() + ".truth.json");
  }

  private static OutputStream open(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return file.toString().endsWith(".gz")
        ? new GZIPOutputStream(out, 1 << 16)
        : new BufferedOutputStream(out, 1 << 16);
  }
}
