package org.rollscope.core.session;

import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.Alarms;
import org.rollscope.core.contact.Skin;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.spot.SpotClock;
import org.rollscope.core.spot.Zone;

/** Starts a session at its first contact and feeds it; what outlives sessions is kept here. */
final class Sessions implements Skin {
  private static final double WARM_AGAIN = 1;

  private final double coldBelow;
  private final double idleSeconds;
  private final Alarms alarms;
  private final EventListener events;
  private final SpotClock clock = new SpotClock();
  private final Session none;
  private DeviceInfo device;
  private Zone zone;
  private double temperature = Double.NaN;
  private boolean cold;
  private @Nullable ResumePoint resume;
  private @Nullable Stages stages;
  private @Nullable Session current;

  Sessions(DeviceInfo device, AnalyzerConfig config, Alarms alarms, EventListener events) {
    this.device = device;
    zone = config.zone();
    coldBelow = config.alarms().coldBelow();
    idleSeconds = config.idleSeconds();
    this.alarms = alarms;
    this.events = events;
    double radius = device.instrument().radius();
    none = new Session("", 0, radius, false, zone, clock, events, () -> 0);
  }

  /** A segment of the stream begins. */
  void enter(DeviceInfo of, Stages with) {
    device = of;
    stages = with;
  }

  /** The session is over. */
  void leave() {
    current = null;
  }

  @Override
  public void contactStarted(double time) {
    Stages s = stages;
    if (s == null) {
      return;
    }
    double now = s.timeline().time();
    Session session = current;
    if (session == null) {
      session = start(s, time);
      current = session;
      alarms.board().forget();
      events.event(new Event.SessionStarted(now, session.id(), session.start()));
    }
    session.contactStarted(time);
    alarms.contact(now, time, true);
  }

  private Session start(Stages s, double time) {
    double first = s.hasLoad() ? s.contact().firstSample() : time;
    String id = SessionId.of(device.id(), device.boot(), first);
    double start = time;
    ResumePoint point = resume;
    resume = null;
    if (point != null
        && point.boot().equals(device.boot())
        && time >= point.lastContact()
        && time - point.lastContact() < idleSeconds) {
      id = point.session();
      start = point.start();
    }
    double radius = device.instrument().radius();
    Session session =
        new Session(id, start, radius, s.hasMotion(), zone, clock, events, s.timeline()::time);
    session.cold(cold);
    return session;
  }

  /** Goes on with an earlier session if contact comes in time. */
  void resume(ResumePoint point) {
    resume = point;
  }

  @Nullable ResumePoint resumePoint() {
    Session session = current;
    return session == null
        ? null
        : new ResumePoint(session.id(), device.boot(), session.start(), session.lastContact());
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
    Session session = current;
    if (session != null) {
      session.interval(from, to, dx, dy, loadFrom, loadTo, contact);
    } else {
      clock.off(to - from);
    }
  }

  @Override
  public void gap(double from, double to) {
    if (current != null) {
      current.gap(from, to);
    }
  }

  @Override
  public void contactEnded(double time) {
    Stages s = stages;
    if (current != null && s != null) {
      current.contactEnded(time);
      alarms.contact(s.timeline().time(), time, false);
    }
  }

  void zone(Zone next) {
    zone = next;
    if (current != null) {
      current.zone(next);
    }
  }

  /** The tool's temperature, °C; NaN says nothing. */
  void temperature(double celsius) {
    if (Double.isNaN(celsius)) {
      return;
    }
    temperature = celsius;
    cold = celsius < coldBelow;
    if (celsius >= coldBelow + WARM_AGAIN) {
      clock.warm();
    }
    if (current != null) {
      current.cold(cold);
    }
  }

  double temperature() {
    return temperature;
  }

  SpotClock clock() {
    return clock;
  }

  @Nullable Session current() {
    return current;
  }

  /** The session, or an empty one where there is none. */
  Session shown() {
    return current == null ? none : current;
  }
}
