package org.rollscope.bridge.mqtt;

import java.util.Locale;
import java.util.Optional;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.Surface;
import org.rollscope.core.sample.Vector;
import tools.jackson.databind.JsonNode;

/** Reads what a device is, as {@link StatePayloads#info} tells it. */
public final class InfoReader {
  private InfoReader() {}

  /**
   * What a device is.
   *
   * @param id its identifier, which stands in the topic
   * @return empty where it is not told in full
   */
  public static Optional<DeviceInfo> read(String id, JsonNode info) {
    try {
      JsonNode axis = info.path("axis");
      Instrument tool =
          new Instrument(
              InstrumentKind.parse(info.path("instrument").asString("")),
              info.path("radius").asDouble(Double.NaN),
              new Vector(
                  axis.path(0).asDouble(0), axis.path(1).asDouble(0), axis.path(2).asDouble(0)),
              Surface.valueOf(info.path("surface").asString("").toUpperCase(Locale.ROOT)),
              info.path("pads").asInt(1),
              info.path("contactArea").asDouble(Double.NaN));
      return Optional.of(
          new DeviceInfo(
              id,
              info.path("name").asString(""),
              info.path("serial").asString(""),
              info.path("firmware").asString(""),
              tool,
              info.path("rate").asDouble(0),
              info.path("gyroRange").asDouble(Double.POSITIVE_INFINITY),
              info.path("accelRange").asDouble(Double.POSITIVE_INFINITY),
              info.path("boot").asString(""),
              null));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
