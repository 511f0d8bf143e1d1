package org.rollscope.bridge.pair;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.protocol.ToolDescription;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.Instrument;

/** What several sensors say of themselves, as one tool would say it. */
final class PairedTool {
  private static final int NONE = -1;

  private final List<Part> parts;
  private final ToolDescription tool;
  private final int load;
  private final int motion;

  /**
   * @param tool what is known without its sensors
   */
  PairedTool(List<Part> parts, ToolDescription tool) {
    this.parts = parts;
    this.tool = tool;
    int pressure = giving(Channel.PRESSURE);
    load = pressure == NONE ? giving(Channel.FORCE) : pressure;
    int turning = giving(Channel.ANGULAR_RATE);
    motion = turning == NONE ? giving(Channel.SPECIFIC_FORCE) : turning;
  }

  private int giving(Channel channel) {
    return IntStream.range(0, parts.size())
        .filter(i -> parts.get(i).gives(channel))
        .findFirst()
        .orElse(NONE);
  }

  /** The sensor that measures the load the analysis goes by; -1 for none. */
  int load() {
    return load;
  }

  /**
   * The tool as its sensors tell it. It has no boot of its own: its clock is the host's.
   *
   * @param told by each sensor; null for one that has not told yet
   * @param rate of its samples, Hz
   */
  DeviceInfo info(List<@Nullable DeviceInfo> told, double rate) {
    DeviceInfo rolling = giver(told, Channel.ANGULAR_RATE);
    DeviceInfo pushed = giver(told, Channel.SPECIFIC_FORCE);
    return new DeviceInfo(
        tool.id(),
        tool.name(),
        joined(told, DeviceInfo::serial),
        joined(told, DeviceInfo::firmware),
        instrument(told),
        rate,
        rolling == null ? Double.POSITIVE_INFINITY : rolling.gyroRange(),
        pushed == null ? Double.POSITIVE_INFINITY : pushed.accelRange(),
        "",
        null);
  }

  private @Nullable DeviceInfo giver(List<@Nullable DeviceInfo> told, Channel channel) {
    int sensor = giving(channel);
    return sensor == NONE ? null : told.get(sensor);
  }

  private static String joined(
      List<@Nullable DeviceInfo> told, Function<DeviceInfo, String> property) {
    return told.stream()
        .filter(Objects::nonNull)
        .map(property)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" + "));
  }

  /**
   * The geometry that a sensor knows, first of all that which turns with the tool; else the one
   * known without them. Without its load sensor a tool has no pads yet.
   */
  private Instrument instrument(List<@Nullable DeviceInfo> told) {
    Instrument geometry =
        Stream.concat(Stream.of(motion).filter(i -> i != NONE).map(told::get), told.stream())
            .filter(Objects::nonNull)
            .map(DeviceInfo::instrument)
            .filter(own -> !withPads(own, tool.instrument()).equals(tool.instrument()))
            .findFirst()
            .orElse(tool.instrument());
    DeviceInfo pressed = load == NONE ? null : told.get(load);
    if (pressed == null) {
      return withPads(geometry, 0);
    }
    double area = pressed.instrument().contactArea();
    return withPads(geometry, pressed.instrument().pads())
        .withContactArea(Double.isNaN(area) ? geometry.contactArea() : area);
  }

  private static Instrument withPads(Instrument of, Instrument like) {
    return withPads(of, like.pads());
  }

  private static Instrument withPads(Instrument of, int pads) {
    return new Instrument(of.kind(), of.radius(), of.axis(), of.surface(), pads, of.contactArea());
  }

  /**
   * The state of the tool: the emptiest battery, every fault.
   *
   * @param told by each sensor; null for one that has not told yet
   */
  DeviceStatus status(List<@Nullable DeviceStatus> told) {
    DeviceStatus emptiest = null;
    boolean saturated = false;
    boolean faulty = false;
    long dropped = 0;
    for (DeviceStatus one : told) {
      if (one != null) {
        saturated |= one.pressureSaturated();
        faulty |= one.sensorFault();
        dropped += one.framesDropped();
        emptiest = emptiest == null || one.battery() < battery(emptiest) ? one : emptiest;
      }
    }
    DeviceStatus loaded = load == NONE ? null : told.get(load);
    int warm = giving(Channel.TEMPERATURE);
    DeviceStatus warmed = warm == NONE ? null : told.get(warm);
    return new DeviceStatus(
        emptiest == null ? Double.NaN : emptiest.battery(),
        warmed == null ? Double.NaN : warmed.temperature(),
        emptiest != null && emptiest.charging(),
        saturated,
        faulty,
        loaded != null && loaded.tareDone(),
        dropped);
  }

  private static double battery(DeviceStatus of) {
    return Double.isNaN(of.battery()) ? Double.POSITIVE_INFINITY : of.battery();
  }
}
