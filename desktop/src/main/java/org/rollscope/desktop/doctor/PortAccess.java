package org.rollscope.desktop.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;

/**
 * Whom a port is for.
 *
 * @param group it belongs to, such as {@code dialout} on Debian and {@code uucp} on Arch
 * @param groupMay whether that group may open it
 */
record PortAccess(String group, boolean groupMay) {
  static PortAccess of(Path port) {
    try {
      PosixFileAttributes file = Files.readAttributes(port, PosixFileAttributes.class);
      boolean may =
          file.permissions().contains(PosixFilePermission.GROUP_READ)
              && file.permissions().contains(PosixFilePermission.GROUP_WRITE);
      return new PortAccess(file.group().getName(), may);
    } catch (IOException | UnsupportedOperationException e) {
      return new PortAccess("", false);
    }
  }

  /** Whether joining the group helps, and does not make a person root. */
  boolean isJoinable() {
    return groupMay && !group.equals("root");
  }
}
