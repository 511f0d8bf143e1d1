package org.rollscope.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.rollscope.core.contact.Skin;
import org.rollscope.core.roll.Rolling;
import org.rollscope.core.roll.Stroke;
import org.rollscope.core.roll.StrokeListener;
import org.rollscope.core.spot.Hold;
import org.rollscope.core.spot.HoldDetector;
import org.rollscope.core.spot.HoldListener;
import org.rollscope.core.spot.Spot;
import org.rollscope.core.spot.SpotClock;
import org.rollscope.core.spot.SpotMap;
import org.rollscope.core.spot.Zone;

/**
 * One session: what was done to the skin from the first contact on. It gets each stretch of time
 * once, with its contact certain, and keeps the position in the coordinates of the present patch.
 */
final class Session implements Skin {
  /** Lifting off for less keeps the coordinates, s. */
  private static final double SAME_PATCH = 2;

  private final String id;
  private final double start;
  private final EventListener events;
  private final DoubleSupplier now;
  private final boolean located;
  private final Rolling rolling;
  private final SpotMap spots = new SpotMap();
  private final SpotClock clock;
  private final HoldDetector holds;
  private final HoldLog holdLog = new HoldLog();
  private final LoadStatistics load = new LoadStatistics();
  private final ContactLog contacts;
  private Zone zone;
  private String zoneLabel;
  private int patch;
  private double x;
  private double y;
  private double lastEnd = Double.NEGATIVE_INFINITY;
  private double contactSeconds;
  private boolean strokeEnded;
  private boolean cold;

  /**
   * @param start device time of the first contact, s
   * @param located whether there is angular rate to tell the position from
   * @param clock the spot-time clock, which outlives sessions
   * @param now device time of the sample at hand, s
   */
  Session(
      String id,
      double start,
      double radius,
      boolean located,
      Zone zone,
      SpotClock clock,
      EventListener events,
      DoubleSupplier now) {
    this.id = id;
    this.start = start;
    this.located = located;
    this.zone = zone;
    this.clock = clock;
    this.events = events;
    this.now = now;
    zoneLabel = zone.label();
    rolling = new Rolling(radius, new StrokeEvents());
    holds = new HoldDetector(holdLog);
    contacts = new ContactLog();
    lastEnd = start;
  }

  @Override
  public void contactStarted(double time) {
    if (patch == 0 || time - lastEnd >= SAME_PATCH) {
      startPatch();
    }
    contacts.begin(time);
    begin(time);
    events.event(new Event.ContactStarted(now.getAsDouble(), time));
  }

  private void startPatch() {
    patch++;
    x = 0;
    y = 0;
    if (patch > 1) {
      clock.newPatch();
    }
  }

  private void begin(double time) {
    rolling.begin(time, x, y, patch);
    holds.begin(time, x, y, patch);
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
    double dt = to - from;
    if (!contact) {
      clock.off(dt);
      return;
    }
    contactSeconds += dt;
    load.add(dt, loadFrom, loadTo);
    contacts.add(dt, loadFrom, loadTo);
    if (Double.isNaN(dx)) {
      losePlace(from, dt);
    } else if (located) {
      x += dx;
      y += dy;
      roll(to, dt, loadFrom, loadTo);
    }
  }

  /**
   * It is pressed, but nobody knows where: no place gets the time, no movement is made up. Nobody
   * can say either that the spot was left, so its clock goes on.
   */
  private void losePlace(double from, double dt) {
    rolling.finishStroke(from);
    holds.finish(from);
    clock.contact(x, y, dt, cold);
  }

  private void roll(double to, double dt, double loadFrom, double loadTo) {
    rolling.moveTo(to, x, y);
    Spot left = spots.add(zoneLabel, patch, x, y, dt, loadFrom, loadTo);
    if (left != null) {
      events.event(new Event.SpotLeft(now.getAsDouble(), left));
    }
    clock.contact(x, y, dt, cold);
    holds.moveTo(to, x, y, loadTo);
    if (strokeEnded) {
      strokeEnded = false;
      rolling.begin(to, x, y, patch);
    }
  }

  @Override
  public void gap(double from, double to) {
    if (contacts.isOpen()) {
      rolling.finishStroke(from);
      holds.finish(from);
      begin(to);
    }
  }

  @Override
  public void contactEnded(double time) {
    rolling.finishStroke(time);
    holds.finish(time);
    Spot left = spots.leave();
    if (left != null) {
      events.event(new Event.SpotLeft(now.getAsDouble(), left));
    }
    lastEnd = time;
    events.event(new Event.ContactEnded(now.getAsDouble(), contacts.end(time)));
  }

  /** Whether the tool is too cold to stay on one spot. */
  void cold(boolean isCold) {
    cold = isCold;
  }

  /** The user or the routine says where the tool is now; a new zone has coordinates of its own. */
  void zone(Zone next) {
    if (next.equals(zone)) {
      return;
    }
    boolean touching = contacts.isOpen();
    double time = now.getAsDouble();
    if (touching) {
      rolling.finishStroke(time);
      holds.finish(time);
    }
    zone = next;
    zoneLabel = next.label();
    startPatch();
    if (touching) {
      begin(time);
    }
  }

  private final class StrokeEvents implements StrokeListener {
    @Override
    public void completed(double time, Stroke stroke) {
      events.event(
          new Event.StrokeCompleted(
              now.getAsDouble(), stroke, rolling.rolls(), rolling.rollCycles()));
    }

    @Override
    public void reopened(double time, int number) {
      events.event(
          new Event.StrokeReopened(
              now.getAsDouble(), number, rolling.rolls(), rolling.rollCycles()));
    }
  }

  private final class HoldLog implements HoldListener {
    private final List<Hold> ended = new ArrayList<>();

    @Override
    public void started(double time, Hold hold) {
      rolling.finishStroke(hold.start());
      strokeEnded = true;
      events.event(new Event.HoldStarted(now.getAsDouble(), hold));
    }

    @Override
    public void ended(double time, Hold hold) {
      ended.add(hold);
      events.event(new Event.HoldEnded(now.getAsDouble(), hold));
    }
  }

  String id() {
    return id;
  }

  double start() {
    return start;
  }

  /** The end of the last contact, s; now while contact lasts. */
  double lastContact() {
    return contacts.isOpen() ? now.getAsDouble() : lastEnd;
  }

  Rolling rolling() {
    return rolling;
  }

  SpotMap spots() {
    return spots;
  }

  List<Hold> holds() {
    return List.copyOf(holdLog.ended);
  }

  LoadStatistics load() {
    return load;
  }

  int contacts() {
    return contacts.count();
  }

  double contactSeconds() {
    return contactSeconds;
  }

  Zone zone() {
    return zone;
  }

  int patch() {
    return patch;
  }

  double x() {
    return x;
  }

  double y() {
    return y;
  }
}
