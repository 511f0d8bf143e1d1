package org.rollscope.bridge.monitor;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The figures of the devices, each by its identifier. A device that gets another identifier goes on
 * under that. Beyond so many devices the rest is not shown one by one, for each takes room at
 * whoever gathers the figures.
 */
final class DeviceMeters {
  static final int MOST = 100;

  /** One shown device: what it was at the last look. */
  private static final class Shown {
    private DeviceFigures figures;
    private List<Meter> meters = List.of();

    private Shown(DeviceFigures figures) {
      this.figures = figures;
    }
  }

  private final MeterRegistry registry;
  private final Map<String, Shown> shown = new HashMap<>();

  DeviceMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Takes a new look. */
  void update(List<DeviceFigures> devices) {
    Map<String, DeviceFigures> now = new HashMap<>();
    devices.stream().limit(MOST).forEach(device -> now.put(device.id(), device));
    shown.entrySet().removeIf(one -> !now.containsKey(one.getKey()) && forget(one.getValue()));
    now.forEach(
        (id, figures) -> shown.computeIfAbsent(id, name -> register(figures)).figures = figures);
  }

  private boolean forget(Shown gone) {
    gone.meters.forEach(registry::remove);
    return true;
  }

  private Shown register(DeviceFigures figures) {
    Shown device = new Shown(figures);
    device.meters =
        List.of(
            counter(device, "samples", "Samples taken in", f -> f.counts().samples()),
            counter(device, "frames", "Good frames, or lines", f -> f.counts().frames()),
            counter(device, "frames.lost", "Frames that are missing", f -> f.counts().lostFrames()),
            counter(
                device,
                "frames.duplicate",
                "Frames that came twice",
                f -> f.counts().duplicateFrames()),
            counter(
                device,
                "decode.errors",
                "Packets or lines that were not understood",
                f -> f.counts().malformed()),
            counter(
                device,
                "device.connections",
                "How often it was connected",
                DeviceFigures::connections),
            Gauge.builder(
                    "rollscope.device.streaming", device, one -> one.figures.isStreaming() ? 1 : 0)
                .description("1 while the device streams")
                .tag("device", figures.id())
                .register(registry));
    return device;
  }

  private Meter counter(
      Shown device, String name, String description, ToDoubleFunction<DeviceFigures> value) {
    return FunctionCounter.builder(
            "rollscope." + name, device, one -> value.applyAsDouble(one.figures))
        .description(description)
        .tag("device", device.figures.id())
        .register(registry);
  }
}
