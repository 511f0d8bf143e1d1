package org.rollscope.bridge.bluez;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.Attribute;
import org.rollscope.bridge.ble.Gatt;
import org.rollscope.bridge.ble.Notifications;
import org.rollscope.bridge.ble.PairingException;
import org.rollscope.bridge.ble.Property;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.link.LinkException;

/** One connected device. Its state is guarded by the lock of {@link BluezState}. */
final class BluezGatt implements Gatt {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final BluezState state;
  private final SystemBus bus;
  private final Sighting device;
  private final String path;
  private final boolean ours;
  private final Notifications into;
  private final Map<Attribute, String> characteristics = new HashMap<>();
  private final Set<String> subscribed = new HashSet<>();
  private boolean ended;

  /**
   * @param ours whether this program has connected it, and so disconnects it
   */
  BluezGatt(
      BluezState state,
      SystemBus bus,
      Sighting device,
      String path,
      boolean ours,
      Notifications into) {
    this.state = state;
    this.bus = bus;
    this.device = device;
    this.path = path;
    this.ours = ours;
    this.into = into;
  }

  /**
   * Finds the characteristics; returns whether there are any. BlueZ says that the services are
   * known before its signals have named them all, so it is asked.
   */
  boolean resolve(SystemBus asked) {
    BluezObjects objects = state.objects;
    try {
      objects.replace(asked.managedObjects(PATIENCE));
    } catch (BluezError e) {
      return false;
    }
    for (String characteristic : objects.below(path + "/", BluezObjects.CHARACTERISTIC)) {
      String service = objects.string(characteristic, BluezObjects.CHARACTERISTIC, "Service");
      BluezState.uuid(objects.value(service, BluezObjects.SERVICE, "UUID"))
          .ifPresent(
              serviceUuid ->
                  BluezState.uuid(
                          objects.value(characteristic, BluezObjects.CHARACTERISTIC, "UUID"))
                      .ifPresent(
                          uuid ->
                              characteristics.put(
                                  new Attribute(serviceUuid, uuid), characteristic)));
    }
    return !characteristics.isEmpty();
  }

  boolean hasEnded() {
    return ended;
  }

  void notified(String characteristic, byte[] value, long nanos) {
    if (subscribed.contains(characteristic)) {
      into.offer(value, nanos);
    }
  }

  /** A characteristic has gone, as when the device's program ends though its radio stays on. */
  void withdrawn(String characteristic) {
    if (subscribed.contains(characteristic)) {
      ended("its services have gone");
    }
  }

  /** The connection is over. */
  void ended(String why) {
    if (!ended) {
      ended = true;
      state.connections.remove(path, this);
      into.end(device.title() + ": " + why + ".");
    }
  }

  @Override
  public Set<Attribute> attributes() {
    return Set.copyOf(characteristics.keySet());
  }

  @Override
  public byte[] read(Attribute attribute) throws LinkException {
    Object[] values = call(attribute, "ReadValue", "a{sv}", Map.<String, Variant<?>>of());
    return BluezObjects.bytes(values.length == 0 ? null : values[0]);
  }

  @Override
  public void write(Attribute attribute, byte[] value) throws LinkException {
    String kind = confirms(attribute) ? "request" : "command";
    Map<String, Variant<?>> options = Map.of("type", new Variant<>(kind));
    call(attribute, "WriteValue", "aya{sv}", value, options);
  }

  private boolean confirms(Attribute attribute) {
    Set<Property> known = properties(attribute);
    return known.isEmpty() || known.contains(Property.WRITE);
  }

  @Override
  public Set<Property> properties(Attribute attribute) {
    return BluezObjects.list(property(attribute, "Flags")).stream()
        .map(flag -> Property.of(String.valueOf(flag)))
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  @Override
  public void subscribe(Attribute attribute) throws LinkException {
    String characteristic = find(attribute);
    state.lock.lock();
    try {
      subscribed.add(characteristic);
    } finally {
      state.lock.unlock();
    }
    call(attribute, "StartNotify", "");
  }

  private Object[] call(Attribute attribute, String method, String signature, Object... arguments)
      throws LinkException {
    String characteristic = find(attribute);
    String end = into.reason();
    if (end != null) {
      throw new LinkException(end);
    }
    try {
      return bus.call(
          characteristic, BluezObjects.CHARACTERISTIC, method, PATIENCE, signature, arguments);
    } catch (BluezError e) {
      String reason = into.reason();
      if (reason != null) {
        throw new LinkException(reason, e);
      }
      throw BluezWords.isPairing(e)
          ? new PairingException(BluezWords.pairing(device), e)
          : new LinkException(device.title() + " refuses (" + method + ": " + e.words() + ").", e);
    }
  }

  private String find(Attribute attribute) throws LinkException {
    String characteristic = characteristics.get(attribute);
    if (characteristic == null) {
      throw new LinkException(device.title() + " has no characteristic " + attribute + ".");
    }
    return characteristic;
  }

  private @Nullable Object property(Attribute attribute, String name) {
    String characteristic = characteristics.get(attribute);
    state.lock.lock();
    try {
      return characteristic == null
          ? null
          : state.objects.value(characteristic, BluezObjects.CHARACTERISTIC, name);
    } finally {
      state.lock.unlock();
    }
  }

  @Override
  public OptionalInt mtu() {
    state.lock.lock();
    try {
      for (String characteristic : characteristics.values()) {
        if (state.objects.value(characteristic, BluezObjects.CHARACTERISTIC, "MTU")
            instanceof UInt16 mtu) {
          return OptionalInt.of(mtu.intValue());
        }
      }
      return OptionalInt.empty();
    } finally {
      state.lock.unlock();
    }
  }

  @Override
  public OptionalInt rssi() {
    state.lock.lock();
    try {
      return state.objects.value(path, BluezObjects.DEVICE, "RSSI") instanceof Number now
          ? OptionalInt.of(now.intValue())
          : device.rssi();
    } finally {
      state.lock.unlock();
    }
  }

  @Override
  public OptionalInt battery() {
    state.lock.lock();
    try {
      return state.objects.value(path, BluezObjects.BATTERY, "Percentage") instanceof Number percent
          ? OptionalInt.of(percent.intValue() & 0xFF)
          : OptionalInt.empty();
    } finally {
      state.lock.unlock();
    }
  }

  @Override
  public void close() {
    boolean stands;
    state.lock.lock();
    try {
      stands = !ended;
      ended("it was disconnected");
    } finally {
      state.lock.unlock();
    }
    if (stands) {
      leave();
    }
  }

  /** Disconnecting takes BlueZ seconds, which nobody has to wait for. */
  private void leave() {
    if (ours) {
      disconnect();
    } else {
      for (String characteristic : subscribed) {
        bus.tell(characteristic, BluezObjects.CHARACTERISTIC, "StopNotify");
      }
    }
  }

  /** Disconnects whoever has connected it. */
  void disconnect() {
    bus.tell(path, BluezObjects.DEVICE, "Disconnect");
  }
}
