package org.rollscope.bridge;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.mqtt.StatePayloads;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.alarm.LimitsInForce;
import org.rollscope.core.contact.Load;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.spot.Zone;

/** Who rolls with a tool, where, and how hard it may be. Belongs to the device's thread. */
final class Roller {
  private Zone zone;
  private Limits limits;
  private @Nullable String person;
  private @Nullable Instant since;

  /** Whom the configuration names; nobody in particular where it names nobody. */
  Roller(DeviceConfig device, BridgeConfig bridge) {
    zone = device.zone();
    person = device.person();
    limits = Limits.DEFAULT;
    if (person != null) {
      limits = Objects.requireNonNullElse(bridge.persons().get(person), limits);
    }
  }

  Zone zone() {
    return zone;
  }

  void zone(Zone next) {
    zone = next;
  }

  Limits limits() {
    return limits;
  }

  void limits(Limits next) {
    limits = next;
  }

  @Nullable String person() {
    return person;
  }

  /** Somebody rolls from now on; nobody in particular where it is null. */
  void person(@Nullable String name, Instant now) {
    person = name;
    since = now;
  }

  /**
   * What a tool tells of itself in these hands.
   *
   * @param channels mask of what it measures now; 0 where that is not known yet
   */
  StatePayloads.Description describe(DeviceInfo tool, int channels) {
    LimitsInForce inForce =
        Load.isIn(channels)
            ? LimitsInForce.of(
                limits, zone, tool.instrument(), Load.of(channels, tool.instrument(), 1))
            : null;
    return new StatePayloads.Description(
        tool, channels, inForce, zone, limits.noGo(), person, since);
  }
}
