package org.rollscope.bridge.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.rollscope.bridge.config.BackOff;
import org.rollscope.bridge.config.Reconnect;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.Connector;
import org.rollscope.bridge.protocol.ToolDescription;
import org.rollscope.core.wire.DeviceListener;

/**
 * A tool of several sensors. From the first {@link #open} to {@link #close} each of them is kept
 * connected; the tool is there as long as one is.
 */
public final class PairedConnector implements Connector {
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);
  private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final List<Part> parts;
  private final Hub hub;
  private final List<Sensor> sensors = new ArrayList<>();
  private boolean started;

  /**
   * @param parts two or more
   * @param tool what is known of it without its sensors; their identifiers are not the tool's
   * @param reconnect how long to wait before a sensor is tried again
   * @param random for those waits
   * @param nanoTime the host's monotonic clock
   */
  public PairedConnector(
      List<Part> parts,
      ToolDescription tool,
      Reconnect reconnect,
      RandomGenerator random,
      LongSupplier nanoTime) {
    this.parts = List.copyOf(parts);
    hub = new Hub(this.parts, tool, nanoTime);
    for (int i = 0; i < parts.size(); i++) {
      sensors.add(new Sensor(i, parts.get(i), hub, new BackOff(reconnect, random), nanoTime));
    }
  }

  @Override
  public String name() {
    return parts.stream().map(part -> part.connector().name()).collect(Collectors.joining(" + "));
  }

  @Override
  public Connection open(DeviceListener listener) throws LinkException {
    if (!started) {
      started = true;
      sensors.forEach(Sensor::start);
    }
    try {
      if (!hub.awaitSensor(PATIENCE_NANOS)) {
        throw new LinkException(hub.absence());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException("Waiting for " + name() + " was interrupted.", e);
    }
    return new PairedConnection(name(), parts, sensors, hub, listener);
  }

  @Override
  public boolean searches() {
    return parts.stream().anyMatch(part -> part.connector().searches());
  }

  @Override
  public boolean beckons() {
    return hub.hasSensor();
  }

  @Override
  public void close() {
    if (!started) {
      parts.forEach(part -> part.connector().close());
      return;
    }
    sensors.forEach(Sensor::close);
    long until = System.nanoTime() + CLOSE_NANOS;
    try {
      for (Sensor sensor : sensors) {
        sensor.join(until - System.nanoTime());
      }
    } catch (InterruptedException e) {
      sensors.forEach(Sensor::interrupt);
      Thread.currentThread().interrupt();
    }
  }
}
