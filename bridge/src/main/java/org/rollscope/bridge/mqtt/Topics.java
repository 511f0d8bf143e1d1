package org.rollscope.bridge.mqtt;

import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.AlarmKind;

/**
 * The topics below one root; {@code docs/asyncapi.yaml} describes them.
 *
 * @param root first level or levels
 */
public record Topics(String root) {
  private static final int LONGEST = 512;

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

  /**
   * Whether an answer may go to a topic, which the asker has chosen: nowhere where it would be
   * taken for something measured, or for something that others announce.
   */
  boolean mayAnswerOn(String topic) {
    boolean plain =
        topic.length() <= LONGEST && topic.chars().noneMatch(c -> "+#\0".indexOf(c) >= 0);
    boolean others =
        topic.startsWith("$") || topic.startsWith("homeassistant/") || topic.startsWith("spBv1.0/");
    boolean measured = topic.startsWith(root + '/') && !topic.startsWith(root + "/answer/");
    return plain && !others && !measured;
  }

  /** Whether a topic is the retained state of a device's alarm. */
  public boolean isAlarm(String topic) {
    String[] levels = levels(topic);
    return levels.length == 3 && levels[1].equals("alarm") && !levels[0].equals("bridge");
  }

  /** Whether a topic is the status of a device. */
  public boolean isStatus(String topic) {
    String[] levels = levels(topic);
    return levels.length == 2 && levels[1].equals("status");
  }

  /** The levels below the root; none where it is not below it. */
  private String[] levels(String topic) {
    return topic.startsWith(root + '/')
        ? topic.substring(root.length() + 1).split("/", -1)
        : new String[0];
  }

  /** Reads the topic of a command; null where it is none. */
  public @Nullable CommandTopic parseCommand(String topic) {
    String[] levels = levels(topic);
    boolean isCommand = levels.length == 3 && levels[1].equals("command");
    return isCommand ? new CommandTopic(levels[0], levels[2]) : null;
  }
}
