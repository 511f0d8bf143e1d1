package org.rollscope.sim.device;

import java.util.List;
import org.rollscope.sim.scenario.Scenario;

/**
 * How long one spot was really pressed: contact time within 30 mm of an anchor, paused off the
 * skin, begun anew after 60 s off or 10 s more than 40 mm away; and how much of it was colder than
 * 5 °C.
 */
final class TrueSpotTime {
  private static final double NEAR = 0.030;
  private static final double AWAY = 0.040;
  private static final double LONGEST_AWAY = 10;
  private static final double LONGEST_OFF = 60;
  private static final double COLD = 5;

  private final Scenario.Thermal thermal;
  private final TrueContacts contacts;
  private final DeviceClock clock;
  private double spotTime;
  private double coldTime;
  private double away;
  private double off = Double.POSITIVE_INFINITY;
  private double anchorX;
  private double anchorY;

  TrueSpotTime(Scenario.Thermal thermal, TrueContacts contacts, DeviceClock clock) {
    this.thermal = thermal;
    this.contacts = contacts;
    this.clock = clock;
  }

  void addTo(List<Truth.Alert> alarms) {
    for (int i = 0; i < contacts.patch.length; i++) {
      double spotBefore = spotTime;
      double coldBefore = coldTime;
      advance(i);
      raise(alarms, "spot-time", "WARNING", i, spotBefore, spotTime, 600);
      raise(alarms, "spot-time", "STOP", i, spotBefore, spotTime, 900);
      raise(alarms, "cold", "WARNING", i, coldBefore, coldTime, 60);
      raise(alarms, "cold", "STOP", i, coldBefore, coldTime, 120);
    }
  }

  private void advance(int i) {
    if (contacts.patch[i] == 0) {
      off += Trace.STEP;
      return;
    }
    if (off >= LONGEST_OFF) {
      anchor(i);
    }
    off = 0;
    double distance = Math.hypot(contacts.x[i] - anchorX, contacts.y[i] - anchorY);
    away = distance > AWAY ? away + Trace.STEP : 0;
    if (away >= LONGEST_AWAY) {
      anchor(i);
    } else if (distance <= NEAR) {
      spotTime += Trace.STEP;
      if (thermal.isMeasured() && thermal.at(i * Trace.STEP) < COLD) {
        coldTime += Trace.STEP;
      }
    }
  }

  private void anchor(int i) {
    anchorX = contacts.x[i];
    anchorY = contacts.y[i];
    spotTime = 0;
    coldTime = 0;
    away = 0;
  }

  /** One alarm a spot: a higher level replaces the lower one, whose onset stays. */
  private void raise(
      List<Truth.Alert> alarms,
      String kind,
      String level,
      int i,
      double before,
      double value,
      double limit) {
    if (before < limit && value >= limit) {
      double at = clock.deviceTime(i * Trace.STEP);
      double onset = at;
      if (level.equals("STOP")) {
        Truth.Alert warned =
            alarms.stream().filter(alarm -> alarm.kind().equals(kind)).toList().getLast();
        alarms.remove(warned);
        onset = warned.onset();
      }
      alarms.add(new Truth.Alert(kind, level, onset, onset - 1, onset + 1, Double.NaN, value));
    }
  }
}
