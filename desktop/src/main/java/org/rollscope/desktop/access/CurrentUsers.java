package org.rollscope.desktop.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The users of a file as it is now: it is read again when it has changed. One that cannot be read
 * any more leaves those that were, and is told once. Thread-safe.
 */
public final class CurrentUsers implements Supplier<Users> {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentUsers.class);

  /** By what one state of the file is told from another. */
  private record State(@Nullable Object key, @Nullable FileTime changed, long size) {
    static State of(Path path) throws IOException {
      try {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        return new State(now.fileKey(), now.lastModifiedTime(), now.size());
      } catch (NoSuchFileException e) {
        return new State(null, null, 0);
      }
    }
  }

  private final UsersFile file;
  private Users users;
  private State seen;

  /**
   * @throws IOException where the file cannot be read, or holds nobody, in words for people
   */
  public CurrentUsers(UsersFile file) throws IOException {
    this.file = file;
    seen = State.of(file.path());
    users = file.load();
    if (users.isEmpty()) {
      throw new IOException(
          "there is no user in %s yet; add the first: rollscope broker user add NAME --role ROLE"
                  .formatted(file.path())
              + " --users "
              + file.path());
    }
    String exposure = file.exposure();
    if (exposure != null) {
      LOG.warn("{}", exposure);
    }
  }

  @Override
  public synchronized Users get() {
    try {
      State now = State.of(file.path());
      if (!now.equals(seen)) {
        seen = now;
        users = file.load();
        LOG.info("{} has changed; users now: {}", file.path(), users.all().size());
      }
    } catch (IOException e) {
      LOG.warn("The users stay as they were: {}", e.getMessage());
    }
    return users;
  }
}
