package org.rollscope.bridge.ble;

import java.util.UUID;

/** A characteristic of a GATT service. */
public record Attribute(UUID service, UUID characteristic) {
  private static final long BASE_LOW = 0x800000805F9B34FBL;

  /** The UUID of an assigned number of the Bluetooth SIG, such as 0x180F. */
  public static UUID assigned(int number) {
    return new UUID((long) number << 32 | 0x1000, BASE_LOW);
  }

  @Override
  public String toString() {
    return service + "/" + characteristic;
  }
}
