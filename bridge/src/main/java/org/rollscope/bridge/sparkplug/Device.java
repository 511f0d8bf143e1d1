package org.rollscope.bridge.sparkplug;

import java.util.List;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.jspecify.annotations.Nullable;

/** A tool as a Sparkplug device: its metrics, and whether it lives. Not thread-safe. */
final class Device {
  /** Distance between the first aliases of two devices. */
  static final int ALIASES = 1000;

  private static final List<String> PRESENT = List.of(Report.INFO, Report.STATUS, Report.LIVE);
  private static final List<String> PAST =
      DeviceMetrics.TABLE.kinds().stream()
          .filter(kind -> !PRESENT.contains(kind) && !kind.equals(DeviceMetrics.RESULT))
          .toList();

  private final long firstAlias;
  private final MetricImage image;
  private boolean described;
  private boolean streaming;
  private boolean born;
  private boolean changed;
  private boolean behind;

  /**
   * @param number from 1; no two devices of a node have the same
   */
  Device(int number) {
    firstAlias = (long) number * ALIASES;
    image = new MetricImage(DeviceMetrics.TABLE, firstAlias);
  }

  /** Takes what a report says, to be told when its turn comes. */
  void take(Report report) {
    image.take(report);
    changed |= PRESENT.contains(report.kind());
    switch (report.kind()) {
      case Report.INFO -> {
        described = true;
        if (image.load(report.json().path("limits").path("unit").asString(""))) {
          born = false; // units are told in births only
        }
      }
      case Report.STATUS -> stream(report.json().path("state").asString("").equals("streaming"));
      default -> {}
    }
  }

  private void stream(boolean now) {
    if (streaming && !now) {
      image.forget(Report.LIVE);
    }
    streaming = now;
  }

  boolean isBorn() {
    return born;
  }

  /** It is there, and the broker has not been told so. */
  boolean isToBeBorn() {
    return described && streaming && !born;
  }

  /** The broker has been told of it, and it is not there. */
  boolean isToDie() {
    return born && !streaming;
  }

  List<Metric> birth(long time) {
    born = true;
    changed = false;
    behind = false;
    return image.birth(time);
  }

  /** The broker holds it for dead. */
  void die() {
    born = false;
  }

  /** What has become different of its present; empty for nothing. */
  List<Metric> changes() {
    boolean any = born && changed;
    changed &= !any;
    return any ? image.changes(PRESENT) : List.of();
  }

  /** Where only what has waited was told, what is true now; empty for nothing. */
  List<Metric> corrections() {
    boolean any = born && behind;
    behind &= !any;
    return any ? image.changes(PAST) : List.of();
  }

  /** What a message that was kept says; empty where the broker knows. */
  List<Metric> tell(Report report, boolean historical) {
    if (report.isEvent()) {
      behind |= historical;
      return image.event(report, historical);
    }
    return historical ? List.of() : image.state(report);
  }

  /** The metric that is meant; null for none of this device's. */
  @Nullable MetricDefinition find(Metric metric) {
    if (metric.hasName() && !metric.getName().isEmpty()) {
      return DeviceMetrics.TABLE.named(metric.getName());
    }
    long index = metric.getAlias() - firstAlias;
    return index >= 0 && index < DeviceMetrics.TABLE.size()
        ? DeviceMetrics.TABLE.all().get((int) index)
        : null;
  }
}
