package org.rollscope.bridge.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that only their owner should be able to read. */
public final class SecretFile {
  private static final Logger LOG = LoggerFactory.getLogger(SecretFile.class);
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private SecretFile() {}

  /**
   * Reads a password, which is all that is in the file but the end of its line, and warns where
   * others can read it, too.
   *
   * @throws ConfigException saying why there is none in it
   */
  public static Secret read(Path file) throws ConfigException {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          file + " is not there; create it with the password inside, and chmod 600 " + file, e);
    } catch (AccessDeniedException e) {
      throw new ConfigException(
          "%s may not be read by the user %s; change its owner or its rights"
              .formatted(file, System.getProperty("user.name")),
          e);
    } catch (IOException e) {
      throw new ConfigException(file + " cannot be read: " + e.getMessage(), e);
    }
    String password = text.replaceFirst("\\R\\z", "");
    if (password.isEmpty()) {
      throw new ConfigException(file + " is empty; write the password into it");
    }
    warn(file);
    return new Secret(password);
  }

  /** Warns where others than its owner can read a file. */
  public static void warn(Path file) {
    exposure(file).ifPresent(LOG::warn);
  }

  /** That others can read a file, in words; empty where they cannot. */
  static Optional<String> exposure(Path file) {
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
      return rights.stream().noneMatch(OTHERS::contains)
          ? Optional.empty()
          : Optional.of(
              "%s holds a secret, but others than its owner can read it (%s); run: chmod 600 %s"
                  .formatted(file, PosixFilePermissions.toString(rights), file));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty(); // who reads it says that it is missing; elsewhere rights differ
    }
  }
}
