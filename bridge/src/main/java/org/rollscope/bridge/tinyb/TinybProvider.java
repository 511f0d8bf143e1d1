package org.rollscope.bridge.tinyb;

import java.nio.file.Path;
import org.rollscope.bridge.ble.BleProvider;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.ble.Radio;

/** Bluetooth LE by TinyB: x86-64, x86-32 and armv6, or wherever its libraries are given. */
public final class TinybProvider implements BleProvider {
  private static final String LIBRARY_PATH = "tinyb.library.path";

  @Override
  public String name() {
    return "tinyb";
  }

  @Override
  public Radio open(BleSettings settings) {
    return new TinybRadio(libraries(settings), settings.bus(), settings.adapter());
  }

  /** Where the libraries are, as configured. */
  static TinybLibraries libraries(BleSettings settings) {
    String given = System.getProperty(LIBRARY_PATH);
    return new TinybLibraries(
        settings.tinybLibraries() != null || given == null
            ? settings.tinybLibraries()
            : Path.of(given));
  }
}
