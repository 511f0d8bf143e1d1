package org.rollscope.sim.twin;

import org.jspecify.annotations.Nullable;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.gatt.GattPort;

/**
 * A simulated device of some family.
 *
 * @param transmitter what it sends and how it answers
 * @param air its port over Bluetooth; null for a device with a serial line only
 */
public record Twin(Transmitter transmitter, @Nullable GattPort air) {
  /**
   * Its port over Bluetooth.
   *
   * @throws IllegalStateException for a device that has none
   */
  public GattPort onTheAir() {
    if (air == null) {
      throw new IllegalStateException("this family of devices speaks over a serial line only");
    }
    return air;
  }
}
