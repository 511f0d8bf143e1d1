package org.rollscope.bridge.bluez;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * The objects of BlueZ with their properties, as its signals tell them. Whatever is not there any
 * more is forgotten at once; no proxy is kept. Not thread-safe: its owner's lock guards it.
 */
final class BluezObjects {
  static final String ADAPTER = "org.bluez.Adapter1";
  static final String DEVICE = "org.bluez.Device1";
  static final String SERVICE = "org.bluez.GattService1";
  static final String CHARACTERISTIC = "org.bluez.GattCharacteristic1";
  static final String BATTERY = "org.bluez.Battery1";

  private final TreeMap<String, Map<String, Map<String, Object>>> objects = new TreeMap<>();

  /** Takes all objects as GetManagedObjects tells them, instead of what was known. */
  void replace(Object managed) {
    objects.clear();
    entries(managed).forEach((path, interfaces) -> add(text(path), interfaces));
  }

  /** Adds interfaces of an object. */
  void add(String path, Object interfaces) {
    Map<String, Map<String, Object>> known = objects.computeIfAbsent(path, any -> new HashMap<>());
    entries(interfaces)
        .forEach((name, properties) -> known.put(text(name), new HashMap<>(plain(properties))));
  }

  /** Removes interfaces of an object; one with none left is forgotten. */
  void remove(String path, List<?> interfaces) {
    Map<String, Map<String, Object>> known = objects.get(path);
    if (known != null) {
      interfaces.forEach(name -> known.remove(text(name)));
      if (known.isEmpty()) {
        objects.remove(path);
      }
    }
  }

  /** Changes properties; returns the changed ones. */
  Map<String, Object> change(String path, String interfaceName, Object changed, List<?> gone) {
    Map<String, Object> news = plain(changed);
    Map<String, Map<String, Object>> known = objects.get(path);
    if (known != null) {
      Map<String, Object> properties = known.computeIfAbsent(interfaceName, any -> new HashMap<>());
      properties.putAll(news);
      gone.forEach(name -> properties.remove(text(name)));
    }
    return news;
  }

  void clear() {
    objects.clear();
  }

  boolean has(String path, String interfaceName) {
    return objects.getOrDefault(path, Map.of()).containsKey(interfaceName);
  }

  @Nullable Object value(String path, String interfaceName, String property) {
    return objects.getOrDefault(path, Map.of()).getOrDefault(interfaceName, Map.of()).get(property);
  }

  boolean flag(String path, String interfaceName, String property) {
    return Boolean.TRUE.equals(value(path, interfaceName, property));
  }

  String string(String path, String interfaceName, String property) {
    Object value = value(path, interfaceName, property);
    return value == null ? "" : text(value);
  }

  /** The objects below a path that have an interface, in order. */
  List<String> below(String prefix, String interfaceName) {
    List<String> found = new ArrayList<>();
    for (String path : objects.tailMap(prefix).keySet()) {
      if (!path.startsWith(prefix)) {
        break;
      }
      if (has(path, interfaceName)) {
        found.add(path);
      }
    }
    return found;
  }

  /** A dictionary of the bus. */
  static Map<?, ?> entries(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  /** A dictionary of properties without the variants around its values. */
  private static Map<String, Object> plain(Object properties) {
    Map<String, Object> plain = new HashMap<>();
    entries(properties)
        .forEach(
            (name, value) ->
                plain.put(text(name), value instanceof Variant<?> v ? v.getValue() : value));
    return plain;
  }

  /** A string or path of the bus. */
  static String text(Object value) {
    return value instanceof DBusPath path ? path.getPath() : String.valueOf(value);
  }

  /** What comes as an array or as a list; empty for what is neither. */
  static List<?> list(@Nullable Object value) {
    if (value instanceof Object[] array) {
      return List.of(array);
    }
    return value instanceof List<?> list ? list : List.of();
  }

  /** Bytes of the bus, which come as an array or as a list. */
  static byte[] bytes(@Nullable Object value) {
    Object inner = value instanceof Variant<?> variant ? variant.getValue() : value;
    if (inner instanceof byte[] array) {
      return array;
    }
    if (inner instanceof List<?> list) {
      byte[] array = new byte[list.size()];
      for (int i = 0; i < array.length; i++) {
        array[i] = list.get(i) instanceof Number number ? number.byteValue() : 0;
      }
      return array;
    }
    return new byte[0];
  }
}
