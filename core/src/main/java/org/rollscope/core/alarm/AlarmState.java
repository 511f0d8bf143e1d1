package org.rollscope.core.alarm;

/** One kind of alarm: what is known of its present or last occurrence. */
final class AlarmState {
  final AlarmKind kind;
  private int id;
  private boolean active;
  private AlarmLevel level = AlarmLevel.NOTICE;
  private String zone = "";
  private double onset;
  private double raised;
  private double cleared = Double.NaN;
  private double peak = Double.NaN;
  private double integral;
  private double limit;
  private String limitSource = "";
  private boolean acknowledged;
  private double shelvedUntil = Double.NaN;

  AlarmState(AlarmKind kind) {
    this.kind = kind;
  }

  void raise(int number, AlarmLevel atLevel, String inZone, double since, double at) {
    id = number;
    active = true;
    level = atLevel;
    zone = inZone;
    onset = since;
    raised = at;
    cleared = Double.NaN;
    acknowledged = false;
    limit = Double.NaN;
    limitSource = "";
    peak = Double.NaN;
    integral = 0;
  }

  void limit(double inForce, String source) {
    limit = inForce;
    limitSource = source;
  }

  void measure(double highest, double above) {
    peak = highest;
    integral = above;
  }

  void escalate(AlarmLevel to) {
    level = to;
    acknowledged = false;
  }

  void acknowledge() {
    acknowledged = true;
  }

  void shelve(double until) {
    shelvedUntil = until;
  }

  void clear(double at) {
    active = false;
    cleared = at;
  }

  boolean isActive() {
    return active;
  }

  boolean isShelved() {
    return !Double.isNaN(shelvedUntil);
  }

  double shelvedUntil() {
    return shelvedUntil;
  }

  AlarmLevel level() {
    return level;
  }

  Alarm toAlarm() {
    return new Alarm(
        id,
        kind,
        level,
        zone,
        onset,
        raised,
        cleared,
        peak,
        integral,
        limit,
        limitSource,
        acknowledged,
        shelvedUntil);
  }
}
