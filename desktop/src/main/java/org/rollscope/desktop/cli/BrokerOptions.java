package org.rollscope.desktop.cli;

import picocli.CommandLine.Option;

/** Which broker, and below which topic. */
final class BrokerOptions {
  @Option(
      names = "--broker",
      paramLabel = "URL",
      defaultValue = "tcp://localhost:1883",
      description = "The MQTT broker; ${DEFAULT-VALUE} unless told.")
  private String url;

  @Option(
      names = "--root",
      paramLabel = "TOPIC",
      defaultValue = "rollscope",
      description = "First level of every topic; ${DEFAULT-VALUE} unless told.")
  private String root;

  String url() {
    return url;
  }

  String root() {
    return root;
  }
}
