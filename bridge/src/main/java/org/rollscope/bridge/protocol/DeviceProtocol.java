package org.rollscope.bridge.protocol;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.rollscope.bridge.ble.BleProfile;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.link.Link;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;

/** A driver: a family of devices that are spoken to alike. Implementations have no state. */
public interface DeviceProtocol {
  /** Its name in the configuration. */
  String name();

  /** What people call such a device. */
  String title();

  /** Where its data are over BLE; empty for a family that has no BLE. */
  default Optional<BleProfile> profile() {
    return Optional.empty();
  }

  /** The same, where makers have put them in several places; the first that a device has counts. */
  default List<BleProfile> profiles() {
    return profile().stream().toList();
  }

  /** Whether a device that was heard is of this family. */
  default boolean recognises(Sighting seen) {
    return false;
  }

  /**
   * Whether every such device advertises the profile's service, so that a scan may listen for that
   * alone.
   */
  default boolean advertisesService() {
    return false;
  }

  /** Its speeds on a serial line, the usual one first; empty for a family that has none. */
  default List<Integer> bauds() {
    return List.of();
  }

  /** Whether so much of a stream was understood that it is of this family and no other. */
  default boolean isCertain(DecodeCounts counts) {
    return counts.frames() >= 3;
  }

  /**
   * Begins to talk; {@link Conversation#open} says the first words.
   *
   * @param link to the device
   * @param tool what is known of a device that does not tell what it is
   * @param listener gets what the device says
   */
  Conversation converse(Link link, ToolDescription tool, DeviceListener listener);

  /** All families, in order of their names. */
  static List<DeviceProtocol> all() {
    return ServiceLoader.load(DeviceProtocol.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .toList();
  }

  /**
   * Finds a family.
   *
   * @throws IllegalArgumentException naming those there are
   */
  static DeviceProtocol named(String name) {
    return all().stream()
        .filter(protocol -> protocol.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no protocol is called '"
                        + name
                        + "'; there are "
                        + all().stream()
                            .map(DeviceProtocol::name)
                            .collect(Collectors.joining(", "))));
  }
}
