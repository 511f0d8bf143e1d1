package org.rollscope.bridge.config;

import java.time.Duration;

/**
 * How samples and the live state are published.
 *
 * @param cbor samples as CBOR, else as JSON
 * @param batch most samples in one message, by their time
 * @param watchedBatch the same while somebody watches
 * @param live time between live states
 * @param watchedLive the same while somebody watches
 */
public record PublishConfig(
    boolean cbor, Duration batch, Duration watchedBatch, Duration live, Duration watchedLive) {
  public static final PublishConfig DEFAULT =
      new PublishConfig(
          false,
          Duration.ofMillis(250),
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(40));

  public PublishConfig withCbor(boolean asCbor) {
    return new PublishConfig(asCbor, batch, watchedBatch, live, watchedLive);
  }
}
