package org.rollscope.desktop.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.rollscope.desktop.store.StoreException.Kind;

/** Writes a file that is there once it is whole, for this person only. */
final class NewFile {
  /** Writes what stands in a file. */
  @FunctionalInterface
  interface Content {
    /** Writes it into an empty file. */
    void write(Path part) throws IOException;
  }

  private NewFile() {}

  /**
   * Writes it.
   *
   * @throws IOException where it is there already or cannot be written, in words for people
   */
  static void write(Path file, Content content) throws IOException {
    if (Files.exists(file)) {
      throw new StoreException(
          Kind.REFUSED, file + " is there already, and is left as it is; name another file");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new StoreException(Kind.REFUSED, "there is no folder " + folder);
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    DatabaseFile.delete(part);
    try {
      DatabaseFile.create(part);
      content.write(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      DatabaseFile.delete(part);
    }
  }
}
