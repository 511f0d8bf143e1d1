package org.rollscope.desktop.sessions;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.sample.Channel;
import tools.jackson.databind.JsonNode;

/**
 * What raw values of a session mean: load = scale · raw − zero. Taken from its summary; raw values
 * stand for themselves before there is one.
 */
final class LoadScale {
  /** Those in which a load may be. */
  static final Set<Channel> CHANNELS = EnumSet.of(Channel.PRESSURE, Channel.FORCE);

  private final Channel channel;
  private final String unit;
  private final double scale;
  private final double[] zeros;

  private LoadScale(Channel channel, String unit, double scale, double... zeros) {
    this.channel = channel;
    this.unit = unit;
    this.scale = scale;
    this.zeros = zeros;
  }

  /**
   * The scale of a session.
   *
   * @param summary as docs/summary.schema.json describes it; empty while the session is open
   */
  static LoadScale of(Optional<String> summary) {
    return of(summary.map(Json.MAPPER::readTree).orElseGet(Json::object));
  }

  static LoadScale of(JsonNode summary) {
    JsonNode data = summary.path("data");
    boolean force = false;
    boolean pressure = false;
    for (JsonNode name : data.path("channels")) {
      force |= name.asString("").equals(Channel.FORCE.label());
      pressure |= name.asString("").equals(Channel.PRESSURE.label());
    }
    Channel channel = force && !pressure ? Channel.FORCE : Channel.PRESSURE;
    boolean newton = channel == Channel.FORCE && !summary.path("pressure").isObject();
    double[] zeros = new double[data.path("zeros").size()];
    for (int pad = 0; pad < zeros.length; pad++) {
      zeros[pad] = data.path("zeros").path(pad).asDouble(0);
    }
    return new LoadScale(channel, newton ? "N" : "kPa", data.path("scale").asDouble(1), zeros);
  }

  /** Where the load is measured. */
  Channel channel() {
    return channel;
  }

  /** The same for a session without a summary whose samples are all of the other channel. */
  LoadScale orForce(boolean onlyForce) {
    return onlyForce && channel == Channel.PRESSURE ? new LoadScale(Channel.FORCE, "N", 1) : this;
  }

  /** The load's unit: kPa or N. */
  String unit() {
    return unit;
  }

  /** Raises loads to those of a pad: of several pads the highest counts. NaN is unknown. */
  void raise(double[] loads, int pad, double[] raw) {
    double zero = pad < zeros.length ? zeros[pad] : 0;
    for (int i = 0; i < loads.length; i++) {
      double load = scale * raw[i] - zero;
      // A comparison with NaN is false.
      if (!(loads[i] >= load) && !Double.isNaN(load)) {
        loads[i] = load;
      }
    }
  }
}
