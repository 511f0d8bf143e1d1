package org.rollscope.desktop.web;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The phones that were paired, in a file that only its owner reads: lines of a token's hash and the
 * moment until which it holds. The tokens themselves are nowhere but on the phones. Safe for any
 * thread.
 */
final class Phones {
  private static final Logger LOG = LoggerFactory.getLogger(Phones.class);
  private static final int MOST = 50;

  private final @Nullable Path file;
  private final Map<String, Instant> hashes = new LinkedHashMap<>();

  /**
   * The phones of a file; of one that cannot be read, none.
   *
   * @param file null keeps them for as long as this lives
   */
  Phones(@Nullable Path file) {
    this.file = file;
    if (file != null) {
      load(file);
    }
  }

  private void load(Path from) {
    try {
      for (String line : Files.readAllLines(from)) {
        String[] fields = line.split(" ", -1);
        if (fields.length == 2) {
          hashes.put(fields[0], Instant.parse(fields[1]));
        }
      }
    } catch (NoSuchFileException e) {
      LOG.debug("No phone was paired yet: there is no {}", from);
    } catch (IOException | DateTimeException e) {
      LOG.warn("{} cannot be read ({}); phones must be paired again", from, e.toString());
    }
  }

  synchronized boolean has(String hash, Instant now) {
    Instant until = hashes.get(hash);
    return until != null && now.isBefore(until);
  }

  synchronized void add(String hash, Instant until) {
    hashes.put(hash, until);
    while (hashes.size() > MOST) {
      hashes.remove(hashes.keySet().iterator().next());
    }
    if (file != null) {
      save(file);
    }
  }

  private void save(Path to) {
    String text =
        hashes.entrySet().stream()
            .map(phone -> phone.getKey() + " " + phone.getValue() + "\n")
            .collect(Collectors.joining());
    try {
      Path folder = to.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path fresh = to.resolveSibling(to.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        var own = PosixFilePermissions.fromString("rw-------");
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(own));
      }
      Files.writeString(fresh, text);
      Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{} cannot be written ({}); phones must be paired again later", to, e.toString());
    }
  }
}
