package org.rollscope.core.session;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.alarm.Alarms;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.alarm.LimitsInForce;
import org.rollscope.core.contact.ContactDetector;
import org.rollscope.core.contact.Load;
import org.rollscope.core.contact.Skin;
import org.rollscope.core.motion.Motion;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.Event.EndReason;
import org.rollscope.core.spot.SpotClock;
import org.rollscope.core.spot.Zone;

/**
 * The whole analysis of one device's stream, in one pass. {@link #sample} lists the stages in
 * order:
 *
 * <ol>
 *   <li>time: what lies between this sample and the one before
 *   <li>load: pressure or force over tare
 *   <li>alarms on the load, at once
 *   <li>contact, certain up to 150 ms later
 *   <li>motion: orientation and travel
 *   <li>the session: strokes, spots, holds, dose, each stretch of time once, with its contact
 *       certain
 *   <li>alarms on time and place
 * </ol>
 *
 * <p>Events come out on the calling thread. The same samples give the same events, live or replayed
 * and in blocks of any size. Without a stored tare or a known rate the first second is kept back to
 * find them. Allocates only when something happens. Not thread-safe: one thread owns it.
 */
public final class SessionAnalyzer {
  private static final double SPEED_TIME_CONSTANT = 0.2;
  private static final double WARM_AGAIN = 1;

  private final AnalyzerConfig config;
  private final EventListener events;
  private final Alarms alarms;
  private final SpotClock spotClock = new SpotClock();
  private final Skin skin = new SessionSkin();
  private @Nullable TrackListener track;
  private DeviceInfo device;
  private Limits limits;
  private Zone zone;
  private Opening opening;
  private @Nullable Stages stages;
  private final Session none;
  private @Nullable Session session;
  private @Nullable Summary last;
  private boolean deviceTared;
  private boolean stopped;
  private long malformed;
  private double lastLoad = Double.NaN;
  private double temperature = Double.NaN;
  private double speed;
  private double travelX;
  private double travelY;
  private double path;

  /** Starts an analysis before the device's first sample. */
  public SessionAnalyzer(AnalyzerConfig config, DeviceInfo device, EventListener events) {
    this.config = config;
    this.device = device;
    this.events = events;
    limits = config.limits();
    zone = config.zone();
    alarms =
        new Alarms(
            config.alarms(),
            (time, alarm, transition) ->
                events.event(new Event.AlarmChanged(time, alarm, transition)));
    opening = new Opening(device.instrument().pads());
    double radius = device.instrument().radius();
    none = new Session("", 0, radius, false, zone, spotClock, events, () -> 0);
  }

  /** Asks for the track, sample by sample. */
  public void track(TrackListener listener) {
    track = listener;
  }

  /** The device told of itself again; a new boot or another geometry starts a new segment. */
  public void device(DeviceInfo info) {
    boolean same =
        info.boot().equals(device.boot())
            && info.instrument().equals(device.instrument())
            && info.sampleRate() == device.sampleRate()
            && info.id().equals(device.id());
    if (!same) {
      startSegment("the device has started anew or was changed");
      device = info;
      opening = new Opening(info.instrument().pads());
    }
  }

  /** Takes samples; the block is the caller's again afterwards. */
  public void accept(SampleBlock block) {
    for (int row = 0; row < block.size(); row++) {
      Stages ready = stages;
      if (ready != null) {
        sample(ready, block, row);
      } else if (opening.add(block, row) || needsNoOpening(block)) {
        open();
      }
    }
  }

  private boolean needsNoOpening(SampleBlock block) {
    boolean zeroKnown = deviceTared || !config.tare().isEmpty() || !Load.isIn(block.channels());
    return zeroKnown && device.sampleRate() > 0;
  }

  private void open() {
    SampleBlock rows = opening.rows();
    Opening.Period period =
        device.sampleRate() > 0
            ? new Opening.Period(1 / device.sampleRate(), true)
            : opening.measurePeriod();
    Stages ready = Stages.of(device, rows.channels(), period, config, alarms, skin);
    findZeros(ready, opening);
    stages = ready;
    opening = new Opening(device.instrument().pads());
    applyLimits(rows.time(0));
    for (int row = 0; row < rows.size(); row++) {
      sample(ready, rows, row);
    }
  }

  private void findZeros(Stages ready, Opening from) {
    if (deviceTared || !config.tare().isEmpty()) {
      ready.meter().start(config.tare());
      return;
    }
    for (int pad = 0; pad < device.instrument().pads(); pad++) {
      double zero = from.quietZero(ready.load(), pad);
      ready.meter().assume(pad, Double.isNaN(zero) ? 0 : zero);
    }
  }

