package org.rollscope.bridge.protocol;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.StreamDecoder;

/** A family of devices that understand the same bytes. Implementations have no state. */
public interface DeviceProtocol {
  /** Its name in the configuration. */
  String name();

  /**
   * A decoder for one connection.
   *
   * @param listener gets what the device says
   * @param fallbackId identifies a device that does not tell who it is
   */
  StreamDecoder decoder(DeviceListener listener, String fallbackId);

  /** The bytes of a command; empty where the family has no such command. */
  Optional<byte[]> encode(long sequence, Command command);

  /**
   * Finds a family.
   *
   * @throws IllegalArgumentException naming those there are
   */
  static DeviceProtocol named(String name) {
    ServiceLoader<DeviceProtocol> known = ServiceLoader.load(DeviceProtocol.class);
    return known.stream()
        .map(ServiceLoader.Provider::get)
        .filter(protocol -> protocol.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no protocol is called '"
                        + name
                        + "'; there are "
                        + known.stream()
                            .map(provider -> provider.get().name())
                            .collect(Collectors.joining(", "))));
  }
}
