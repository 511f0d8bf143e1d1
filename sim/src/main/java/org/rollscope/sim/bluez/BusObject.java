package org.rollscope.sim.bluez;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/** An object on the bus and the properties of its interfaces. Thread-safe. */
class BusObject implements Properties {
  private final String path;
  private final Map<String, Map<String, Variant<?>>> interfaces = new LinkedHashMap<>();

  BusObject(String path) {
    this.path = path;
  }

  @Override
  public String getObjectPath() {
    return path;
  }

  /** Sets a property; its interface is there from the first one on. */
  final synchronized void put(String interfaceName, String property, Variant<?> value) {
    interfaces.computeIfAbsent(interfaceName, name -> new LinkedHashMap<>()).put(property, value);
  }

  /** Takes a property away. */
  final synchronized void remove(String interfaceName, String property) {
    Map<String, Variant<?>> properties = interfaces.get(interfaceName);
    if (properties != null) {
      properties.remove(property);
    }
  }

  /** Takes an interface away. */
  final synchronized void remove(String interfaceName) {
    interfaces.remove(interfaceName);
  }

  final synchronized @Nullable Object value(String interfaceName, String property) {
    Variant<?> value = interfaces.getOrDefault(interfaceName, Map.of()).get(property);
    return value == null ? null : value.getValue();
  }

  /** All properties by interface. */
  final synchronized Map<String, Map<String, Variant<?>>> properties() {
    Map<String, Map<String, Variant<?>>> copy = new LinkedHashMap<>();
    interfaces.forEach((name, properties) -> copy.put(name, new HashMap<>(properties)));
    return copy;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <A> A Get(String interfaceName, String property) {
    Object value = value(interfaceName, property);
    if (value == null) {
      throw new org.bluez.Error.DoesNotExist("No such property '" + property + "'");
    }
    return (A) value;
  }

  @Override
  public synchronized Map<String, Variant<?>> GetAll(String interfaceName) {
    return new HashMap<>(interfaces.getOrDefault(interfaceName, Map.of()));
  }

  @Override
  public <A> void Set(String interfaceName, String property, A value) {
    throw new org.bluez.Error.NotSupported("Property '" + property + "' is read only");
  }
}
