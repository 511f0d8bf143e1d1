package org.rollscope.bridge.tinyb;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.link.LinkException;

/** Whether TinyB could be used on this machine, found out without using it. */
public final class TinybCheck {
  private static final String GIO = "libgio-2.0.so.0";

  private final TinybLibraries libraries;
  private final Predicate<String> loads;

  /**
   * @param loads whether a library of this name or path loads
   */
  TinybCheck(TinybLibraries libraries, Predicate<String> loads) {
    this.libraries = libraries;
    this.loads = loads;
  }

  /** What keeps TinyB from being used, and what to do; empty for nothing. */
  public static Optional<String> problem(BleSettings settings) {
    TinybLibraries libraries = TinybProvider.libraries(settings);
    try (Arena arena = Arena.ofConfined()) {
      return new TinybCheck(libraries, name -> loads(name, arena)).problem();
    }
  }

  @SuppressWarnings("restricted") // only the system's loader knows what it finds
  private static boolean loads(String name, Arena arena) {
    try {
      return name.startsWith("/")
          ? SymbolLookup.libraryLookup(Path.of(name), arena) != null
          : SymbolLookup.libraryLookup(name, arena) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  Optional<String> problem() {
    try {
      Path folder = Files.createTempDirectory("rollscope-tinyb");
      try {
        return problem(libraries.in(folder));
      } finally {
        delete(folder);
      }
    } catch (LinkException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return Optional.of("TinyB's libraries could not be unpacked: " + e.getMessage());
    }
  }

  private Optional<String> problem(Path natives) {
    if (!loads.test(GIO)) {
      return Optional.of(TinybLibraries.failure(GIO));
    }
    // In this order: the second needs the first.
    for (String name : TinybLibraries.NAMES) {
      if (!loads.test(natives.resolve(name).toAbsolutePath().toString())) {
        return Optional.of(TinybLibraries.failure(name));
      }
    }
    return Optional.empty();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
