package org.rollscope.sim.bluez;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bluez.LEAdvertisement1;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.Variant;
import org.rollscope.sim.gatt.Advert;

/** What BlueZ is asked to advertise. */
final class AdvertisementObject extends BusObject implements LEAdvertisement1 {
  private final Runnable released;

  /**
   * @param released called when BlueZ does not advertise it any more
   */
  AdvertisementObject(String path, Advert advert, Runnable released) {
    super(path);
    this.released = released;
    put(Names.ADVERTISEMENT, "Type", new Variant<>("peripheral"));
    put(Names.ADVERTISEMENT, "Discoverable", new Variant<>(true));
    if (!advert.name().isEmpty()) {
      put(Names.ADVERTISEMENT, "LocalName", new Variant<>(advert.name()));
    }
    if (!advert.services().isEmpty()) {
      String[] uuids = advert.services().stream().map(UUID::toString).toArray(String[]::new);
      put(Names.ADVERTISEMENT, "ServiceUUIDs", new Variant<>(uuids));
    }
    data(advert).forEach((name, value) -> put(Names.ADVERTISEMENT, name, value));
  }

  /** The property that changes while a device advertises. */
  static Map<String, Variant<?>> data(Advert advert) {
    if (advert.manufacturerData().isEmpty()) {
      return Map.of();
    }
    Map<UInt16, Variant<?>> data = new HashMap<>();
    advert
        .manufacturerData()
        .forEach((company, bytes) -> data.put(new UInt16(company), new Variant<>(bytes)));
    return Map.of("ManufacturerData", new Variant<>(data, "a{qv}"));
  }

  @Override
  public void Release() {
    released.run();
  }
}
