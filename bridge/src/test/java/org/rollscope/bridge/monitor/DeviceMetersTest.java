package org.rollscope.bridge.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollscope.core.wire.DecodeCounts;

class DeviceMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final DeviceMeters meters = new DeviceMeters(registry);

  private static DeviceFigures device(String id, String state, long samples) {
    DecodeCounts counts = new DecodeCounts(samples, samples, 1, 2, 3, 4, 5);
    return new DeviceFigures(id, "serial /dev/x", state, "", "", 6, counts);
  }

  private Set<String> devices() {
    Set<String> names = new TreeSet<>();
    for (Meter meter : registry.getMeters()) {
      names.add(String.valueOf(meter.getId().getTag("device")));
    }
    return names;
  }

  private double value(String name, String device) {
    Meter meter = registry.get("rollscope." + name).tag("device", device).meter();
    return meter.measure().iterator().next().getValue();
  }

  @Test
  void showsTheNewestFigures() {
    meters.update(List.of(device("green", "streaming", 10), device("blue", "lost", 20)));
    meters.update(List.of(device("green", "streaming", 15), device("blue", "lost", 20)));
    assertThat(value("samples", "green")).isEqualTo(15);
    assertThat(value("frames.lost", "green")).isEqualTo(1);
    assertThat(value("frames.duplicate", "green")).isEqualTo(2);
    assertThat(value("decode.errors", "green")).isEqualTo(3);
    assertThat(value("device.connections", "green")).isEqualTo(6);
    assertThat(value("device.streaming", "green")).isEqualTo(1);
    assertThat(value("device.streaming", "blue")).isZero();
  }

  @Test
  void goesOnUnderTheNameADeviceTells() {
    meters.update(List.of(device("dev-ttyusb0", "connecting", 0)));
    meters.update(List.of(device("ball-3f2a", "streaming", 7)));
    assertThat(devices()).containsExactly("ball-3f2a");
    assertThat(value("samples", "ball-3f2a")).isEqualTo(7);
  }

  @Test
  void isBounded() {
    for (int round = 0; round < 3; round++) {
      int first = round * 1000;
      meters.update(
          IntStream.range(first, first + 1000).mapToObj(i -> device("d" + i, "lost", 1)).toList());
    }
    assertThat(devices()).hasSize(DeviceMeters.MOST);
    assertThat(registry.getMeters()).hasSize(7 * DeviceMeters.MOST);
  }
}
