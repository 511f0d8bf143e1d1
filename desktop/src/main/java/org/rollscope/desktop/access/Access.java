package org.rollscope.desktop.access;

import java.util.ArrayList;
import java.util.List;

/**
 * What one client may do, as topic filters.
 *
 * @param who its name, for people
 * @param writes where it may publish
 * @param reads what it may get
 */
public record Access(String who, List<String> writes, List<String> reads) {
  private static final List<String> OF_A_DEVICE =
      List.of("status", "info", "samples", "live", "session", "event/#", "alarm/#");

  /** First level of the topics of Sparkplug, whose second one is our root. */
  private static final String SPARKPLUG = "spBv1.0/";

  /** Everything but the broker's own topics: for this computer's programs, which need no name. */
  public static final Access FULL = new Access("anonymous", List.of("#"), List.of("#"));

  public Access {
    writes = List.copyOf(writes);
    reads = List.copyOf(reads);
  }

  /**
   * What follows from a user's role.
   *
   * @param root first level of every topic of ours
   */
  public static Access of(User user, String root) {
    List<String> writes = new ArrayList<>();
    List<String> reads = new ArrayList<>();
    switch (user.role()) {
      case BRIDGE -> {
        user.devices().forEach(device -> ofDevice(root, device, writes, reads));
        ofBridge(root, user.name(), writes, reads);
        ofNode(root, user, writes, reads);
      }
      case VIEWER -> ofViewer(root, reads);
      case THERAPIST -> {
        ofTherapist(root, writes, reads);
        ofHost(root, user.name(), writes);
      }
      case HOME -> {
        ofTherapist(root, writes, reads);
        writes.add("homeassistant/status");
        reads.add("homeassistant/#");
      }
    }
    return new Access(user.name(), writes, reads);
  }

  private static void ofDevice(
      String root, String device, List<String> writes, List<String> reads) {
    OF_A_DEVICE.forEach(topic -> writes.add(root + "/" + device + "/" + topic));
    writes.add("homeassistant/device/" + device + "/config");
    reads.add(root + "/" + device + "/command/+");
  }

  private static void ofBridge(String root, String name, List<String> writes, List<String> reads) {
    writes.add(root + "/bridge/" + name + "/#");
    writes.add(root + "/answer/#");
    reads.add("homeassistant/status");
    reads.add("homeassistant/device/+/config");
  }

  /** The same bridge as an edge node of Sparkplug; its tools are devices of its own. */
  private static void ofNode(String root, User user, List<String> writes, List<String> reads) {
    String node = user.name();
    for (String type : List.of("BIRTH", "DATA", "DEATH")) {
      writes.add(SPARKPLUG + root + "/N" + type + "/" + node);
      user.devices()
          .forEach(
              device -> writes.add(SPARKPLUG + root + "/D" + type + "/" + node + "/" + device));
    }
    reads.add(SPARKPLUG + root + "/NCMD/" + node);
    user.devices().forEach(device -> reads.add(SPARKPLUG + root + "/DCMD/" + node + "/" + device));
    reads.add(SPARKPLUG + "STATE/+");
  }

  /** A host application of Sparkplug, which says by its name whether it is there. */
  private static void ofHost(String root, String name, List<String> writes) {
    writes.add(SPARKPLUG + root + "/NCMD/+");
    writes.add(SPARKPLUG + root + "/DCMD/+/+");
    writes.add(SPARKPLUG + "STATE/" + name);
  }

  private static void ofViewer(String root, List<String> reads) {
    reads.add(root + "/#");
    reads.add(SPARKPLUG + root + "/#");
    reads.add(SPARKPLUG + "STATE/+");
  }

  private static void ofTherapist(String root, List<String> writes, List<String> reads) {
    ofViewer(root, reads);
    writes.add(root + "/+/command/+");
  }

  /** Whether it may publish on a topic. */
  public boolean mayWrite(String topic) {
    return matchesAny(writes, topic);
  }

  /** Whether it may get what is published on a topic. */
  public boolean mayRead(String topic) {
    return matchesAny(reads, topic);
  }

  /** Whether a subscription can ever bring anything. */
  public boolean mayAskFor(String filter) {
    return reads.stream().anyMatch(allowed -> TopicFilters.overlap(allowed, filter));
  }

  private static boolean matchesAny(List<String> filters, String topic) {
    for (String filter : filters) {
      if (TopicFilters.matches(filter, topic)) {
        return true;
      }
    }
    return false;
  }
}
