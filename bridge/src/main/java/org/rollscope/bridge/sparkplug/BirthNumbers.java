package org.rollscope.bridge.sparkplug;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbers of births, 0 to 255 and from 0 again: a host tells by them which birth a death
 * belongs to. The last one is kept in a file, so that they go on after a restart. Not thread-safe.
 */
public final class BirthNumbers {
  private static final Logger LOG = LoggerFactory.getLogger(BirthNumbers.class);
  private static final int COUNT = 256;

  private final @Nullable Path file;
  private int last;

  /**
   * @param file null where they begin with 0 after each restart
   */
  public BirthNumbers(@Nullable Path file) {
    this.file = file;
    last = file == null ? -1 : read(file);
  }

  private static int read(Path file) {
    try {
      return Integer.parseInt(Files.readString(file).strip()) & (COUNT - 1);
    } catch (NoSuchFileException e) {
      return -1;
    } catch (IOException | NumberFormatException e) {
      LOG.warn("The number of the last birth cannot be read from {}: {}", file, e.getMessage());
      return -1;
    }
  }

  /** The number of the next connection's birth; the same until it was used. */
  int next() {
    return (last + 1) & (COUNT - 1);
  }

  /** There is a connection with a number. */
  void used(int number) {
    last = number;
    if (file != null) {
      write(file);
    }
  }

  private void write(Path to) {
    Path fresh = to.resolveSibling(to.getFileName() + ".new");
    try {
      Path folder = to.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(fresh, last + "\n");
      Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn(
          "The number of this birth cannot be kept in {}, and is used again after a restart: {}",
          to,
          e.toString());
    }
  }
}
