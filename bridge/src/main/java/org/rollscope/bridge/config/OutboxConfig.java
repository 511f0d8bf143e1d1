package org.rollscope.bridge.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.outbox.Bounds;

/**
 * Where messages wait for the broker.
 *
 * @param file of the durable outbox; null keeps them in memory, for as long as the process lives
 * @param bounds how much waits and how long
 */
public record OutboxConfig(@Nullable Path file, Bounds bounds) {
  /** A week without a network and more: 14 hours of rolling at 200 Hz. */
  public static final Bounds ON_DISK = new Bounds(1_000_000, 1L << 30, Duration.ofDays(30));

  public static final Bounds IN_MEMORY_BOUNDS = new Bounds(100_000, 64L << 20, Duration.ofDays(30));

  /** Nothing is left when the process ends. */
  public static final OutboxConfig IN_MEMORY = new OutboxConfig(null, IN_MEMORY_BOUNDS);

  /** The file of a bridge where none is named. */
  public static OutboxConfig of(String bridge) {
    return new OutboxConfig(UserFolder.state().resolve(bridge + ".outbox"), ON_DISK);
  }

  /** A file beside the outbox's, named after it; null where there is none. */
  public @Nullable Path beside(String ending) {
    return file == null ? null : file.resolveSibling(file.getFileName() + ending);
  }
}
