package org.rollscope.bridge;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.CalibrationStore;
import org.rollscope.bridge.mqtt.Topics;

/**
 * What all devices of a bridge share.
 *
 * @param config the whole configuration
 * @param topics where to publish
 * @param outlet takes the messages
 * @param calibrations the devices' calibrations
 * @param ids who has which identifier
 * @param wall the wall clock
 * @param nanoTime the monotonic clock
 */
record Surroundings(
    BridgeConfig config,
    Topics topics,
    Outlet outlet,
    CalibrationStore calibrations,
    DeviceIds ids,
    InstantSource wall,
    LongSupplier nanoTime) {}
