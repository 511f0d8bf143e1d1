package org.rollscope.bridge.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rollscope.bridge.protocol.Connector;
import org.rollscope.core.sample.Channel;

/**
 * A sensor's part in a tool of several.
 *
 * @param connector the way to it
 * @param channels taken from it; what else it measures is left out
 */
public record Part(Connector connector, Set<Channel> channels) {
  public Part {
    channels = Set.copyOf(channels);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException(connector.name() + " has no part in the tool");
    }
  }

  boolean gives(Channel channel) {
    return channels.contains(channel);
  }

  /** Whether it measures how the tool moves. */
  boolean givesMotion() {
    return gives(Channel.ANGULAR_RATE) || gives(Channel.SPECIFIC_FORCE);
  }

  /** What people call it, such as {@code force sensor ble:Progressor_1234}. */
  String title() {
    List<String> words = new ArrayList<>();
    for (Channel channel : List.of(Channel.PRESSURE, Channel.FORCE)) {
      if (gives(channel)) {
        words.add(channel.label());
      }
    }
    if (givesMotion()) {
      words.add("motion");
    }
    if (gives(Channel.TEMPERATURE)) {
      words.add(Channel.TEMPERATURE.label());
    }
    return String.join(" and ", words) + " sensor " + connector.name();
  }
}
