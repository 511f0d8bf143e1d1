package org.rollscope.desktop.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.UserFolder;

/**
 * The users in a file, a line each: name, role, devices or {@code -}, and the hash of the password
 * or {@code certificate}. It is its owner's alone, and replaced whole, so that a crash leaves the
 * old one or the new one.
 */
public final class UsersFile {
  private static final String HEAD =
      "# Who may use the broker: NAME ROLE DEVICES PASSWORD-HASH, written by 'rollscope broker user'.\n";
  private static final String NO_PASSWORD = "certificate";
  private static final String NONE = "-";
  private static final FileAttribute<?> OWN =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path file;

  public UsersFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** {@code broker-users} in the person's folder. */
  public static Path defaultFile() {
    return UserFolder.path().resolve("broker-users");
  }

  public Path path() {
    return file;
  }

  /**
   * Everybody in it; nobody where there is no file.
   *
   * @throws IOException where it cannot be read or is damaged, naming the line
   */
  public Users load() throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return Users.NONE;
    }
    Users users = Users.NONE;
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        users = users.with(user(line, i + 1, users));
      }
    }
    return users;
  }

  private User user(String line, int number, Users before) throws IOException {
    try {
      User user = read(line);
      if (before.named(user.name()).isPresent()) {
        throw new IllegalArgumentException("'" + user.name() + "' is there twice");
      }
      return user;
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "%s:%d: %s. Remove the line, and add the user again with 'rollscope broker user add'"
              .formatted(file, number, e.getMessage()),
          e);
    }
  }

  private static User read(String line) {
    String[] words = line.split("\\s+", -1);
    if (words.length != 4) {
      throw new IllegalArgumentException(
          "four words make a user: name, role, devices or -, and the hash of the password");
    }
    Role role =
        Role.of(words[1])
            .orElseThrow(() -> new IllegalArgumentException("'" + words[1] + "' is no role"));
    List<String> devices = words[2].equals(NONE) ? List.of() : List.of(words[2].split(",", -1));
    PasswordHash password = words[3].equals(NO_PASSWORD) ? null : PasswordHash.parse(words[3]);
    return new User(words[0], role, devices, password);
  }

  /** Writes everybody, readable by the owner only. */
  public void save(Users users) throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    users.all().forEach(user -> text.append(line(user)).append('\n'));
    Path folder = file.getParent();
    Files.createDirectories(folder);
    FileAttribute<?>[] attributes = POSIX ? new FileAttribute<?>[] {OWN} : new FileAttribute<?>[0];
    Path written = Files.createTempFile(folder, "users", ".new", attributes);
    try {
      Files.writeString(written, text, UTF_8);
      try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static String line(User user) {
    String devices = user.devices().isEmpty() ? NONE : String.join(",", user.devices());
    PasswordHash password = user.password();
    String hash = password == null ? NO_PASSWORD : password.encoded();
    return String.join(" ", user.name(), user.role().label(), devices, hash);
  }

  /** What is wrong with its permissions, in words for people; null for nothing. */
  public @Nullable String exposure() throws IOException {
    if (!POSIX || !Files.exists(file)) {
      return null;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    boolean exposed =
        permissions.contains(PosixFilePermission.OTHERS_READ)
            || permissions.contains(PosixFilePermission.OTHERS_WRITE)
            || permissions.contains(PosixFilePermission.GROUP_WRITE);
    return exposed
        ? file + " can be read or changed by others on this computer; chmod 600 " + file
        : null;
  }
}
