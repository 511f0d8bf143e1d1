package org.rollscope.bridge.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rollscope.bridge.protocol.ToolDescription;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;

/** Fake sensors that meet in a hub, on a time that is handed on by a thousandth of a second. */
final class Bench {
  static final int FORCE = 0;
  static final int MOTION = 1;

  /** The host's clock when the true time is 0, s. */
  static final double ORIGIN = 5000;

  private static final double TICK = 1e-3;

  /**
   * A row that came out.
   *
   * @param time as told, from the true time 0, s
   * @param after how long after that it came out, s
   */
  record Row(double time, double force, double rate, double after) {}

  final List<Row> rows = new ArrayList<>();
  private final List<FakeSensor> sensors = new ArrayList<>();
  private final List<SensorFeed> feeds = new ArrayList<>();
  private final boolean[] connected = new boolean[2];
  final Hub hub;
  private final SampleBlock block = new SampleBlock(64, 1);
  private double now;

  Bench(FakeSensor force, FakeSensor motion) {
    hub =
        new Hub(
            List.of(
                new Part(new Nowhere("force"), Set.of(Channel.FORCE)),
                new Part(new Nowhere("motion"), Set.of(Channel.ANGULAR_RATE))),
            new ToolDescription("tool", "Tool", FakeSensor.BALL),
            this::nanos);
    add(force);
    add(motion);
  }

  private void add(FakeSensor sensor) {
    SensorFeed feed = new SensorFeed(sensors.size(), hub, this::nanos);
    sensors.add(sensor);
    feeds.add(feed);
  }

  private long nanos() {
    return Math.round((ORIGIN + now) * 1e9);
  }

  Bench connect(int sensor) {
    feeds.get(sensor).begin();
    hub.opened(sensor);
    connected[sensor] = true;
    feeds.get(sensor).info(sensors.get(sensor).info());
    return this;
  }

  Bench lose(int sensor) {
    connected[sensor] = false;
    hub.lost(sensor, "it is out of range.");
    return this;
  }

  double now() {
    return now;
  }

  /** Lets time pass, to a true time, s. */
  Bench until(double end) {
    while (now + TICK / 2 < end) {
      now += TICK;
      for (int i = 0; i < sensors.size(); i++) {
        while (sensors.get(i).nextArrival() <= now) {
          SampleBlock packet = sensors.get(i).next();
          if (connected[i]) {
            feeds.get(i).samples(packet);
          }
        }
      }
      drain();
    }
    return this;
  }

  /** The rows of a stretch of time, s. */
  List<Row> between(double from, double to) {
    return rows.stream().filter(row -> row.time() >= from && row.time() < to).toList();
  }

  private void drain() {
    while (hub.fill(block)) {
      for (int i = 0; i < block.size(); i++) {
        double at = block.time(i) - ORIGIN;
        rows.add(new Row(at, block.force(i, 0), block.angularRate(i, 0), now - at));
      }
    }
  }
}
