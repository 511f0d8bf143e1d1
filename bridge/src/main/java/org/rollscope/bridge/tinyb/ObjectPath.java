package org.rollscope.bridge.tinyb;

import java.lang.reflect.Method;
import tinyb.BluetoothDevice;
import tinyb.BluetoothObject;

/**
 * Where BlueZ keeps an object: {@code /org/bluez/hci0/dev_C0_FF_EE_00_00_01/service0010/char0011}.
 * TinyB knows it of each object but keeps it to itself, and its own ways from one object to the one
 * above ask the bus several times for each of all objects: seconds where the bus is slow.
 */
final class ObjectPath {
  private static final Method GET = get();

  private ObjectPath() {}

  private static Method get() {
    try {
      Method get = BluetoothObject.class.getDeclaredMethod("getObjectPath");
      get.setAccessible(true);
      return get;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this TinyB has no object paths", e);
    }
  }

  static String of(BluetoothObject object) {
    try {
      return String.valueOf(GET.invoke(object));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("TinyB does not tell an object's path", e);
    }
  }

  /** The name of a device's adapter, such as hci0. */
  static String adapter(BluetoothDevice device) {
    String path = above(of(device));
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path of what holds the object of a path. */
  static String above(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }
}
