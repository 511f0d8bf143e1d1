package org.rollscope.sim.bluez;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;

/** A D-Bus in this process, for whoever has none or wants to leave the system's alone. */
public final class EmbeddedBus implements AutoCloseable {
  private final Path folder;
  private final EmbeddedDBusDaemon daemon;

  private EmbeddedBus(Path folder, EmbeddedDBusDaemon daemon) {
    this.folder = folder;
    this.daemon = daemon;
  }

  /** Starts one; its socket is in a folder that only this user may open. */
  public static EmbeddedBus start() throws BluezException {
    try {
      Path folder = Files.createTempDirectory("rollscope-bus");
      EmbeddedDBusDaemon daemon = new EmbeddedDBusDaemon(address(folder) + ",listen=true");
      daemon.startInBackgroundAndWait();
      return new EmbeddedBus(folder, daemon);
    } catch (IOException | IllegalStateException e) {
      throw new BluezException("A D-Bus of our own could not be started: " + e.getMessage(), e);
    }
  }

  private static String address(Path folder) {
    return "unix:path=" + folder.resolve("bus");
  }

  /** Where it is, for DBUS_SYSTEM_BUS_ADDRESS. */
  public String address() {
    return address(folder);
  }

  @Override
  public void close() {
    try {
      daemon.close();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      System.getLogger(EmbeddedBus.class.getName())
          .log(System.Logger.Level.DEBUG, "{0} stays behind: {1}", folder, e.getMessage());
    }
  }
}
