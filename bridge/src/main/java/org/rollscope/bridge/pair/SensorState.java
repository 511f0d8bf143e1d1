package org.rollscope.bridge.pair;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.wire.DecodeCounts;

/** What is known of one sensor: whether it is there, and what it told. Not thread-safe. */
final class SensorState {
  private static final DecodeCounts NOTHING = new DecodeCounts(0, 0, 0, 0, 0, 0, 0);

  private final Part part;
  private boolean connected;
  private boolean wasConnected;
  private boolean silent;
  private boolean ended;
  private String why = "it is being looked for.";
  private String remark = "";
  private OptionalInt rssi = OptionalInt.empty();
  private Optional<DeviceProtocol> family = Optional.empty();
  private DecodeCounts before = NOTHING;
  private DecodeCounts counts = NOTHING;
  private @Nullable DeviceInfo info;
  private @Nullable DeviceStatus status;

  SensorState(Part part) {
    this.part = part;
  }

  Part part() {
    return part;
  }

  void opened() {
    connected = true;
    wasConnected = true;
    silent = false;
  }

  /** Takes what its connection tells of itself. */
  void observe(Connection connection, boolean isSilent) {
    counts = connection.counts();
    rssi = connection.rssi();
    family = connection.family();
    silent = isSilent;
    remark = connection.remark().orElse("");
  }

  void lost(String reason) {
    connected = false;
    silent = false;
    remark = "";
    rssi = OptionalInt.empty();
    why = reason;
    before = counts();
    counts = NOTHING;
  }

  void ended() {
    lost("the recording has ended.");
    ended = true;
  }

  boolean isConnected() {
    return connected;
  }

  boolean isSilent() {
    return silent;
  }

  boolean hasEnded() {
    return ended;
  }

  /** What it has sent so far, over all connections. */
  DecodeCounts counts() {
    return before.plus(counts);
  }

  OptionalInt rssi() {
    return rssi;
  }

  Optional<DeviceProtocol> family() {
    return family;
  }

  void info(DeviceInfo told) {
    info = told;
  }

  @Nullable DeviceInfo info() {
    return info;
  }

  void status(DeviceStatus told) {
    status = told;
  }

  @Nullable DeviceStatus status() {
    return status;
  }

  /** What keeps it from being there, for people. */
  String absence() {
    return "the " + part.title() + ": " + why;
  }

  /** What a person should know of it; empty for nothing. */
  String remark() {
    if (!connected) {
      String how = wasConnected ? " is lost" : " is not there yet";
      return "the " + part.title() + how + " and its channels are missing: " + why;
    }
    if (silent) {
      return "nothing comes from the "
          + part.title()
          + " and its channels are missing; is it switched on?";
    }
    return remark.isEmpty() ? "" : "the " + part.title() + ": " + remark;
  }
}
