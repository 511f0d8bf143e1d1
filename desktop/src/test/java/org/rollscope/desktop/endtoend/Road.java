package org.rollscope.desktop.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.Reconnect;

/** How the bridges of these tests are configured. */
final class Road {
  /** Ends a session, s of device time without contact. */
  static final double IDLE_SECONDS = 6;

  static final String BRIDGE_STATUS = "rollscope/bridge/bridge/status";

  private static final Reconnect QUICK =
      new Reconnect(Duration.ofMillis(100), Duration.ofMillis(400));

  private Road() {}

  /** A bridge of devices on lines; it tries again quickly. */
  static BridgeConfig config(Path folder, TestBroker broker, Line... lines) {
    return BridgeConfig.of(
            BrokerConfig.at(broker.address(), "bridge-under-test").withReconnect(QUICK),
            Arrays.stream(lines).map(line -> DeviceConfig.on(line.path())).toList())
        .withCalibrations(folder.resolve("calibrations"))
        .withIdleSeconds(IDLE_SECONDS);
  }
}
