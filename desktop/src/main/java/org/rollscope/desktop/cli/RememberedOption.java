package org.rollscope.desktop.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.RememberedDevices;
import picocli.CommandLine.Option;

/** The option that says where the remembered tools are. */
final class RememberedOption {
  @Option(
      names = "--remembered",
      paramLabel = "FILE",
      description = "The remembered tools; ~/.config/rollscope/devices.yaml unless told.")
  private @Nullable Path file;

  RememberedDevices store() {
    return new RememberedDevices(file == null ? RememberedDevices.defaultFile() : file);
  }
}
