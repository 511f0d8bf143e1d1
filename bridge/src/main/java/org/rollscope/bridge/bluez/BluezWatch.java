package org.rollscope.bridge.bluez;

import java.time.Duration;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.link.LinkException;

/** Tells when the Bluetooth daemon or the bus has gone, for who cannot tell by himself. */
public final class BluezWatch implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SystemBus bus;

  private BluezWatch(SystemBus bus) {
    this.bus = bus;
  }

  /**
   * Begins to watch.
   *
   * @param address of the bus; null for the system's
   * @param gone called each time, on a thread of the bus
   * @throws LinkException when the bus cannot be joined or the daemon is not there
   */
  public static BluezWatch start(@Nullable String address, Runnable gone) throws LinkException {
    try {
      SystemBus bus =
          SystemBus.joinForOwner(
              address,
              new SystemBus.Listener() {
                @Override
                public void signal(DBusSignal signal) {
                  gone.run();
                }

                @Override
                public void lost() {
                  gone.run();
                }
              });
      try {
        bus.owner(PATIENCE);
      } catch (BluezError e) {
        bus.close();
        throw new LinkException(BluezWords.daemon(e), e);
      }
      return new BluezWatch(bus);
    } catch (DBusException | RuntimeException e) {
      throw new LinkException(BluezWords.bus(address, e), e);
    }
  }

  @Override
  public void close() {
    bus.close();
  }
}
