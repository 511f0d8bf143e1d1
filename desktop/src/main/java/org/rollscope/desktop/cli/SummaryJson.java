package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.session.Summary;

/** Where summaries go as JSON: to a file, to the standard output, or nowhere. */
final class SummaryJson implements AutoCloseable {
  private final @Nullable PrintWriter to;
  private final boolean own;

  private SummaryJson(@Nullable PrintWriter to, boolean own) {
    this.to = to;
    this.own = own;
  }

  /**
   * @param target a file, "-" for the standard output, or null for nowhere
   */
  static SummaryJson to(@Nullable String target, PrintWriter out) throws IOException {
    if (target == null) {
      return new SummaryJson(null, false);
    }
    if (target.equals("-")) {
      return new SummaryJson(out, false);
    }
    try {
      return new SummaryJson(
          new PrintWriter(Files.newBufferedWriter(Path.of(target), StandardCharsets.UTF_8)), true);
    } catch (NoSuchFileException e) {
      throw new IOException("cannot write " + target + ": the folder does not exist", e);
    }
  }

  void write(Summary summary) {
    if (to != null) {
      to.println(Json.pretty(summary));
    }
  }

  @Override
  public void close() throws IOException {
    if (to == null) {
      return;
    }
    to.flush();
    if (own) {
      to.close();
    }
    if (to.checkError()) {
      throw new IOException("the JSON could not be written");
    }
  }
}
