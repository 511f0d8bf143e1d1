package org.rollscope.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.session.ResumePoint;
import org.rollscope.core.session.SessionAnalyzer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Where a device's session stands, in a small file beside the outbox, so that a bridge that was
 * killed goes on with it. The file is replaced whole. For the device's own thread.
 */
final class SessionMark {
  private static final Logger LOG = LoggerFactory.getLogger(SessionMark.class);
  private static final long EVERY = Duration.ofSeconds(5).toNanos();

  private final @Nullable Path folder;
  private final LongSupplier nanoTime;
  private String marked = "";
  private long when;
  private boolean failed;

  /**
   * The mark of a device.
   *
   * @param folder null keeps none
   */
  SessionMark(@Nullable Path folder, LongSupplier nanoTime) {
    this.folder = folder;
    this.nanoTime = nanoTime;
  }

  /** Where the device's session stood when it was last marked. */
  Optional<ResumePoint> read(String device) {
    if (folder == null) {
      return Optional.empty();
    }
    Path file = file(folder, device);
    try {
      JsonNode json = Json.MAPPER.readTree(Files.readAllBytes(file));
      return Optional.of(
          new ResumePoint(
              json.path("session").asString(),
              json.path("boot").asString(),
              json.path("start").asDouble(),
              json.path("lastContact").asDouble()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | JacksonException e) {
      LOG.warn("{} cannot be read; a session that was going on is begun anew: {}", file, e);
      return Optional.empty();
    }
  }

  /**
   * Marks where the session stands: at once where another one has begun or it is over, else now and
   * then.
   *
   * @param session its identifier; empty for none
   */
  void look(String device, String session, SessionAnalyzer analyzer) {
    long now = nanoTime.getAsLong();
    boolean due = !session.equals(marked) || (!session.isEmpty() && now - when >= EVERY);
    if (folder != null && due) {
      marked = session;
      when = now;
      write(file(folder, device), analyzer.resumePoint());
    }
  }

  private void write(Path file, @Nullable ResumePoint point) {
    try {
      if (point == null) {
        Files.deleteIfExists(file);
      } else {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, Json.MAPPER.writeValueAsBytes(point));
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      failed = false;
    } catch (IOException e) {
      if (!failed) {
        LOG.warn("{} cannot be written; a restart would split the session: {}", file, e);
      }
      failed = true;
    }
  }

  private static Path file(Path folder, String device) {
    return folder.resolve(device + ".json");
  }
}
