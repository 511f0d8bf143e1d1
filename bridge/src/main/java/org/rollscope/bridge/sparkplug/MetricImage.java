package org.rollscope.bridge.sparkplug;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;

/**
 * The values of a table's metrics as they are now, and as the broker was last told. Not
 * thread-safe.
 */
final class MetricImage {
  private final MetricTable table;
  private final long firstAlias;
  private final Reading[] now;
  private final Reading[] told;
  private String load = "";

  /**
   * @param firstAlias of the table's first metric; the others follow it
   */
  MetricImage(MetricTable table, long firstAlias) {
    this.table = table;
    this.firstAlias = firstAlias;
    now = new Reading[table.size()];
    told = new Reading[table.size()];
    for (int i = 0; i < now.length; i++) {
      now[i] = Reading.NONE;
      told[i] = Reading.NONE;
    }
  }

  /** Takes what a report says, and what it says of a state besides. */
  void take(Report report) {
    for (MetricDefinition one : table.of(report.kind())) {
      now[one.index()] = one.read(report);
    }
    Report state = report.state();
    if (state != null) {
      take(state);
    }
  }

  /** Nothing is known any more of what a kind of report tells. */
  void forget(String kind) {
    for (MetricDefinition one : table.of(kind)) {
      now[one.index()] = Reading.NONE;
    }
  }

  /** The unit of the load; whether it is another than before. */
  boolean load(String unit) {
    boolean news = !unit.equals(load);
    load = unit;
    return news;
  }

  /**
   * Every metric with all that is to be known of it: the broker has been told then.
   *
   * @param time of those without a value, ms since 1970
   */
  List<Metric> birth(long time) {
    List<Metric> metrics = new ArrayList<>();
    for (MetricDefinition one : table.all()) {
      Reading reading = now[one.index()];
      told[one.index()] = reading;
      metrics.add(Metrics.born(one, firstAlias + one.index(), reading, one.unit(load), time));
    }
    return metrics;
  }

  /** What the kinds of report tell and the broker has not been told yet; it has then. */
  List<Metric> changes(Iterable<String> kinds) {
    List<Metric> metrics = new ArrayList<>();
    for (String kind : kinds) {
      for (MetricDefinition one : table.of(kind)) {
        Reading reading = now[one.index()];
        if (!reading.hasValueOf(told[one.index()])) {
          told[one.index()] = reading;
          metrics.add(Metrics.data(firstAlias + one.index(), reading, false));
        }
      }
    }
    return metrics;
  }

  /**
   * All that an event says, and what it changes of a state.
   *
   * @param historical it has waited: the broker is not told of it as of the present
   */
  List<Metric> event(Report report, boolean historical) {
    List<Metric> metrics = new ArrayList<>();
    for (MetricDefinition one : table.of(report.kind())) {
      metrics.add(tell(one, report, historical));
    }
    Report state = report.state();
    if (state != null) {
      metrics.addAll(historical ? event(state, true) : state(state));
    }
    return metrics;
  }

  /** What a state has become, as far as the broker was told otherwise. */
  List<Metric> state(Report report) {
    List<Metric> metrics = new ArrayList<>();
    for (MetricDefinition one : table.of(report.kind())) {
      if (!one.read(report).hasValueOf(told[one.index()])) {
        metrics.add(tell(one, report, false));
      }
    }
    return metrics;
  }

  private Metric tell(MetricDefinition one, Report report, boolean historical) {
    Reading reading = one.read(report);
    if (!historical) {
      told[one.index()] = reading;
    }
    return Metrics.data(firstAlias + one.index(), reading, historical);
  }
}
