package org.rollscope.bridge;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.rollscope.bridge.config.PublishConfig;

/** How often a device's state and samples are published, and whether somebody watches it. */
final class LivePace {
  private final PublishConfig config;
  private final LongSupplier nanoTime;
  private long watchedUntil;
  private long nextLive;

  LivePace(PublishConfig config, LongSupplier nanoTime) {
    this.config = config;
    this.nanoTime = nanoTime;
    watchedUntil = nanoTime.getAsLong();
    nextLive = watchedUntil;
  }

  /** Somebody watches for a time. */
  void watch(Duration time) {
    watchedUntil = Math.max(watchedUntil, nanoTime.getAsLong() + time.toNanos());
  }

  boolean isWatched() {
    return nanoTime.getAsLong() - watchedUntil < 0;
  }

  /** Longest batch of samples, s. */
  double batchSeconds() {
    return (isWatched() ? config.watchedBatch() : config.batch()).toNanos() * 1e-9;
  }

  /**
   * Whether a live state is due; on average as often as configured, whatever the frames' rhythm.
   */
  boolean isLiveDue() {
    long now = nanoTime.getAsLong();
    if (now - nextLive < 0) {
      return false;
    }
    long interval = (isWatched() ? config.watchedLive() : config.live()).toNanos();
    nextLive = now - nextLive > interval ? now + interval : nextLive + interval;
    return true;
  }
}
