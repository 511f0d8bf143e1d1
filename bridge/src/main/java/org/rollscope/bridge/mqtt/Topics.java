package org.rollscope.bridge.mqtt;

import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.AlarmKind;

/**
 * The topics below one root; {@code docs/asyncapi.yaml} describes them.
 *
 * @param root first level or levels
 */
public record Topics(String root) {
  /** A device and the name of a command. */
  public record CommandTopic(String device, String command) {}

  public String bridgeStatus(String bridge) {
    return root + "/bridge/" + bridge + "/status";
  }

  public String status(String device) {
    return root + '/' + device + "/status";
  }

  public String info(String device) {
    return root + '/' + device + "/info";
  }

  public String samples(String device) {
    return root + '/' + device + "/samples";
  }

  public String live(String device) {
    return root + '/' + device + "/live";
  }

  public String event(String device, String type) {
    return root + '/' + device + "/event/" + type;
  }

  public String alarm(String device, AlarmKind kind) {
    return root + '/' + device + "/alarm/" + kind.label();
  }

  public String session(String device) {
    return root + '/' + device + "/session";
  }

  public String command(String device, String name) {
    return root + '/' + device + "/command/" + name;
  }

  /** Every command to every device. */
  public String commands() {
    return root + "/+/command/+";
  }

  /** Reads the topic of a command; null where it is none. */
  public @Nullable CommandTopic parseCommand(String topic) {
    if (!topic.startsWith(root + '/')) {
      return null;
    }
    String[] levels = topic.substring(root.length() + 1).split("/", -1);
    boolean isCommand = levels.length == 3 && levels[1].equals("command");
    return isCommand ? new CommandTopic(levels[0], levels[2]) : null;
  }
}
