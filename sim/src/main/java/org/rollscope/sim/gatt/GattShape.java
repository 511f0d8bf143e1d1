package org.rollscope.sim.gatt;

import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a device of packets has what over Bluetooth.
 *
 * @param advert at the start
 * @param services it offers
 * @param stream characteristic its packets go out by, as notifications; null for a device whose
 *     packets are manufacturer data, behind the company's number of two bytes, low byte first
 * @param control characteristic its host's commands come by; null where there is none
 * @param values of characteristics that can be read
 * @param written takes what is written to other characteristics than the control
 */
public record GattShape(
    Advert advert,
    List<Service> services,
    @Nullable UUID stream,
    @Nullable UUID control,
    Function<UUID, byte[]> values,
    BiConsumer<UUID, byte[]> written) {
  public GattShape {
    services = List.copyOf(services);
  }
}
