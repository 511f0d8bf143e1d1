package org.rollscope.desktop.devices;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rollscope.bridge.ble.BleTarget;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.core.sample.PlainText;

/** Turns what was heard on the air into what can be done with it. */
final class AirFinds {
  /** Longer names would not stay on a line. */
  private static final int LONGEST_NAME = 32;

  /** The end of the UUIDs that stand for an assigned number of 16 bits. */
  private static final String ASSIGNED = "-0000-1000-8000-00805f9b34fb";

  private static final String CONNECTED =
      "Connected already, by another program or by the system; it can be read all the same.";

  private final List<DeviceProtocol> drivers =
      DeviceProtocol.all().stream().filter(driver -> driver.profile().isPresent()).toList();

  List<Found> of(List<AirScan.Heard> all) {
    return all.stream().map(heard -> found(heard, all)).toList();
  }

  private Found found(AirScan.Heard heard, List<AirScan.Heard> all) {
    Sighting seen = heard.last();
    Optional<DeviceProtocol> driver = driver(seen);
    String address = BleTarget.SCHEME + seen.address();
    long namesakes = namesakes(seen, all);
    boolean byName = driver.isPresent() && namesakes == 1 && isFit(seen);
    Found found =
        Found.onTheAir(
            byName ? BleTarget.SCHEME + seen.name().strip() : address,
            address,
            seen.name(),
            driver.orElse(null),
            heard.rssi(),
            driver.isPresent() ? "" : stranger(seen));
    if (driver.isPresent() && namesakes > 1) {
      found = found.remarking("Another has the same name; the address tells them apart.");
    }
    return seen.connected() ? found.remarking(CONNECTED) : found;
  }

  private Optional<DeviceProtocol> driver(Sighting seen) {
    return drivers.stream().filter(one -> one.recognises(seen)).findFirst();
  }

  /** How many tools have its name, itself included. */
  private long namesakes(Sighting seen, List<AirScan.Heard> all) {
    BleTarget name = new BleTarget(seen.name().strip());
    return name.text().isEmpty()
        ? 0
        : all.stream()
            .map(AirScan.Heard::last)
            .filter(other -> driver(other).isPresent())
            .filter(other -> other.name().strip().equalsIgnoreCase(name.text()))
            .count();
  }

  /** Whether a name can be typed and means a name. */
  private static boolean isFit(Sighting seen) {
    String name = seen.name().strip();
    BleTarget target = new BleTarget(name);
    return name.length() <= LONGEST_NAME
        && name.indexOf(PlainText.INSTEAD) < 0
        && !target.isAny()
        && !target.isAddress();
  }

  private static String stranger(Sighting seen) {
    if (seen.services().isEmpty()) {
      return "No driver knows it; it tells no services.";
    }
    return "No driver knows its services: "
        + seen.services().stream().map(AirFinds::brief).sorted().collect(Collectors.joining(", "))
        + ".";
  }

  private static String brief(UUID service) {
    String text = service.toString();
    return text.startsWith("0000") && text.endsWith(ASSIGNED)
        ? text.substring(4, 8).toUpperCase(Locale.ROOT)
        : text;
  }
}
