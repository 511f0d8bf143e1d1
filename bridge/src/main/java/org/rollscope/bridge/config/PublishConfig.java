package org.rollscope.bridge.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How samples and the live state are published.
 *
 * @param format which topics and payloads
 * @param primaryHost the Sparkplug host application without which nothing is sent; null for none
 * @param hostSeconds that the broker may need to miss that host, s
 * @param cbor samples as CBOR, else as JSON
 * @param batch most samples in one message, by their time
 * @param watchedBatch the same while somebody watches
 * @param live time between live states
 * @param watchedLive the same while somebody watches
 */
public record PublishConfig(
    Format format,
    @Nullable String primaryHost,
    double hostSeconds,
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
          null,
          60,
          false,
          Duration.ofMillis(250),
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(40));

  public PublishConfig withCbor(boolean asCbor) {
    return new PublishConfig(
        format, primaryHost, hostSeconds, asCbor, batch, watchedBatch, live, watchedLive);
  }

  public PublishConfig withFormat(Format other) {
    return new PublishConfig(
        other, primaryHost, hostSeconds, cbor, batch, watchedBatch, live, watchedLive);
  }

  public PublishConfig withPrimaryHost(String host, double seconds) {
    return new PublishConfig(format, host, seconds, cbor, batch, watchedBatch, live, watchedLive);
  }
}
