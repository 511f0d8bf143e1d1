package org.rollscope.bridge.ble;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;

/** Opens links to devices that have been heard. */
public final class BleLinks {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private BleLinks() {}

  /**
   * Connects to a device and makes sure that it offers what its family must.
   *
   * @throws LinkException saying what is wrong with which device and what to do
   */
  public static Link open(Radio radio, Sighting device, BleProfile profile, LongSupplier nanoTime)
      throws LinkException {
    UUID service = profile.service();
    UUID stream = profile.stream();
    if (service == null || stream == null) {
      return new AdvertisementLink(radio, device, nanoTime);
    }
    Notifications notifications = new Notifications(Notifications.USUAL_CAPACITY);
    Gatt gatt = radio.connect(device, notifications, PATIENCE);
    if (!gatt.attributes().contains(new Attribute(service, stream))) {
      Set<Attribute> offered = gatt.attributes();
      gatt.close();
      throw new LinkException(
          device.title()
              + " does not offer the service "
              + service
              + " that it should; it has "
              + services(offered)
              + ". Is its firmware the right one?");
    }
    return new BleLink("ble " + device.title(), gatt, profile, notifications);
  }

  private static String services(Set<Attribute> attributes) {
    return attributes.isEmpty()
        ? "none"
        : attributes.stream()
            .map(attribute -> attribute.service().toString())
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(", "));
  }
}
