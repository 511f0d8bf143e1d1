package org.rollscope.bridge.bluez;

import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleTarget;
import org.rollscope.bridge.ble.PairingException;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.link.LinkException;

/** What BlueZ and the bus say, for people: what is wrong and what to do. */
public final class BluezWords {
  public static final String NO_ADAPTER =
      "There is no Bluetooth adapter. Plug one in; 'rollscope doctor' looks closer.";
  public static final String STOPPED = "the Bluetooth daemon has stopped";
  public static final String BUS_LOST = "the connection to D-Bus was lost";

  static final String DENIED = "org.freedesktop.DBus.Error.AccessDenied";
  static final String NO_OWNER = "org.freedesktop.DBus.Error.NameHasNoOwner";
  static final String UNKNOWN = "org.freedesktop.DBus.Error.ServiceUnknown";

  private static final String SLOTS = "le-connection-concurrent-connection-limit";

  private BluezWords() {}

  /** The bus cannot be joined. */
  public static String bus(@Nullable String given, Throwable problem) {
    String address = given == null ? System.getenv("DBUS_SYSTEM_BUS_ADDRESS") : given;
    String words = String.valueOf(problem.getMessage());
    return "Bluetooth needs the system's D-Bus"
        + (address == null ? "" : " (" + address + ")")
        + ", which cannot be joined ("
        + words
        + "). Start it: sudo systemctl start dbus; in a container, mount /run/dbus.";
  }

  /** The daemon does not answer. */
  public static String daemon(BluezError problem) {
    return switch (problem.name()) {
      case DENIED ->
          "You may not use Bluetooth: the D-Bus refuses it ("
              + problem.words()
              + "). Join the group that may, then log out and in again:"
              + " sudo usermod -aG bluetooth $USER";
      case NO_OWNER, UNKNOWN ->
          "No Bluetooth daemon is running. Install and start it: sudo apt-get install bluez;"
              + " sudo systemctl start bluetooth";
      default ->
          "The Bluetooth daemon does not answer ("
              + problem.words()
              + "). Start it again: sudo systemctl restart bluetooth";
    };
  }

  public static String off(String adapter) {
    return "The Bluetooth adapter "
        + adapter
        + " is switched off. Switch it on: bluetoothctl power on (first 'rfkill unblock"
        + " bluetooth' where it is blocked).";
  }

  public static String noSuchAdapter(String adapter, String known) {
    return "There is no Bluetooth adapter "
        + adapter
        + (known.isEmpty() ? ". None is plugged in." : "; there is " + known + ".");
  }

  /** A connection could not be made. */
  public static LinkException connect(Sighting device, BluezError problem) {
    return isPairing(problem)
        ? new PairingException(pairing(device), problem)
        : new LinkException(unconnected(device, problem), problem);
  }

  private static String unconnected(Sighting device, BluezError problem) {
    if (isUnanswered(problem)) {
      return silent(device);
    }
    String words = problem.words();
    if (words.contains(SLOTS)) {
      return "The Bluetooth adapter "
          + device.adapter()
          + " has no connection left for "
          + device.title()
          + ". Disconnect another device, or plug in a second adapter.";
    }
    return device.title() + " could not be connected (" + words + "). It will be tried again.";
  }

  /** A device could not be bonded. */
  public static String bond(Sighting device, BluezError problem) {
    return isUnanswered(problem)
        ? silent(device)
        : device.title()
            + " could not be paired ("
            + problem.words()
            + "). Where it asks for a code or a button: bluetoothctl pair "
            + device.address();
  }

  public static String silent(Sighting device) {
    return device.title() + " did not answer in time. Is it near and switched on?";
  }

  /** Other devices are being connected. */
  public static String busy(Sighting device) {
    return "The Bluetooth adapter is busy with other devices; "
        + device.title()
        + " will be tried again.";
  }

  /** A device never tells its services. */
  public static String unresolved(Sighting device) {
    return device.title()
        + " is connected but does not tell its services. Switch it off and on; where that does not"
        + " help: bluetoothctl remove "
        + device.address();
  }

  public static boolean isUnanswered(BluezError problem) {
    return problem.name().equals("org.freedesktop.DBus.Error.NoReply");
  }

  /** Whether something was refused because the devices are not paired. */
  public static boolean isPairing(BluezError problem) {
    return problem.name().endsWith(".NotAuthorized")
        || problem.name().endsWith(".AuthenticationFailed")
        || (problem.name().endsWith(".NotPermitted") && problem.words().contains("paired"));
  }

  public static String pairing(Sighting device) {
    return device.title()
        + " wants to be paired first: rollscope pair "
        + BleTarget.SCHEME
        + device.address();
  }
}
