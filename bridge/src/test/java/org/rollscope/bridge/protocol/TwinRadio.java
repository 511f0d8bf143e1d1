package org.rollscope.bridge.protocol;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.Attribute;
import org.rollscope.bridge.ble.Gatt;
import org.rollscope.bridge.ble.Notifications;
import org.rollscope.bridge.ble.Radio;
import org.rollscope.bridge.ble.ScanFilter;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.gatt.Peripheral;

/** A radio that hears one twin, with neither air nor a Bluetooth daemon between. */
final class TwinRadio implements Radio, Peripheral.Carrier {
  static final String ADDRESS = "C4:7C:8D:6A:1B:02";

  private static final int MTU = 247;

  private final GattPort port;
  private final Set<Consumer<Sighting>> listeners = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Notifications notifications;

  TwinRadio(GattPort port) {
    this.port = port;
    port.carrier(this);
  }

  Sighting sighting() {
    return new Sighting(
        ADDRESS,
        "hci0",
        port.advert().name(),
        Set.copyOf(port.advert().services()),
        port.advert().manufacturerData(),
        OptionalInt.of(-60),
        false,
        System.nanoTime());
  }

  @Override
  public Scan scan(ScanFilter filter, Consumer<Sighting> listener) {
    listeners.add(listener);
    listener.accept(sighting());
    return () -> listeners.remove(listener);
  }

  @Override
  public void advertise() {
    listeners.forEach(listener -> listener.accept(sighting()));
  }

  @Override
  public void notify(UUID characteristic, byte[] value) {
    Notifications into = notifications;
    if (into != null) {
      into.offer(value, System.nanoTime());
    }
  }

  @Override
  public Gatt connect(Sighting device, Notifications into, Duration patience) {
    port.connected(MTU);
    notifications = into;
    return new TwinGatt(into);
  }

  @Override
  public void bond(Sighting device, Duration patience) throws LinkException {
    throw new LinkException("a twin asks for no bond");
  }

  @Override
  public List<Adapter> adapters() {
    return List.of(new Adapter("hci0", "00:11:22:33:44:55", true));
  }

  @Override
  public void close() {
    listeners.clear();
  }

  private final class TwinGatt implements Gatt {
    private final Notifications into;

    TwinGatt(Notifications into) {
      this.into = into;
    }

    @Override
    public Set<Attribute> attributes() {
      Set<Attribute> all = new HashSet<>();
      port.services()
          .forEach(
              service ->
                  service
                      .characteristics()
                      .forEach(one -> all.add(new Attribute(service.uuid(), one.uuid()))));
      return all;
    }

    @Override
    public byte[] read(Attribute attribute) {
      return port.read(attribute.characteristic());
    }

    @Override
    public void write(Attribute attribute, byte[] value) {
      port.write(attribute.characteristic(), value);
    }

    @Override
    public void subscribe(Attribute attribute) {
      port.subscribe(attribute.characteristic(), true);
    }

    @Override
    public OptionalInt mtu() {
      return OptionalInt.of(MTU);
    }

    @Override
    public OptionalInt rssi() {
      return OptionalInt.of(-60);
    }

    @Override
    public OptionalInt battery() {
      return OptionalInt.empty();
    }

    @Override
    public void close() {
      port.disconnected();
      into.end("the twin was disconnected");
    }
  }

  @Override
  public Optional<String> problem() {
    return Optional.empty();
  }
}
