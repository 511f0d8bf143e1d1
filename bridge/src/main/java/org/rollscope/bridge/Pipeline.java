package org.rollscope.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.clock.ClockMap;
import org.rollscope.bridge.clock.WallClock;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.mqtt.DeviceMessages;
import org.rollscope.bridge.mqtt.Origin;
import org.rollscope.bridge.mqtt.SampleBatch;
import org.rollscope.bridge.mqtt.StatePayloads;
import org.rollscope.core.alarm.Alarm;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.Event;
import org.rollscope.core.session.LiveState;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.session.Summary;
import org.rollscope.core.spot.Zone;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;

/**
 * The way of one device's data:
 *
 * <pre>
 * link ──bytes──▶ conversation ──samples──▶ clock ──▶ SessionAnalyzer ──events──▶ messages ──▶ outbox
 * </pre>
 *
 * <p>The worker pumps the connection, whose conversation with the device calls {@link #samples}. In
 * there an alarm is in the outbox before the samples that raised it are even gathered into a batch.
 * It outlives the link: a device that comes back goes on with its session. Belongs to the device's
 * thread.
 */
final class Pipeline implements DeviceListener {
  private static final Command.Haptic EASE_OFF = new Command.Haptic(1, 255);

  private final Surroundings surroundings;
  private final DeviceConfig config;
  private final Analysts analysts;
  private final DeviceMessages messages;
  private final DeviceState state;
  private final DeviceLine line;
  private final Outlet outlet;
  private final ClockMap clock = new ClockMap();
  private final WallClock wall;
  private final LivePace pace;
  private final SessionMark mark;
  private final Roller roller;
  private @Nullable DeviceInfo device;
  private @Nullable SessionAnalyzer analyzer;
  private @Nullable SampleBatch batch;
  private volatile String session = "";
  private int channels;
  private double lastTime = Double.NaN;
  private long lastArrival;
  private long blocks;
  private boolean finished = true;

  Pipeline(
      Surroundings surroundings,
      DeviceConfig config,
      DeviceState state,
      DeviceLine line,
      Analysts analysts) {
    this.surroundings = surroundings;
    this.config = config;
    this.state = state;
    this.line = line;
    this.analysts = analysts;
    BridgeConfig bridge = surroundings.config();
    outlet = surroundings.outlet();
    messages = new DeviceMessages(surroundings.topics());
    wall = new WallClock(surroundings.wall(), surroundings.nanoTime());
    pace = new LivePace(bridge.publish(), surroundings.nanoTime());
    mark = new SessionMark(bridge.outbox().beside(".sessions"), surroundings.nanoTime());
    roller = new Roller(config, bridge);
  }

  /** The device tells what it is: at its boot, every few seconds, and when asked. */
  @Override
  public void info(DeviceInfo told) {
    DeviceInfo info = analysts.identify(told, device, state);
    state.enter(DeviceState.Phase.STREAMING, analysts.problem());
    become(info);
  }

  /** The device is called otherwise from now on. */
  void rename(DeviceConfig next) {
    DeviceInfo known = device;
    analysts.rename(next);
    if (known != null) {
      become(next.correct(known).withId(known.id()));
    }
  }

  private void become(DeviceInfo info) {
    if (info.equals(device)) {
      return;
    }
    flush();
    DeviceInfo before = device;
    device = info;
    if (before == null || !before.id().equals(info.id())) {
      begin(info);
    } else {
      if (!before.boot().equals(info.boot())) {
        clock.restart();
      }
      Objects.requireNonNull(analyzer).device(info);
    }
    batch =
        new SampleBatch(
            surroundings.topics(),
            surroundings.config().publish().cbor(),
            info.instrument().pads(),
            outlet::largestPayload);
    publishInfo();
  }

  private void begin(DeviceInfo info) {
    if (analyzer != null) {
      analyzer.finish();
    }
    clock.restart();
    SessionAnalyzer fresh = analysts.analyzer(info, roller.zone(), roller.limits(), this::event);
    mark.read(info.id()).ifPresent(fresh::resume);
    analyzer = fresh;
    clearAlarms();
  }

  /**
   * Samples: the clock learns, the analysis tells its events, then they are sent on as raw data.
   */
  @Override
  public void samples(SampleBlock block) {
    SessionAnalyzer analysis = analyzer;
    SampleBatch gathered = batch;
    if (analysis == null || gathered == null || block.size() == 0) {
      return;
    }
    double last = block.time(block.size() - 1);
    if (last < lastTime) {
      clock.restart();
    }
    lastTime = last;
    blocks++;
    finished = false;
    lastArrival = surroundings.nanoTime().getAsLong();
    clock.observe(lastArrival, last);
    analysis.accept(block);
    mark.look(state.id(), session, analysis);
    gather(gathered, block);
    if (channels != block.channels()) {
      channels = block.channels();
      publishInfo();
    }
    if (pace.isLiveDue()) {
      live(analysis.snapshot());
    }
  }

  private void live(LiveState now) {
    if (!Double.isNaN(now.time())) {
      outlet.live(surroundings.topics().live(state.id()), messages.live(at(now.time()), now));
    }
  }

  private void gather(SampleBatch gathered, SampleBlock block) {
    double longest = pace.batchSeconds();
    double rate = Objects.requireNonNull(device).sampleRate();
    double period = rate > 0 ? 1 / rate : 0;
    if (!gathered.takes(block)) {
      flush();
    }
    for (int row = 0; row < block.size(); row++) {
      if (gathered.isFullFor(block.time(row), longest)) {
        flush();
      }
      gathered.add(block, row);
      if (gathered.isFullFor(block.time(row) + period, longest)) {
        flush();
      }
    }
    if (pace.isWatched() && gathered.isFullFor(lastTime + period, longest / 2)) {
      flush(); // who watches does not wait for another frame
    }
  }

