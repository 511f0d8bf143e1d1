package org.rollscope.bridge.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.protocol.ToolDescription;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.Event;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.session.Summary;
import org.rollscope.sim.device.Truth;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.SensorGrade;
import org.rollscope.sim.twin.TindeqTwin;
import org.rollscope.sim.twin.WitMotionTwin;

/**
 * One virtual tool with two sensors of other makers: a Progressor under it and a WitMotion IMU in
 * it, both the same tool with the same seed, switched on at once; and the analysis of what they say
 * together.
 */
final class PlayedPair {
  static final int FORCE = 0;
  static final int MOTION = 1;
  private static final double TICK = 0.002;

  /** The twin of the Progressor takes this for a tool that tells none, m². */
  static final double AREA = 1200e-6;

  /** The Progressor's clock starts again from zero after 10 s, µs. */
  private static final long NEARLY_WRAPPED = (1L << 32) - 10_000_000;

  /** Its clock against the IMU's, ppm. */
  private static final double SKEW = 200;

  /** The host's clock when the tool is switched on, s. */
  private static final double ORIGIN = 5000;

  final List<Event> events = new ArrayList<>();
  final List<DeviceInfo> infos = new ArrayList<>();
  final Course course = new Course();
  private final Scenario scenario;
  private final long seed;
  private final Hub hub;
  private final List<PlayedSensor> sensors = new ArrayList<>();
  private final List<SensorFeed> feeds = new ArrayList<>();
  private final List<VirtualDevice> devices = new ArrayList<>();
  private @Nullable SessionAnalyzer analyzer;
  private double now;

  PlayedPair(Scenario scenario, long seed) {
    this.scenario = scenario;
    this.seed = seed;
    Instrument instrument = scenario.instrument().withContactArea(AREA);
    ToolDescription tool = new ToolDescription("pair", "Pair", instrument);
    hub =
        new Hub(
            List.of(
                new Part(new Nowhere("force"), Set.of(Channel.FORCE)),
                new Part(
                    new Nowhere("motion"), Set.of(Channel.ANGULAR_RATE, Channel.SPECIFIC_FORCE))),
            tool,
            this::nanos);
    for (int i = 0; i < 2; i++) {
      devices.add(new VirtualDevice(scenario, seed, SensorGrade.GOOD));
      feeds.add(new SensorFeed(i, hub, this::nanos));
    }
    sensors.add(
        new PlayedSensor(
            TindeqTwin.of(devices.get(FORCE), NEARLY_WRAPPED, SKEW),
            "tindeq",
            tool,
            this::nanos,
            0.011));
    sensors.add(
        new PlayedSensor(
            WitMotionTwin.ble(devices.get(MOTION)), "witmotion", tool, this::nanos, 0.019));
  }

  private long nanos() {
    return Math.round((ORIGIN + now) * 1e9);
  }

  Truth truth() {
    return devices.getFirst().truth();
  }

  /** The time of all events from the tool's switching on, s. */
  static double since(double hostTime) {
    return hostTime - ORIGIN;
  }

  /** Whether the tool counts as lost, so that its connection is opened anew. */
  boolean isLost() {
    return hub.isLost(2_000_000_000);
  }

  String remark() {
    return hub.remark();
  }

  /** What truly happened, by the host's time. */
  Course trueCourse() {
    VirtualDevice device = new VirtualDevice(scenario, seed, SensorGrade.GOOD);
    device.rate(200);
    Course truth = new Course();
    SampleBlock block = device.newBlock();
    SampleBlock row = new SampleBlock(1, 1);
    while (device.next(block)) {
      for (int i = 0; i < block.size(); i++) {
        row.begin(Channel.FORCE.bit() | Channel.ANGULAR_RATE.bit());
        row.append(ORIGIN + device.trueTime(block.time(i)));
        row.force(0, 0, 1000 * block.pressure(i, 0) * AREA);
        for (int axis = 0; axis < 3; axis++) {
          row.angularRate(0, axis, block.angularRate(i, axis));
        }
        truth.add(row);
      }
    }
    return truth;
  }

  PlayedPair connect(int sensor) throws LinkException {
    feeds.get(sensor).begin();
    hub.opened(sensor);
    sensors.get(sensor).connect(feeds.get(sensor));
    return this;
  }

  PlayedPair lose(int sensor) {
    hub.lost(sensor, "it is out of range.");
    sensors.get(sensor).lose();
    return this;
  }

  /** Plays until a time since the tool was switched on, s; false when the scenario is over. */
  boolean playUntil(double end) throws LinkException {
    boolean more = true;
    while (more && now < end) {
      now += TICK;
      for (PlayedSensor sensor : sensors) {
        more &= sensor.playUntil(now);
      }
      analyse();
    }
    return more;
  }

  private void analyse() {
    DeviceInfo info = hub.info();
    SampleBlock block = new SampleBlock(64, info.instrument().pads());
    while (hub.fill(block)) {
      if (infos.isEmpty() || !infos.getLast().equals(info)) {
        infos.add(info);
        tell(info.withBoot("c1"));
      }
      course.add(block);
      Objects.requireNonNull(analyzer).accept(block);
    }
  }

  private void tell(DeviceInfo info) {
    SessionAnalyzer known = analyzer;
    if (known == null) {
      analyzer = new SessionAnalyzer(AnalyzerConfig.DEFAULT, info, events::add);
    } else {
      known.device(info);
    }
  }

  /** Plays to the end. */
  Summary finish() throws LinkException {
    playUntil(Double.POSITIVE_INFINITY);
    return summary(Objects.requireNonNull(analyzer));
  }

  /** What the tool's own sensors, on one board, come to. */
  Summary ownSensors() {
    VirtualDevice device = new VirtualDevice(scenario, seed, SensorGrade.GOOD);
    DeviceInfo info =
        device.info().withInstrument(device.info().instrument().withContactArea(AREA));
    SessionAnalyzer analyzer = new SessionAnalyzer(AnalyzerConfig.DEFAULT, info, event -> {});
    SampleBlock block = device.newBlock();
    while (device.next(block)) {
      analyzer.accept(block);
    }
    return summary(analyzer);
  }

  private static Summary summary(SessionAnalyzer analyzer) {
    analyzer.finish();
    return Objects.requireNonNull(analyzer.summary());
  }

  <T extends Event> List<T> all(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
