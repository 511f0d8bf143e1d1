package org.rollscope.bridge.sparkplug;

/** The metrics of the bridge itself, besides those that Sparkplug demands. */
final class NodeMetrics {
  static final String SOFTWARE = "software";
  static final String OUTBOX = "outbox";

  static final MetricTable TABLE =
      new MetricTable()
          .of(SOFTWARE, "Properties")
          .texts("software", "version")
          .of(OUTBOX, "Outbox")
          .counts("waiting", "dropped")
          .texts("problem")
          .of(DeviceMetrics.RESULT, "Result")
          .texts("device", "command", "error")
          .flags("ok");

  private NodeMetrics() {}
}
