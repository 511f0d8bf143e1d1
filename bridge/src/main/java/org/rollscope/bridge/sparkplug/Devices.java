package org.rollscope.bridge.sparkplug;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Publication;
import org.rollscope.bridge.outbox.Message;
import org.rollscope.bridge.outbox.Payload;

/** The devices of a node, and what there is to tell of them. Thread-safe. */
final class Devices {
  private final EdgeNode node;
  private final Map<String, Device> all = new LinkedHashMap<>();

  Devices(EdgeNode node) {
    this.node = node;
  }

  private Device device(String id) {
    return all.computeIfAbsent(id, key -> new Device(all.size() + 1));
  }

  /** Takes what a report says of its device. */
  synchronized void take(Report report) {
    device(report.device()).take(report);
  }

  /** The broker holds all for dead: each is born again before anything else is told of it. */
  synchronized void die() {
    all.values().forEach(Device::die);
  }

  synchronized boolean isBorn(String id) {
    Device device = all.get(id);
    return device != null && device.isBorn();
  }

  /** The birth of a device that is there; null where all are born. */
  synchronized @Nullable Publication nextBirth(long time) {
    for (Map.Entry<String, Device> one : all.entrySet()) {
      if (one.getValue().isToBeBorn()) {
        return birth(one.getKey(), time);
      }
    }
    return null;
  }

  /** The birth of a device, whether it is there or not. */
  synchronized Publication birth(String id, long time) {
    Payload payload = Metrics.payload(device(id).birth(time));
    return Publication.once(node.deviceBirth(id), payload, null);
  }

  /** The death of a device that is not there any more; null for none. */
  synchronized @Nullable Publication nextDeath() {
    for (Map.Entry<String, Device> one : all.entrySet()) {
      if (one.getValue().isToDie()) {
        one.getValue().die();
        String topic = node.deviceDeath(one.getKey());
        return Publication.once(topic, Metrics.payload(List.of()), null);
      }
    }
    return null;
  }

  /** What has become different of a device; null for nothing. */
  synchronized @Nullable Publication nextChange() {
    return next(Device::changes);
  }

  /** What a device came to while only what had waited was told of it; null for nothing. */
  synchronized @Nullable Publication nextCorrection() {
    return next(Device::corrections);
  }

  private @Nullable Publication next(Function<Device, List<Metric>> what) {
    for (Map.Entry<String, Device> one : all.entrySet()) {
      List<Metric> metrics = what.apply(one.getValue());
      if (!metrics.isEmpty()) {
        return data(one.getKey(), metrics, null);
      }
    }
    return null;
  }

  /**
   * What a kept message says of its device; null where that is known already.
   *
   * @param historical it has waited, and is not of the present
   */
  synchronized @Nullable Publication tell(
      Report report, boolean historical, @Nullable Message durable) {
    List<Metric> metrics = device(report.device()).tell(report, historical);
    return metrics.isEmpty() ? null : data(report.device(), metrics, durable);
  }

  private Publication data(String id, List<Metric> metrics, @Nullable Message durable) {
    return Publication.once(node.deviceData(id), Metrics.payload(metrics), durable);
  }

  /** The metric of a device that is meant; null where there is no such device, or metric. */
  synchronized @Nullable MetricDefinition find(String id, Metric metric) {
    Device device = all.get(id);
    return device == null ? null : device.find(metric);
  }
}
