package org.rollscope.desktop.devices;

import java.nio.file.Path;
import java.util.List;
import org.rollscope.bridge.link.SerialPorts;
import org.rollscope.bridge.link.SerialPorts.Port;
import org.rollscope.desktop.devices.Found.Place;

/** Turns the ports of the machine into what can be done with them. */
final class PortFinds {
  private PortFinds() {}

  static Found of(Port port) {
    Place place = port.isUsb() ? Place.USB : Place.LINE;
    return Found.port(port.path(), lasting(port), place, obstacle(port));
  }

  /** By the name udev gives it, or by what it is on USB where it has a number of its own. */
  private static String lasting(Port port) {
    if (!port.byId().isEmpty()) {
      return port.byId();
    }
    boolean single = port.isUsb() && port.serial().matches("[^:\\s\uFFFD]+");
    return single ? "usb:" + port.usb() + ":" + port.serial() : port.path();
  }

  private static String obstacle(Port port) {
    Path file = Path.of(port.path());
    return switch (port.state()) {
      case FREE -> "";
      case BUSY -> "Held by " + String.join(", ", holders(file)) + ".";
      case FORBIDDEN -> {
        String group = SerialPorts.group(file);
        yield "Forbidden: it is for the group "
            + group
            + ". Join it: sudo usermod -aG "
            + group
            + " $USER, then log in again.";
      }
    };
  }

  /** It may have been let go meanwhile. */
  private static List<String> holders(Path file) {
    List<String> holders = SerialPorts.holders(file);
    return holders.isEmpty() ? List.of("another program") : holders;
  }
}
