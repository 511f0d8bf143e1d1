package org.rollscope.sim.gatt;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A primary service and its characteristics. */
public record Service(UUID uuid, List<Characteristic> characteristics) {
  private static final long BASE_LOW = 0x800000805F9B34FBL;

  public Service {
    characteristics = List.copyOf(characteristics);
  }

  public static Service of(UUID uuid, Characteristic... characteristics) {
    return new Service(uuid, List.of(characteristics));
  }

  /** The UUID of an assigned number of the Bluetooth SIG, such as 0x180F. */
  public static UUID assigned(int number) {
    return new UUID((long) number << 32 | 0x1000, BASE_LOW);
  }

  /** What can be done with a characteristic. */
  public enum Property {
    READ,
    WRITE,
    WRITE_WITHOUT_RESPONSE,
    NOTIFY
  }

  /** A characteristic. */
  public record Characteristic(UUID uuid, Set<Property> properties) {
    public Characteristic {
      properties = Set.copyOf(properties);
    }

    public static Characteristic of(UUID uuid, Property... properties) {
      return new Characteristic(uuid, Set.of(properties));
    }
  }
}
