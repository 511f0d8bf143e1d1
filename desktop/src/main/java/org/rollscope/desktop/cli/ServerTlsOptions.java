package org.rollscope.desktop.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.broker.ServerTls;
import picocli.CommandLine.Option;

/** The options that say how a broker speaks TLS. */
final class ServerTlsOptions {
  @Option(
      names = "--certificates",
      paramLabel = "FOLDER",
      description =
          "Speak TLS, and take clients' certificates, with what 'rollscope broker certificate' made"
              + " there.")
  private @Nullable Path folder;

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = "Speak TLS with this certificate, PEM, and those that signed it.")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "The certificate's key, PEM.")
  private @Nullable Path key;

  @Option(
      names = "--client-ca",
      paramLabel = "FILE",
      description =
          "Take clients' certificates signed by this one, PEM; a client is then the user its"
              + " certificate names.")
  private @Nullable Path clients;

  /** The files; null for no TLS. */
  @Nullable ServerTls files() {
    Path ownCertificate = certificate == null ? in(folder, "server.pem") : certificate;
    Path ownKey = key == null ? in(folder, "server.key") : key;
    Path authority = clients == null ? in(folder, "ca.pem") : clients;
    if (ownCertificate != null && ownKey != null) {
      return new ServerTls(ownCertificate, ownKey, authority);
    }
    if (ownCertificate != null || ownKey != null || authority != null) {
      throw new CommandException(
          "TLS needs both --tls-certificate and --tls-key, or --certificates");
    }
    return null;
  }

  private static @Nullable Path in(@Nullable Path folder, String name) {
    return folder == null ? null : folder.resolve(name);
  }
}
