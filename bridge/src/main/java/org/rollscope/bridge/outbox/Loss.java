package org.rollscope.bridge.outbox;

import java.time.Instant;
import java.util.Locale;

/**
 * Messages that were given up: which, and why.
 *
 * @param of whose they were
 * @param from the first one's sequence
 * @param to the last one's; what lies between may have arrived
 * @param count how many
 * @param first the earliest time of measurement
 * @param last the latest
 */
public record Loss(Of of, long from, long to, long count, Instant first, Instant last) {
  /**
   * What losses are told together.
   *
   * @param device identifier of the device
   * @param epoch of the sequence
   * @param lane of the sequence
   * @param reason why they were given up
   */
  public record Of(String device, String epoch, Lane lane, Reason reason) {}

  /** Why a message was given up. */
  public enum Reason {
    /** There was no room for it. */
    SIZE,
    /** It had waited too long. */
    AGE,
    /** It could not be read again. */
    DAMAGED,
    /** The broker takes none so large. */
    TOO_LARGE,
    /** The broker does not allow it. */
    REFUSED;

    /** The name in messages. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Loss of(Key key, Instant measured, Reason reason) {
    Of of = new Of(key.device(), key.epoch(), key.lane(), reason);
    return new Loss(of, key.sequence(), key.sequence(), 1, measured, measured);
  }

  /** Both together. */
  Loss and(Loss other) {
    return new Loss(
        of,
        Math.min(from, other.from),
        Math.max(to, other.to),
        count + other.count,
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last);
  }
}
