package org.rollscope.bridge;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.Secret;
import org.rollscope.bridge.config.SecretFile;
import org.rollscope.bridge.config.TlsConfig;
import picocli.CommandLine.Option;

/** Options that say who logs in at a broker, and how the two trust each other. */
public final class LoginOptions {
  @Option(names = "--user", paramLabel = "NAME", description = "Log in at the broker as NAME.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file that holds the user's password, and nothing else.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      description = "The environment variable that holds it instead.")
  private @Nullable String passwordVariable;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description =
          "Certificates (PEM) of those who may sign the broker's; else those this machine trusts.")
  private @Nullable Path authority;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "The certificate (PEM) to show to the broker, where it asks for one.")
  private @Nullable Path certificate;

  @Option(names = "--key", paramLabel = "FILE", description = "The key (PEM) of --certificate.")
  private @Nullable Path key;

  /** Made by picocli. */
  public LoginOptions() {}

  /**
   * How to log in, where it is not as configured.
   *
   * @param configured what holds where the command line says nothing
   * @throws ConfigException saying which option lacks another, or which file is missing
   */
  public BrokerConfig in(BrokerConfig configured) throws ConfigException {
    BrokerConfig broker = configured.withTls(certificates(configured.tls()));
    String name = user == null ? configured.user() : user;
    Secret password = password();
    if (password == null) {
      password = configured.password();
    } else if (name == null) {
      throw new ConfigException("A password needs a user: --user NAME");
    }
    return name == null ? broker : broker.withLogin(name, password);
  }

  private @Nullable Secret password() throws ConfigException {
    Path file = passwordFile;
    String variable = passwordVariable;
    if (file != null && variable != null) {
      throw new ConfigException("Give either --password-file or --password-env");
    }
    if (variable != null) {
      String value = System.getenv(variable);
      if (value == null) {
        throw new ConfigException("The environment has no variable " + variable);
      }
      return new Secret(value);
    }
    return file == null ? null : SecretFile.read(file);
  }

  private TlsConfig certificates(TlsConfig configured) throws ConfigException {
    Path ownKey = key;
    if ((certificate == null) != (ownKey == null)) {
      throw new ConfigException("--certificate needs --key, and --key needs --certificate");
    }
    Path trusted = authority == null ? configured.authority() : authority;
    if (ownKey == null) {
      return new TlsConfig(trusted, configured.certificate(), configured.key());
    }
    SecretFile.warn(ownKey);
    return new TlsConfig(trusted, certificate, ownKey);
  }
}
