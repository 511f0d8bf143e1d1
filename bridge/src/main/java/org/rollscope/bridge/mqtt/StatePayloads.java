package org.rollscope.bridge.mqtt;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.core.alarm.LimitsInForce;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.Vector;
import org.rollscope.core.spot.Zone;
import org.rollscope.core.wire.DecodeCounts;
import tools.jackson.databind.node.ObjectNode;

/** The retained states of a device as JSON: its status and what it is. */
public final class StatePayloads {
  private StatePayloads() {}

  /**
   * How it stands with a device.
   *
   * @param phase searching, connecting, streaming or lost
   * @param since when it entered that phase
   * @param time now
   * @param link where it is
   * @param error what a person should know; empty for nothing
   * @param rssi strength of the signal, dBm; empty where there is none
   * @param status what the device last told of itself; null for nothing yet
   * @param counts what was decoded
   * @param dropped messages that the outbox had no room for
   */
  public record Status(
      String phase,
      Instant since,
      Instant time,
      String link,
      String error,
      OptionalInt rssi,
      @Nullable DeviceStatus status,
      DecodeCounts counts,
      long dropped) {}

  /** Writes a status. */
  public static Payload status(Status from) {
    ObjectNode node = Json.object();
    node.put("v", 1).put("state", from.phase().toLowerCase(Locale.ROOT));
    node.put("since", from.since().toString()).put("time", from.time().toString());
    node.put("link", from.link());
    node.put("error", from.error().isEmpty() ? null : from.error());
    put(node, "rssi", from.rssi().isPresent() ? from.rssi().getAsInt() : Double.NaN);
    DeviceStatus told = from.status();
    put(node, "battery", told == null ? Double.NaN : told.battery());
    put(node, "temperature", told == null ? Double.NaN : told.temperature());
    node.put("charging", told != null && told.charging());
    node.put("sensorFault", told != null && told.sensorFault());
    node.put("framesDropped", told == null ? 0 : told.framesDropped());
    node.put("frames", from.counts().frames()).put("lost", from.counts().lostFrames());
    node.put("duplicate", from.counts().duplicateFrames());
    node.put("malformed", from.counts().malformed());
    node.put("unknown", from.counts().unknownFrames());
    node.put("outboxDropped", from.dropped());
    return Json.payload(node);
  }

  /** A status that an earlier run of the bridge has left: the device must be found again. */
  public static Payload afterRestart(Payload status, Instant now) {
    if (!(Json.parse(status.bytes()) instanceof ObjectNode node)) {
      return Payload.EMPTY;
    }
    node.put("state", "lost").put("since", now.toString()).put("time", now.toString());
    node.put("error", "the bridge was started anew and looks for it");
    return Json.payload(node);
  }

  /**
   * What a device is and how it is analysed.
   *
   * @param device what it told, corrected
   * @param channels mask of what it measures
   * @param limits in force; null before the first sample or without a load
   * @param zone worked now
   * @param noGo zones that must not be rolled
   * @param person whose limits hold; null for none
   * @param personSince when a command told the person; null where none did since the bridge began
   */
  public record Description(
      DeviceInfo device,
      int channels,
      @Nullable LimitsInForce limits,
      Zone zone,
      Set<Zone> noGo,
      @Nullable String person,
      @Nullable Instant personSince) {}

  /** Writes what a device is. */
  public static Payload info(Description from) {
    DeviceInfo device = from.device();
    Instrument tool = device.instrument();
    ObjectNode node = Json.object();
    node.put("v", 1).put("name", device.name()).put("serial", device.serial());
    node.put("firmware", device.firmware()).put("boot", device.boot());
    node.put("instrument", tool.kind().label());
    put(node, "radius", tool.radius());
    node.put("surface", tool.surface().name().toLowerCase(Locale.ROOT));
    if (tool.kind().isCylinder()) {
      Vector axis = tool.axis();
      node.putArray("axis").add(axis.x()).add(axis.y()).add(axis.z());
    }
    node.put("pads", tool.pads());
    put(node, "contactArea", tool.contactArea());
    node.set("channels", Json.MAPPER.valueToTree(channels(from.channels())));
    put(node, "rate", device.sampleRate() > 0 ? device.sampleRate() : Double.NaN);
    put(node, "gyroRange", device.gyroRange());
    put(node, "accelRange", device.accelRange());
    node.set("limits", Json.MAPPER.valueToTree(from.limits()));
    node.put("zone", from.zone().label());
    node.set(
        "noGo", Json.MAPPER.valueToTree(from.noGo().stream().map(Zone::label).sorted().toList()));
    node.put("person", from.person());
    Instant since = from.personSince();
    node.put("personSince", since == null ? null : since.toString());
    return Json.payload(node);
  }

  private static List<String> channels(int mask) {
    return Arrays.stream(Channel.values())
        .filter(channel -> channel.in(mask))
        .map(Json::label)
        .toList();
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, Json.rounded(value));
    } else {
      node.putNull(name);
    }
  }
}
