package org.rollscope.desktop.sessions;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.contact.LoadScale;
import org.rollscope.core.sample.Channel;
import tools.jackson.databind.JsonNode;

/**
 * How the load of a session comes from its samples. Taken from its summary; raw values stand for
 * themselves before there is one.
 *
 * @param unit the load's: kPa or N
 */
record SessionLoad(LoadScale scale, String unit) {
  /** Those in which a load may be. */
  static final Set<Channel> CHANNELS = EnumSet.of(Channel.PRESSURE, Channel.FORCE);

  /**
   * The load of a session.
   *
   * @param summary as docs/summary.schema.json describes it; empty while the session is open
   */
  static SessionLoad of(Optional<String> summary) {
    return of(summary.map(Json.MAPPER::readTree).orElseGet(Json::object));
  }

  static SessionLoad of(JsonNode summary) {
    JsonNode data = summary.path("data");
    List<String> channels =
        data.path("channels").valueStream().map(name -> name.asString("")).toList();
    boolean force =
        channels.contains(Channel.FORCE.label()) && !channels.contains(Channel.PRESSURE.label());
    List<Double> zeros = data.path("zeros").valueStream().map(zero -> zero.asDouble(0)).toList();
    return new SessionLoad(
        new LoadScale(
            force ? Channel.FORCE : Channel.PRESSURE, data.path("scale").asDouble(1), zeros),
        force && !summary.path("pressure").isObject() ? "N" : "kPa");
  }

  /** The same for a session without a summary whose samples are all of the other channel. */
  SessionLoad orForce(boolean onlyForce) {
    return onlyForce && scale.channel() == Channel.PRESSURE
        ? new SessionLoad(new LoadScale(Channel.FORCE, 1, List.of()), "N")
        : this;
  }
}