  /** One sample through every stage. */
  private void sample(Stages s, SampleBlock block, int row) {
    Timeline timeline = s.timeline();
    switch (timeline.advance(block.time(row))) {
      case SKIP -> {
        return;
      }
      case RESTART -> {
        startSegment("the device's clock went back");
        opening.add(block, row);
        return;
      }
      case GAP -> gap(s);
      case BRIDGED ->
          tell(new Event.Gap(timeline.time(), timeline.before(), timeline.time(), true));
      case FIRST, NEXT -> {}
    }
    double time = timeline.time();
    double dt = Double.isNaN(timeline.dt()) ? 0 : timeline.dt();
    s.meter().sample(block, row, dt);
    double load = s.meter().value();
    s.quality().sample(block, row, load);
    Motion motion = s.motion();
    motion.sample(
        time,
        block.angularRate(row, 0),
        block.angularRate(row, 1),
        block.angularRate(row, 2),
        block.specificForce(row, 0),
        block.specificForce(row, 1),
        block.specificForce(row, 2));
    temperature(block.temperature(row));
    ContactDetector.Phase phase = s.contact().sample(time, load);
    alarms.sample(
        time,
        s.meter().raw(),
        load,
        phase != ContactDetector.Phase.OFF,
        motion.rateNorm(),
        motion.atRest());
    if (dt > 0 && dt <= Timeline.longestBridge(s.timeline().period())) {
      s.gate().interval(time - dt, time, motion.dx(), motion.dy(), lastLoad, load);
    }
    lastLoad = load;
    if (s.hasLoad()) {
      s.gate().decide(s.contact());
    } else if (!stopped) {
      s.gate().always(time);
    }
    alarms.spot(time, spotClock.elapsed(), spotClock.cold());
    endIfIdle(time);
    follow(s, time, dt);
  }

  private void gap(Stages s) {
    Timeline timeline = s.timeline();
    if (timeline.dt() > ContactDetector.LONGEST_GAP && s.hasLoad()) {
      s.contact().lose();
      s.gate().decide(s.contact());
    }
    s.gate().gap(timeline.before(), timeline.time());
    s.meter().gap();
    alarms.gap();
    lastLoad = Double.NaN;
    tell(new Event.Gap(timeline.time(), timeline.before(), timeline.time(), false));
  }

  private void temperature(double celsius) {
    if (Double.isNaN(celsius)) {
      return;
    }
    temperature = celsius;
    double limit = config.alarms().coldBelow();
    if (celsius >= limit + WARM_AGAIN) {
      spotClock.warm();
    }
    if (session != null) {
      session.cold(celsius < limit);
    }
  }

  private void follow(Stages s, double time, double dt) {
    Motion motion = s.motion();
    double step = Math.sqrt(motion.dx() * motion.dx() + motion.dy() * motion.dy());
    travelX += motion.dx();
    travelY += motion.dy();
    path += step;
    if (dt > 0) {
      speed += (step / dt - speed) * Math.min(1, dt / SPEED_TIME_CONSTANT);
    }
    if (track != null) {
      track.sample(
          time,
          travelX,
          travelY,
          path,
          motion.qw(),
          motion.qx(),
          motion.qy(),
          motion.qz(),
          s.gate().isContact(),
          s.load().isForce() ? Double.NaN : lastLoad);
    }
  }

  private void endIfIdle(double time) {
    Session current = session;
    if (current != null && time - current.lastContact() >= config.idleSeconds()) {
      endSession(EndReason.IDLE);
    }
  }

  private void startSegment(String reason) {
    if (stages == null && opening.isEmpty()) {
      return;
    }
    finish();
    tell(new Event.SegmentStarted(now(), reason));
  }

  private double now() {
    return stages == null ? Double.NaN : stages.timeline().time();
  }

  private void tell(Event event) {
    events.event(event);
  }

  private void applyLimits(double time) {
    LimitsInForce inForce = limitsInForce();
    if (inForce != null) {
      boolean isPressure = inForce.unit().equals(Load.KPA);
      alarms.zone(time, zone.label(), inForce, isPressure, limits.noGo().contains(zone));
    }
  }

  private @Nullable LimitsInForce limitsInForce() {
    Stages s = stages;
    return s == null || !s.hasLoad()
        ? null
        : LimitsInForce.of(limits, zone, device.instrument(), s.load());
  }

