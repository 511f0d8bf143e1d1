package org.rollscope.desktop.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.LinkOptions;
import org.rollscope.bridge.config.CalibrationStore;
import org.rollscope.bridge.config.ConfigException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that every measurement of a tool has. */
final class CalibrationOptions {
  static final String PORT = LinkOptions.LINK;
  static final String STORE = "Folder of the calibrations, where it is not the usual one.";

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A recording to use instead of a port.")
  private @Nullable Path file;

  @Option(
      names = "--device",
      paramLabel = "ID",
      description = "The device's identifier, where it tells none or the bridge gives it another.")
  private @Nullable String device;

  @Mixin private LinkOptions links;

  @Option(
      names = "--patience",
      paramLabel = "S",
      defaultValue = "60",
      description = "Give up after so many seconds; ${DEFAULT-VALUE} unless told.")
  private double patience;

  @Option(names = "--store", paramLabel = "DIR", description = STORE)
  private @Nullable Path directory;

  @Nullable Path file() {
    return file;
  }

  /** The identifier that a calibration is kept by; null for the device's own. */
  @Nullable String device(@Nullable String port) {
    if (device != null || port == null) {
      return device;
    }
    try {
      return links.device(port).id();
    } catch (ConfigException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  LinkOptions links() {
    return links;
  }

  /** Longest time a port is listened to, s; a recording is read to its end. */
  double patience() {
    return file == null ? patience : Double.POSITIVE_INFINITY;
  }

  CalibrationStore store() {
    return new CalibrationStore(
        directory == null ? CalibrationStore.defaultDirectory() : directory);
  }
}