  /** Sends the samples gathered so far. */
  void flush() {
    if (batch != null && !batch.isEmpty()) {
      outlet.offer(batch.drain(origin(), at(batch.start())));
    }
  }

  /** Something happened: it is in the outbox before this returns. */
  private void event(Event event) {
    Instant time = Double.isNaN(event.time()) ? surroundings.wall().instant() : at(event.time());
    switch (event) {
      case Event.SessionStarted e -> {
        session = e.session();
        outlet.offer(messages.started(origin(), time, e, roller.person()));
        return;
      }
      case Event.ZoneChanged e -> {
        roller.zone(e.zone());
        publishInfo();
      }
      case Event.AlarmChanged e -> {
        outlet.offer(messages.event(origin(), time, e));
        outlet.offer(messages.alarm(origin(), time, e.time(), e.alarm()));
        buzz(e);
        return;
      }
      case Event.SessionEnded e -> {
        Summary told = e.summary();
        Summary summary = told.startTime() == null ? told.withStartTime(at(told.start())) : told;
        outlet.offer(
            messages.event(origin(), time, new Event.SessionEnded(e.time(), summary, e.reason())));
        outlet.offer(messages.session(origin(), time, e.time(), summary));
        session = "";
        wall.resynchronise();
        return;
      }
      default -> {}
    }
    outlet.offer(messages.event(origin(), time, event));
  }

  private void buzz(Event.AlarmChanged e) {
    boolean louder =
        e.transition() == Alarm.Transition.RAISED || e.transition() == Alarm.Transition.ESCALATED;
    boolean shelved = !Double.isNaN(e.alarm().shelvedUntil());
    if (config.haptic() && louder && !shelved && e.alarm().kind() == AlarmKind.OVERPRESSURE) {
      line.send(EASE_OFF);
    }
  }

  @Override
  public void status(DeviceStatus told) {
    if (analyzer != null) {
      analyzer.status(told);
    }
    state.status(told);
  }

  @Override
  public void acknowledged(Ack ack) {
    line.acknowledged(ack);
  }

  /** What was decoded so far, for the status and the summary. */
  void decoded(DecodeCounts counts) {
    state.counts(counts);
    if (analyzer != null) {
      analyzer.malformed(counts.malformed());
    }
  }

  /** The link is lost or silent, or back. */
  void link(boolean connected) {
    if (analyzer != null) {
      analyzer.link(connected);
    }
    if (!connected) {
      flush();
    }
  }

  /** Lets time pass while nothing comes; returns whether the device's silence ends its session. */
  boolean idle() {
    long silent = surroundings.nanoTime().getAsLong() - lastArrival;
    if (silent > pace.batchSeconds() * 1e9) {
      flush();
    }
    return !finished && silent > surroundings.config().idleSeconds() * 1e9;
  }

  /** The device has ended, or this bridge does. */
  void finish() {
    flush();
    if (analyzer != null) {
      analyzer.finish();
      mark.look(state.id(), session, analyzer);
      clearAlarms();
    }
    finished = true;
  }

  /** The device belongs to this bridge no more, once it has ended; nothing stays behind. */
  void vanish() {
    outlet.offer(messages.noSession(origin(), surroundings.wall().instant()));
    state.vanish();
  }

  private void clearAlarms() {
    Instant now = surroundings.wall().instant();
    for (AlarmKind kind : AlarmKind.values()) {
      outlet.offer(messages.noAlarm(origin(), now, kind));
    }
  }

  private void publishInfo() {
    DeviceInfo info = device;
    if (info == null) {
      return;
    }
    outlet.stand(
        surroundings.topics().info(info.id()), StatePayloads.info(roller.describe(info, channels)));
    outlet.met(config, info, channels);
  }

  private Instant at(double deviceTime) {
    Instant start = device == null ? null : device.start();
    return start == null
        ? wall.at(clock.hostNanos(deviceTime))
        : start.plusNanos(Math.round(deviceTime * 1e9));
  }

  private Origin origin() {
    return new Origin(state.id(), device == null ? "" : device.boot(), session);
  }

  /**
   * Takes the load of now as zero, and returns the zeros once a sample has come; see the worker.
   */
  void tare() {
    if (analyzer != null) {
      analyzer.tare();
    }
  }

  /** Whether a session is going on; asked by any thread. */
  boolean isInSession() {
    return !session.isEmpty();
  }

  /** Blocks of samples analysed so far. */
  long blocks() {
    return blocks;
  }

  List<Double> zeros() {
    return analyzer == null ? List.of() : analyzer.zeros();
  }

  void zone(Zone next) {
    if (analyzer == null) {
      roller.zone(next);
    } else {
      analyzer.zone(next);
    }
  }

  Limits limits() {
    return roller.limits();
  }

  /** Somebody rolls from now on; nobody in particular where it is null. */
  void person(@Nullable String name, Limits own) {
    roller.person(name, surroundings.wall().instant());
    limits(own);
  }

  void limits(Limits next) {
    roller.limits(next);
    if (analyzer != null) {
      analyzer.limits(next);
      publishInfo();
    }
  }

  @Nullable DeviceInfo device() {
    return device;
  }

  @Nullable SessionAnalyzer analyzer() {
    return analyzer;
  }

  void watch(Duration time) {
    pace.watch(time);
  }
}
