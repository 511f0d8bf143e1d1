package org.rollscope.bridge.bluez;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.jspecify.annotations.Nullable;

/**
 * How far this program gets on its way to Bluetooth, for who looks for what is wrong.
 *
 * @param address of the bus
 * @param reach how far it gets
 * @param problem what ends its way, with what to do; empty where nothing does
 * @param version of the daemon, such as {@code 5.66}; empty where no adapter tells it
 * @param adapters that the daemon has
 */
public record BluezReport(
    String address, Reach reach, String problem, String version, List<Adapter> adapters) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Linux's USB id of the daemon's own, with its version in hexadecimal. */
  private static final Pattern MODALIAS =
      Pattern.compile("usb:v1D6Bp0246d([0-9A-F]{2})([0-9A-F]{2})");

  /** The steps of the way, in order. */
  public enum Reach {
    /** The bus cannot be joined. */
    NO_BUS,
    /** The bus keeps this user from the daemon. */
    FORBIDDEN,
    NO_DAEMON,
    /** The daemon does not answer. */
    SILENT,
    DAEMON
  }

  /**
   * An adapter as the daemon tells of it.
   *
   * @param name such as {@code hci0}
   * @param address of its own
   * @param powered whether it is switched on
   * @param blocked whether it is kept off by rfkill, as far as the daemon tells
   * @param central whether it can connect to devices of low energy
   */
  public record Adapter(
      String name, String address, boolean powered, boolean blocked, boolean central) {}

  public BluezReport {
    adapters = List.copyOf(adapters);
  }

  /**
   * Goes the way.
   *
   * @param address of the bus; null for the system's
   */
  public static BluezReport of(@Nullable String address) {
    String where = BusDoor.address(address).toString();
    try (SystemBus bus = SystemBus.joinForOwner(address, new Deaf())) {
      bus.owner(PATIENCE);
      BluezObjects objects = new BluezObjects();
      objects.replace(bus.managedObjects(PATIENCE));
      return new BluezReport(where, Reach.DAEMON, "", version(objects), adapters(objects));
    } catch (BluezError e) {
      return new BluezReport(where, reach(e), BluezWords.daemon(e), "", List.of());
    } catch (DBusException | RuntimeException e) {
      return new BluezReport(where, Reach.NO_BUS, BluezWords.bus(address, e), "", List.of());
    }
  }

  private static Reach reach(BluezError problem) {
    return switch (problem.name()) {
      case BluezWords.DENIED -> Reach.FORBIDDEN;
      case BluezWords.NO_OWNER, BluezWords.UNKNOWN -> Reach.NO_DAEMON;
      default -> Reach.SILENT;
    };
  }

  private static String version(BluezObjects objects) {
    for (String path : objects.below("/org/bluez/", BluezObjects.ADAPTER)) {
      Matcher told = MODALIAS.matcher(objects.string(path, BluezObjects.ADAPTER, "Modalias"));
      if (told.matches()) {
        return Integer.parseInt(told.group(1), 16) + "." + Integer.parseInt(told.group(2), 16);
      }
    }
    return "";
  }

  private static List<Adapter> adapters(BluezObjects objects) {
    List<Adapter> adapters = new ArrayList<>();
    for (String path : objects.below("/org/bluez/", BluezObjects.ADAPTER)) {
      adapters.add(
          new Adapter(
              BluezState.adapterOf(path),
              objects.string(path, BluezObjects.ADAPTER, "Address"),
              objects.flag(path, BluezObjects.ADAPTER, "Powered"),
              objects.string(path, BluezObjects.ADAPTER, "PowerState").equals("off-blocked"),
              isCentral(objects.value(path, BluezObjects.ADAPTER, "Roles"))));
    }
    return adapters;
  }

  /** Old daemons tell no roles; then it is not held against the adapter. */
  private static boolean isCentral(@Nullable Object roles) {
    return roles == null || BluezObjects.list(roles).contains("central");
  }

  /** Asks, and does not listen. */
  private static final class Deaf implements SystemBus.Listener {
    @Override
    public void signal(DBusSignal signal) {
      // What changes after the question is of no interest.
    }

    @Override
    public void lost() {
      // The next call tells.
    }
  }
}
