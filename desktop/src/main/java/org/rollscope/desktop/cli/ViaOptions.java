package org.rollscope.desktop.cli;

import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.LoginOptions;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.ConfigException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options that say which broker is used instead of one of this process. */
final class ViaOptions {
  private static final String CLIENT = "companion";

  @Option(
      names = "--via",
      paramLabel = "URL",
      description = "Use the MQTT broker there; one of its own unless told.")
  private @Nullable String url;

  @ArgGroup(validate = false)
  private LoginOptions login = new LoginOptions();

  @Option(
      names = "--root",
      paramLabel = "TOPIC",
      defaultValue = BrokerConfig.DEFAULT_ROOT,
      description = "First level of every topic there; ${DEFAULT-VALUE} unless told.")
  private String root = BrokerConfig.DEFAULT_ROOT;

  /**
   * The broker; null for one of this process.
   *
   * @throws ConfigException saying what is wrong with an option
   */
  @Nullable BrokerConfig broker() throws ConfigException {
    if (url != null) {
      return login.in(BrokerConfig.at(BrokerConfig.parseUrl(url), CLIENT)).withRoot(root);
    }
    BrokerConfig nowhere = BrokerConfig.at(BrokerConfig.DEFAULT_URL, CLIENT);
    if (!login.in(nowhere).withRoot(root).equals(nowhere)) {
      throw new ConfigException("Name the broker to log in at: --via URL");
    }
    return null;
  }
}
