package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder that is gone with all that is in it when it is closed. */
record WorkFolder(Path path) implements AutoCloseable {
  /**
   * Makes one.
   *
   * @param parent where; null for where temporary files belong
   */
  static WorkFolder in(@Nullable Path parent) throws IOException {
    return new WorkFolder(
        parent == null
            ? Files.createTempDirectory("rollscope-")
            : Files.createTempDirectory(parent, "rollscope-"));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
