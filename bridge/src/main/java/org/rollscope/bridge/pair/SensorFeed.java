package org.rollscope.bridge.pair;

import java.util.function.LongSupplier;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.DeviceListener;

/** What one sensor says, put on the host's time and handed on. Used by the sensor's thread. */
final class SensorFeed implements DeviceListener {
  private final int sensor;
  private final Hub hub;
  private final LongSupplier nanoTime;
  private final SensorClock clock = new SensorClock();
  private double[] times = new double[64];
  private String boot = "";
  private boolean fresh = true;
  private boolean hasSamples;

  /**
   * @param sensor its number
   * @param nanoTime the host's monotonic clock
   */
  SensorFeed(int sensor, Hub hub, LongSupplier nanoTime) {
    this.sensor = sensor;
    this.hub = hub;
    this.nanoTime = nanoTime;
  }

  /** A new connection begins. */
  void begin() {
    fresh = true;
    hasSamples = false;
  }

  /** Whether samples have come over this connection. */
  boolean hasSamples() {
    return hasSamples;
  }

  /** A sensor that cannot tell its boots apart may have started anew with every connection. */
  @Override
  public void info(DeviceInfo info) {
    if (!info.boot().equals(boot) || (fresh && boot.isEmpty())) {
      clock.restart();
    }
    boot = info.boot();
    fresh = false;
    hub.info(sensor, info);
  }

  @Override
  public void samples(SampleBlock block) {
    if (block.size() == 0) {
      return;
    }
    hasSamples = true;
    if (times.length < block.size()) {
      times = new double[block.capacity()];
    }
    long arrival = nanoTime.getAsLong();
    clock.observe(arrival, block.time(block.size() - 1));
    for (int row = 0; row < block.size(); row++) {
      times[row] = clock.time(block.time(row));
    }
    hub.samples(sensor, block, times, arrival * 1e-9);
  }

  @Override
  public void status(DeviceStatus status) {
    hub.status(sensor, status);
  }

  @Override
  public void acknowledged(Ack ack) {
    hub.acknowledged(sensor, ack);
  }
}
