package org.rollscope.bridge.tinyb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.link.LinkException;
import tinyb.BluetoothManager;

/** TinyB's native libraries, from its jar or from a folder. */
final class TinybLibraries {
  static final List<String> NAMES = List.of("libtinyb.so", "libjavatinyb.so");

  /** Folders in the jar by the name Java gives a processor. */
  private static final Map<String, String> PROCESSORS =
      Map.of(
          "amd64", "native/linux/x86_64",
          "x86", "native/linux/x86_32",
          "i386", "native/linux/x86_32",
          "arm", "native/arm/armv6");

  private final @Nullable Path given;

  /**
   * @param given folder that holds them; null for those in the jar
   */
  TinybLibraries(@Nullable Path given) {
    this.given = given;
  }

  /**
   * The folder with the libraries of this machine.
   *
   * @param folder where they are unpacked to
   * @throws LinkException where there are none, saying what to do
   */
  Path in(Path folder) throws LinkException {
    Path from = given;
    if (from != null) {
      for (String name : NAMES) {
        if (!Files.isRegularFile(from.resolve(name))) {
          throw new LinkException(
              "TinyB's library " + name + " is not in " + from + ". Is tinyb.library.path right?");
        }
      }
      return from;
    }
    return unpack(folder, System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  static Path unpack(Path folder, String system, String processor) throws LinkException {
    String inJar = PROCESSORS.get(processor.toLowerCase(Locale.ROOT));
    if (inJar == null || !system.startsWith("Linux")) {
      throw new LinkException(
          "TinyB brings no libraries for "
              + system
              + " on "
              + processor
              + ". Use the default provider instead ('--ble bluez'), or build TinyB and name the"
              + " folder of its libraries: -Dtinyb.library.path=DIR");
    }
    try {
      for (String name : NAMES) {
        try (InputStream library =
            BluetoothManager.class.getResourceAsStream("/" + inJar + "/" + name)) {
          if (library == null) {
            throw new LinkException("TinyB's jar lacks " + inJar + "/" + name + ".");
          }
          Files.copy(library, folder.resolve(name));
        }
      }
      return folder;
    } catch (LinkException e) {
      throw e;
    } catch (IOException e) {
      throw new LinkException(
          "TinyB's libraries could not be unpacked to " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Why the libraries did not load, and what to do. */
  static String failure(String linkError) {
    boolean glib = linkError.contains("libgio") || linkError.contains("libglib");
    return glib
        ? "TinyB needs GLib, which is not installed ("
            + linkError
            + "). Install it: sudo apt-get install libglib2.0-0"
        : "TinyB's libraries do not load: "
            + linkError
            + ". Install what is missing, or use the default provider: '--ble bluez'.";
  }
}
