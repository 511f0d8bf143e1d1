package org.rollscope.bridge.pair;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.wire.DecodeCounts;

/** All sensors of a tool: who is there, and what they tell together. Not thread-safe. */
final class Roster {
  private final List<SensorState> sensors;

  Roster(List<Part> parts) {
    sensors = parts.stream().map(SensorState::new).toList();
  }

  SensorState get(int sensor) {
    return sensors.get(sensor);
  }

  /** Whether a sensor is connected. */
  boolean isAnyConnected() {
    return sensors.stream().anyMatch(SensorState::isConnected);
  }

  /** The numbers of those that are. */
  Set<Integer> connected() {
    Set<Integer> there = new HashSet<>();
    for (int i = 0; i < sensors.size(); i++) {
      if (sensors.get(i).isConnected()) {
        there.add(i);
      }
    }
    return there;
  }

  /** Whether all were recordings that have ended. */
  boolean haveAllEnded() {
    for (SensorState sensor : sensors) {
      if (!sensor.hasEnded()) {
        return false;
      }
    }
    return true;
  }

  /** Why no sensor is there, each in turn. */
  String absence() {
    return sensors.stream().map(SensorState::absence).collect(Collectors.joining("; "));
  }

  /** What a person should know of them; empty for nothing. */
  String remark() {
    return sensors.stream()
        .map(SensorState::remark)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  DecodeCounts counts() {
    return sensors.stream().map(SensorState::counts).reduce(DecodeCounts::plus).orElseThrow();
  }

  /** The weakest signal, dBm. */
  OptionalInt rssi() {
    return sensors.stream().map(SensorState::rssi).flatMapToInt(OptionalInt::stream).min();
  }

  /** The family of the first. */
  Optional<DeviceProtocol> family() {
    return sensors.getFirst().family();
  }

  List<@Nullable DeviceInfo> infos() {
    return sensors.stream().map(SensorState::info).toList();
  }

  List<@Nullable DeviceStatus> statuses() {
    return sensors.stream().map(SensorState::status).toList();
  }
}
