package org.rollscope.desktop.collect;

import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Lane;

/**
 * What is numbered together, from 1 on without a hole.
 *
 * @param device identifier of the device
 * @param epoch of the outbox that gave the numbers; a later one sorts behind an earlier one
 * @param lane alarm, event or sample
 */
public record Series(String device, String epoch, Lane lane) {
  /** That of a message. */
  public static Series of(Key key) {
    return new Series(key.device(), key.epoch(), key.lane());
  }

  /** Whether another one is the same lane of the same device in an earlier epoch. */
  boolean continuesFrom(Series other) {
    return device.equals(other.device) && lane == other.lane && other.epoch.compareTo(epoch) < 0;
  }
}
