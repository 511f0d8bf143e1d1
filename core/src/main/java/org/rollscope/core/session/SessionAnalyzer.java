package org.rollscope.core.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.alarm.Alarms;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.alarm.LimitsInForce;
import org.rollscope.core.contact.ContactDetector;
import org.rollscope.core.contact.Load;
import org.rollscope.core.motion.Motion;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.Event.EndReason;
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
  private static final int ANALYSED = ~Channel.TEMPERATURE.bit();

  private final AnalyzerConfig config;
  private final Guide guide;
  private final Alarms alarms;
  private final Sessions sessions;
  private final Travel travel = new Travel();
  private DeviceInfo device;
  private Limits limits;
  private Zone zone;
  private Opening opening;
  private @Nullable Stages stages;
  private @Nullable Summary last;
  private @Nullable DeviceStatus firstStatus;
  private boolean deviceTared;
  private boolean stopped;
  private long malformed;
  private double lastLoad = Double.NaN;

  /** Starts an analysis before the device's first sample. */
  public SessionAnalyzer(AnalyzerConfig config, DeviceInfo device, EventListener events) {
    this.config = config;
    this.device = device;
    guide = new Guide(events, this::zone);
    limits = config.limits();
    zone = config.zone();
    alarms =
        new Alarms(
            config.alarms(),
            (time, alarm, transition) -> tell(new Event.AlarmChanged(time, alarm, transition)));
    opening = new Opening(device.instrument().pads());
    sessions = new Sessions(device, config, alarms, guide);
  }

  /** Asks for the track, sample by sample. */
  public void track(TrackListener listener) {
    travel.listener(listener);
  }

  /**
   * Goes on with the session that a restart of the program has interrupted, if contact is in time.
   */
  public void resume(ResumePoint point) {
    sessions.resume(point);
  }

  /** What to store so that a restart can go on with this session; null where there is none. */
  public @Nullable ResumePoint resumePoint() {
    return sessions.resumePoint();
  }

  /** The device told of itself again; a new boot or another geometry starts a new segment. */
  public void device(DeviceInfo info) {
    if (!info.isOfSameSegment(device)) {
      startSegment("the device has started anew or was changed");
      device = info;
      opening = new Opening(info.instrument().pads());
    }
  }

  /** Takes samples; the block is the caller's again afterwards. */
  public void accept(SampleBlock block) {
    if ((block.channels() & ANALYSED) == 0) {
      sessions.temperature(block.size() > 0 ? block.temperature(block.size() - 1) : Double.NaN);
      return;
    }
    for (int row = 0; row < block.size(); row++) {
      feed(block, row);
    }
  }

  private void feed(SampleBlock block, int row) {
    Stages ready = stages;
    if (ready != null) {
      sample(ready, block, row);
    } else if (opening.add(block, row) || needsNoOpening(block)) {
      open();
    }
  }

  private boolean needsNoOpening(SampleBlock block) {
    return device.sampleRate() > 0 && (zeroIsKnown() || !Load.isIn(block.channels()));
  }

  private boolean zeroIsKnown() {
    return deviceTared || !config.tare().isEmpty();
  }

  private void open() {
    SampleBlock rows = opening.rows();
    Opening.Period period =
        device.sampleRate() > 0
            ? new Opening.Period(1 / device.sampleRate(), true)
            : opening.measurePeriod();
    Stages ready = Stages.of(device, rows.channels(), period, config, alarms, sessions);
    if (zeroIsKnown()) {
      ready.meter().start(config.tare());
    } else {
      opening.findZeros(ready.load(), ready.meter());
    }
    sessions.enter(device, ready);
    stages = ready;
    opening = new Opening(device.instrument().pads());
    applyLimits(rows.time(0));
    DeviceStatus first = firstStatus;
    if (first != null) {
      alarms.status(rows.time(0), first);
    }
    for (int row = 0; row < rows.size(); row++) {
      feed(rows, row);
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
          tell(new Event.Gap(timeline.time(), timeline.before(), timeline.time(), true, List.of()));
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
    boolean hasRate = motion.elapsed() != 0;
    boolean touching = s.gate().isContact();
    s.channelGaps().sample(time, !Double.isNaN(load), hasRate, touching, s.quality(), guide);
    sessions.temperature(block.temperature(row));
    ContactDetector.Phase phase = s.contact().sample(time, load);
    alarms.sample(
        time,
        s.meter().raw(),
        load,
        phase != ContactDetector.Phase.OFF,
        motion.rateNorm(),
        motion.atRest());
    s.pass(time, dt, lastLoad, load);
    lastLoad = load;
    if (s.hasLoad()) {
      s.gate().decide(s.contact());
    } else if (!stopped) {
      s.gate().always(time);
    }
    alarms.spot(time, sessions.clock().elapsed(), sessions.clock().cold());
    endIfIdle(time);
    boolean contact = s.gate().isContact();
    travel.sample(time, dt, motion, contact, s.load().isForce() ? Double.NaN : load);
    guide.sample(time, contact, load, travel.x(), travel.y());
  }

  private void gap(Stages s) {
    Timeline timeline = s.timeline();
    if (timeline.dt() > ContactDetector.LONGEST_GAP && s.hasLoad()) {
      s.contact().lose();
      s.gate().decide(s.contact());
    }
    s.gate().gap(timeline.before(), timeline.time());
    s.meter().gap();
    s.channelGaps().gap(timeline.time());
    alarms.gap();
    lastLoad = Double.NaN;
    tell(new Event.Gap(timeline.time(), timeline.before(), timeline.time(), false, List.of()));
  }

  private void endIfIdle(double time) {
    Session current = sessions.current();
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
    guide.event(event);
  }

  private void applyLimits(double time) {
    LimitsInForce inForce = limitsInForce();
    guide.limits(inForce);
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

  private void endSession(EndReason reason) {
    Stages s = stages;
    if (s == null || sessions.current() == null) {
      return;
    }
    s.gate().close(s.timeline().time());
    Summary summary = summarize(s, sessions.shown());
    last = summary;
    sessions.leave();
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
        s.quality().toQuality(s.timeline(), malformed, s.hasLoad() ? s.meter() : null));
  }

  public void status(DeviceStatus status) {
    deviceTared |= status.tareDone();
    if (stages == null) {
      firstStatus = status;
    } else {
      alarms.status(now(), status);
    }
    sessions.temperature(status.temperature());
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
    sessions.zone(next);
    applyLimits(now());
    tell(new Event.ZoneChanged(now(), next));
  }

  /** Goes through routines. */
  public Guide guide() {
    return guide;
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
        last = summarize(s, sessions.shown());
      }
    }
    stages = null;
  }

  /** The state now. */
  public LiveState snapshot() {
    return Summarizer.live(
        stages,
        sessions.shown(),
        lastLoad,
        sessions.temperature(),
        travel.speed(),
        sessions.clock().elapsed(),
        zone,
        alarms,
        guide.state());
  }

  /** The summary of the current session so far, or of the last one; null before any data. */
  public @Nullable Summary summary() {
    Stages s = stages;
    boolean current = s != null && (sessions.current() != null || last == null);
    return s != null && current ? summarize(s, sessions.shown()) : last;
  }
}
