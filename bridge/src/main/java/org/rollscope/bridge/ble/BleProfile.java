package org.rollscope.bridge.ble;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the data of a family of devices are.
 *
 * @param service that holds them; null for devices that say everything in their advertisements
 * @param stream characteristic that notifies; null in the same case
 * @param control characteristic that commands are written to; null where there is none
 */
public record BleProfile(@Nullable UUID service, @Nullable UUID stream, @Nullable UUID control) {
  /** Devices that are never connected to. */
  public static final BleProfile ADVERTISEMENTS = new BleProfile(null, null, null);

  public static BleProfile of(UUID service, UUID stream, @Nullable UUID control) {
    return new BleProfile(service, stream, control);
  }

  /** Whether a device with these characteristics has it. */
  boolean isIn(Set<Attribute> offered) {
    return service != null && stream != null && offered.contains(new Attribute(service, stream));
  }
}
