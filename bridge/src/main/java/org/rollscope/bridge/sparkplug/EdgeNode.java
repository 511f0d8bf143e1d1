package org.rollscope.bridge.sparkplug;

import org.jspecify.annotations.Nullable;

/**
 * Which edge node a bridge is, and the topics that follow from it.
 *
 * @param group its group
 * @param name its name in the group
 * @param primaryHost the host application without which nothing is sent; null for none
 * @param hostSeconds that the broker may need to miss that host, s
 */
public record EdgeNode(
    String group, String name, @Nullable String primaryHost, double hostSeconds) {
  private static final String NAMESPACE = "spBv1.0/";

  private String node(String type) {
    return NAMESPACE + group + '/' + type + '/' + name;
  }

  String birth() {
    return node("NBIRTH");
  }

  String death() {
    return node("NDEATH");
  }

  String data() {
    return node("NDATA");
  }

  String command() {
    return node("NCMD");
  }

  String deviceBirth(String device) {
    return node("DBIRTH") + '/' + device;
  }

  String deviceDeath(String device) {
    return node("DDEATH") + '/' + device;
  }

  String deviceData(String device) {
    return node("DDATA") + '/' + device;
  }

  /** Every command to every device. */
  String deviceCommands() {
    return node("DCMD") + "/+";
  }

  /** The device that a command is for; null where the topic is none of a device's commands. */
  @Nullable String commanded(String topic) {
    String start = node("DCMD") + '/';
    return topic.startsWith(start) ? topic.substring(start.length()) : null;
  }

  /** Where the primary host says whether it is there; null where none is waited for. */
  @Nullable String hostState() {
    return primaryHost == null ? null : NAMESPACE + "STATE/" + primaryHost;
  }

  /** Whether a topic is one of Sparkplug's. */
  static boolean isSparkplug(String topic) {
    return topic.startsWith(NAMESPACE);
  }
}
