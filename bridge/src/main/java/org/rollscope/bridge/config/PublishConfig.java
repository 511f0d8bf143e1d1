package org.rollscope.bridge.config;

import java.time.Duration;

/**
 * How samples and the live state are published.
 *
 * @param format which topics and payloads
 * @param cbor samples as CBOR, else as JSON
 * @param batch most samples in one message, by their time
 * @param watchedBatch the same while somebody watches
 * @param live time between live states
 * @param watchedLive the same while somebody watches
 */
public record PublishConfig(
    Format format,
    boolean cbor,
    Duration batch,
    Duration watchedBatch,
    Duration live,
    Duration watchedLive) {
  /** Whose topics and payloads. */
  public enum Format {
    /** Those of {@code docs/asyncapi.yaml}. */
    ROLLSCOPE,
    /** Eclipse Sparkplug B 3.0, without raw samples. */
    SPARKPLUG
  }

  public static final PublishConfig DEFAULT =
      new PublishConfig(
          Format.ROLLSCOPE,
          false,
          Duration.ofMillis(250),
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(40));

  public PublishConfig withCbor(boolean asCbor) {
    return new PublishConfig(format, asCbor, batch, watchedBatch, live, watchedLive);
  }

  public PublishConfig withFormat(Format other) {
    return new PublishConfig(other, cbor, batch, watchedBatch, live, watchedLive);
  }
}
