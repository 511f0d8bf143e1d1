package org.rollscope.desktop.cli;

import org.rollscope.bridge.LoginOptions;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.ConfigException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which broker, how to log in there, and below which topic. */
final class BrokerOptions {
  @Option(
      names = "--broker",
      paramLabel = "URL",
      defaultValue = BrokerConfig.DEFAULT_URL,
      description = "The MQTT broker; ${DEFAULT-VALUE} unless told.")
  private String url;

  @Mixin private LoginOptions login;

  @Option(
      names = "--root",
      paramLabel = "TOPIC",
      defaultValue = BrokerConfig.DEFAULT_ROOT,
      description = "First level of every topic; ${DEFAULT-VALUE} unless told.")
  private String root;

  /**
   * The broker, for one client.
   *
   * @throws ConfigException saying what is wrong with an option
   */
  BrokerConfig config(String clientId) throws ConfigException {
    return login.in(BrokerConfig.at(BrokerConfig.parseUrl(url), clientId)).withRoot(root);
  }

  String root() {
    return root;
  }
}
