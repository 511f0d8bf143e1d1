package org.rollscope.desktop.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.TextEncoder;

/** Writes what a tool measures as lines of text; what comes before there is a file is kept. */
final class TextLog implements DeviceListener {
  private final StringBuilder text = new StringBuilder();
  private @Nullable OutputStream out;
  private @Nullable DeviceInfo info;
  private @Nullable TextEncoder encoder;
  private @Nullable IOException failure;
  private int channels;
  private long samples;
  private long bytes;

  /** Where the lines go from now on. */
  void to(OutputStream file) {
    out = file;
    write();
  }

  @Override
  public void info(DeviceInfo told) {
    if (!told.equals(info)) {
      info = told;
      encoder = null;
    }
  }

  @Override
  public void samples(SampleBlock block) {
    DeviceInfo device = info;
    if (device == null || block.size() == 0) {
      return;
    }
    TextEncoder writer = encoder;
    if (writer == null || channels != block.channels()) {
      channels = block.channels();
      writer = new TextEncoder(device, channels);
      encoder = writer;
      text.append(writer.header());
    }
    writer.lines(block, 0, block.size(), text);
    samples += block.size();
    write();
  }

  private void write() {
    OutputStream file = out;
    if (file == null || failure != null) {
      return;
    }
    byte[] lines = text.toString().getBytes(US_ASCII);
    text.setLength(0);
    try {
      file.write(lines);
      bytes += lines.length;
    } catch (IOException e) {
      failure = e;
    }
  }

  /** Whether the file takes no more. */
  boolean hasFailed() {
    return failure != null;
  }

  /** Throws what kept the file from being written. */
  void check() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  long samples() {
    return samples;
  }

  long bytes() {
    return bytes;
  }

  /** The tool's name; empty before it has told. */
  String device() {
    DeviceInfo known = info;
    return known == null ? "" : known.name();
  }
}
