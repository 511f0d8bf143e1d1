package org.rollscope.bridge.mqtt;

import java.util.Optional;

/**
 * The topics of {@code docs/asyncapi.yaml}.
 *
 * @param root first level, {@code rollscope} unless configured
 * @param bridge identifier of this bridge
 */
public record Topics(String root, String bridge) {
  public static final String DEFAULT_ROOT = "rollscope";

  /** A command's address. */
  public record Address(String device, String command) {}

  String bridgeStatus() {
    return root + "/bridge/" + bridge + "/status";
  }

  public String status(String device) {
    return of(device, "status");
  }

  public String info(String device) {
    return of(device, "info");
  }

  public String samples(String device) {
    return of(device, "samples");
  }

  public String live(String device) {
    return of(device, "live");
  }

  public String event(String device, String type) {
    return of(device, "event/" + type);
  }

  public String alarm(String device, String kind) {
    return of(device, "alarm/" + kind);
  }

  public String session(String device) {
    return of(device, "session");
  }

  public String command(String device, String name) {
    return of(device, "command/" + name);
  }

  private String of(String device, String rest) {
    return root + "/" + device + "/" + rest;
  }

  String allCommands() {
    return root + "/+/command/+";
  }

  /** What a command's topic names; empty for any other topic. */
  Optional<Address> address(String topic) {
    if (!topic.startsWith(root + "/")) {
      return Optional.empty();
    }
    String[] levels = topic.substring(root.length() + 1).split("/", -1);
    return levels.length == 3 && levels[1].equals("command")
        ? Optional.of(new Address(levels[0], levels[2]))
        : Optional.empty();
  }
}
