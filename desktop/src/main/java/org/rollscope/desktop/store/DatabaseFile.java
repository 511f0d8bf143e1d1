package org.rollscope.desktop.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An SQLite database as files on the disk, while nobody has it open. */
final class DatabaseFile {
  private static final List<String> BESIDE = List.of("-wal", "-shm", "-journal");
  private static final String ASIDE = "\\.[a-z]+-\\d{8}-\\d{6}(-\\d+)?";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private DatabaseFile() {}

  static String stamp(Instant time) {
    return STAMP.format(time);
  }

  /** Makes an empty one, for this person only: what comes into it is health data. */
  static void create(Path file) throws IOException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] mine =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.createFile(file, mine);
  }

  /** Deletes one and what belongs to it, where it is. */
  static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    for (String ending : BESIDE) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
    }
  }

  /** How much it takes, with what belongs to it, bytes. */
  static long size(Path file) {
    long size = file.toFile().length();
    for (String ending : BESIDE) {
      size += file.resolveSibling(file.getFileName() + ending).toFile().length();
    }
    return size;
  }

  /** Those that were set aside of a database. */
  static List<Path> aside(Path file) throws IOException {
    String name = file.getFileName().toString();
    try (Stream<Path> beside = Files.list(file.toAbsolutePath().resolveSibling("."))) {
      return beside
          .filter(other -> other.getFileName().toString().matches(Pattern.quote(name) + ASIDE))
          .map(Path::normalize)
          .sorted()
          .toList();
    }
  }

  /** Renames a database and what belongs to it to {@code NAME.WHY-TIME}; returns its new name. */
  static Path setAside(Path file, String why, Instant now) throws IOException {
    String name = file.getFileName() + "." + why + "-" + stamp(now);
    Path aside = file.resolveSibling(name);
    for (int more = 2; Files.exists(aside); more++) {
      aside = file.resolveSibling(name + "-" + more);
    }
    Files.move(file, aside);
    for (String ending : BESIDE) {
      Path beside = file.resolveSibling(file.getFileName() + ending);
      if (Files.exists(beside)) {
        Files.move(beside, aside.resolveSibling(aside.getFileName() + ending));
      }
    }
    return aside;
  }
}