  /** Starts and feeds sessions. */
  private final class SessionSkin implements Skin {
    @Override
    public void contactStarted(double time) {
      Stages s = Objects.requireNonNull(stages);
      Session current = session;
      if (current == null) {
        double first = s.hasLoad() ? s.contact().firstSample() : time;
        String id = SessionId.of(device.id(), device.boot(), first);
        double radius = device.instrument().radius();
        current =
            new Session(
                id, time, radius, s.hasMotion(), zone, spotClock, events, s.timeline()::time);
        current.cold(temperature < config.alarms().coldBelow());
        session = current;
        alarms.board().forget();
        tell(new Event.SessionStarted(s.timeline().time(), id, time));
      }
      current.contactStarted(time);
      alarms.contact(s.timeline().time(), time, true);
    }

    @Override
    public void interval(
        double from,
        double to,
        double dx,
        double dy,
        double loadFrom,
        double loadTo,
        boolean contact) {
      if (session != null) {
        session.interval(from, to, dx, dy, loadFrom, loadTo, contact);
      } else {
        spotClock.off(to - from);
      }
    }

    @Override
    public void gap(double from, double to) {
      if (session != null) {
        session.gap(from, to);
      }
    }

    @Override
    public void contactEnded(double time) {
      if (session != null) {
        session.contactEnded(time);
        alarms.contact(now(), time, false);
      }
    }
  }

  private void endSession(EndReason reason) {
    Stages s = stages;
    Session ended = session;
    if (s == null || ended == null) {
      return;
    }
    s.gate().close(s.timeline().time());
    Summary summary = summarize(s, ended);
    last = summary;
    session = null;
    s.quality().restart(s.timeline(), malformed);
    tell(new Event.SessionEnded(s.timeline().time(), summary, reason));
  }

  private Summary summarize(Stages s, Session of) {
    return Summarizer.summarize(
        device,
        s,
        of,
        zone,
        limitsInForce(),
        alarms.board().all(),
        s.quality().toQuality(s.timeline(), malformed, s.hasLoad() && s.meter().isTareAssumed()));
  }

  public void status(DeviceStatus status) {
    deviceTared |= status.tareDone();
    alarms.status(now(), status);
    temperature(status.temperature());
  }

  /** Tells how many packets or lines were malformed so far on this link. */
  public void malformed(long count) {
    malformed = count;
  }

  /** The link to the device was lost, or is back. */
  public void link(boolean connected) {
    alarms.link(now(), connected);
  }

  /** Takes the load of now as zero. */
  public void tare() {
    if (stages != null) {
      stages.meter().tare();
    }
  }

  /** The zeros of the pads as they are now, to be stored; empty before the first second. */
  public List<Double> zeros() {
    return stages == null ? List.of() : stages.meter().zeros();
  }

  /** What is being worked from now on. */
  public void zone(Zone next) {
    if (next.equals(zone)) {
      return;
    }
    zone = next;
    if (session != null) {
      session.zone(next);
    }
    applyLimits(now());
    tell(new Event.ZoneChanged(now(), next));
  }

  /** The person's limits from now on. */
  public void limits(Limits own) {
    limits = own;
    applyLimits(now());
  }

  /** Marks an active alarm as seen; returns whether there is one. */
  public boolean acknowledge(AlarmKind kind) {
    return alarms.board().acknowledge(now(), kind);
  }

  /** Suppresses alarms of a kind for a time, s; they are still recorded. */
  public void shelve(AlarmKind kind, double seconds) {
    alarms.board().shelve(now(), kind, now() + seconds);
  }

  /** The user's stop: ends the session if there is one. */
  public void stop() {
    endSession(EndReason.STOPPED);
    stopped = true;
  }

  /** The user's start, after a stop. With a load, contact starts a session by itself. */
  public void start() {
    stopped = false;
  }

  /** The device or the log has ended. */
  public void finish() {
    if (stages == null && !opening.isEmpty()) {
      open();
    }
    endSession(EndReason.DEVICE_ENDED);
    Stages s = stages;
    if (s != null) {
      s.gate().close(s.timeline().time());
      if (last == null) {
        last = summarize(s, none);
      }
    }
    stages = null;
  }

  /** The state now. */
  public LiveState snapshot() {
    return Summarizer.live(
        stages,
        session == null ? none : session,
        lastLoad,
        temperature,
        speed,
        spotClock.elapsed(),
        zone,
        alarms);
  }

  /** The summary of the current session so far, or of the last one; null before any data. */
  public @Nullable Summary summary() {
    Stages s = stages;
    Session current = session;
    if (s != null && current != null) {
      return summarize(s, current);
    }
    return s != null && last == null ? summarize(s, none) : last;
  }
}
