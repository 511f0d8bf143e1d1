package org.rollscope.desktop.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.UserFolder;
import picocli.CommandLine.Option;

/** The option that says where the broker's certificates are. */
final class CertificatesOption {
  @Option(
      names = "--certificates",
      paramLabel = "FOLDER",
      description = "Where they are; ~/.config/rollscope/certificates unless told.")
  private @Nullable Path folder;

  Path path() {
    return folder == null ? UserFolder.path().resolve("certificates") : folder;
  }
}
