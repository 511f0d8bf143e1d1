package org.rollscope.bridge.monitor;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.rollscope.bridge.mqtt.BrokerState;
import org.rollscope.bridge.mqtt.Traffic;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.bridge.outbox.OutboxState;

/**
 * The figures of a bridge, read when they are asked for; only the delays are recorded as messages
 * arrive. Thread-safe.
 */
final class Metrics {
  /** From what a live alarm takes to what has waited for a broker since yesterday. */
  private static final Duration[] DELAYS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofMinutes(1),
    Duration.ofHours(1),
    Duration.ofDays(1)
  };

  private final Monitored bridge;
  private final InstantSource wall;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final DeviceMeters devices = new DeviceMeters(registry);
  private final Map<Lane, Timer> delays = new EnumMap<>(Lane.class);
  private OutboxState outbox;
  private BrokerState broker;

  Metrics(Monitored bridge, InstantSource wall) {
    this.bridge = bridge;
    this.wall = wall;
    outbox = bridge.outbox();
    broker = bridge.broker();
    traffic(bridge.traffic());
    gauge("broker.connected", "1 while the broker is connected", of -> broker.connected() ? 1 : 0);
    waiting("waiting", of -> outbox.waiting());
    waiting("in-flight", of -> outbox.inFlight());
    gauge("outbox.bytes", "Weight of the messages in the outbox", of -> outbox.bytes());
    gauge("outbox.oldest.seconds", "Age of the oldest message in the outbox", of -> age());
    gauge(
        "outbox.trouble",
        "1 while the outbox cannot save messages",
        of -> outbox.problem().isEmpty() ? 0 : 1);
    for (Lane lane : Lane.values()) {
      dropped(lane);
      delay(lane);
    }
    bridge.traffic().onTaken(this::taken);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  private void traffic(Traffic traffic) {
    for (Traffic.Kind kind : Traffic.Kind.values()) {
      FunctionCounter.builder("rollscope.published", traffic, of -> of.published(kind))
          .description("Messages that the broker has taken")
          .tag("kind", kind.label())
          .register(registry);
    }
    FunctionCounter.builder("rollscope.broker.connections", traffic, Traffic::connections)
        .description("How often the broker was connected to")
        .register(registry);
  }

  private void gauge(String name, String description, ToDoubleFunction<Metrics> value) {
    Gauge.builder("rollscope." + name, this, value).description(description).register(registry);
  }

  private void waiting(String state, ToDoubleFunction<Metrics> value) {
    Gauge.builder("rollscope.outbox.messages", this, value)
        .description("Messages in the outbox")
        .tag("state", state)
        .register(registry);
  }

  private void dropped(Lane lane) {
    FunctionCounter.builder(
            "rollscope.outbox.dropped", this, of -> outbox.dropped().getOrDefault(lane, 0L))
        .description("Messages that were given up")
        .tag("lane", lane.label())
        .register(registry);
  }

  private void delay(Lane lane) {
    delays.put(
        lane,
        Timer.builder("rollscope.delivery")
            .description("From the measurement to the broker's acknowledgement")
            .tag("lane", lane.label())
            .serviceLevelObjectives(DELAYS)
            .register(registry));
  }

  private double age() {
    Instant oldest = outbox.oldest();
    return oldest == null
        ? 0
        : Math.max(0, Duration.between(oldest, wall.instant()).toMillis() / 1e3);
  }

  private void taken(Lane lane, Instant measured) {
    Timer timer = delays.get(lane);
    long millis = wall.millis() - measured.toEpochMilli();
    if (timer != null && millis >= 0) {
      timer.record(millis, TimeUnit.MILLISECONDS);
    }
  }

  /** All figures as they are now, in the text format of Prometheus. */
  synchronized String scrape() {
    outbox = bridge.outbox();
    broker = bridge.broker();
    devices.update(bridge.devices());
    return registry.scrape();
  }
}
