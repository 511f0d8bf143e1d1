package org.rollscope.core.alarm;

import org.rollscope.core.sample.DeviceStatus;

/**
 * Alarms about the device itself: battery, saturation, a stuck sensor, a lost link, a doubtful
 * baseline. Not thread-safe; allocates only at transitions.
 */
final class DeviceAlarms {
  private static final double SATURATION_OFF_DELAY = 0.5;
  private static final double BATTERY_RECOVERY = 5;
  private static final double STUCK_SECONDS = 2;
  private static final double MOVING = Math.toRadians(20);
  private static final double BASELINE_SECONDS = 60;
  private static final double BASELINE_NOISE = 0.5;
  private static final double BASELINE_TIME_CONSTANT = 2;

  private final double batteryLow;
  private final StateAlarm battery;
  private final StateAlarm saturated;
  private final StateAlarm stuck;
  private final StateAlarm link;
  private final StateAlarm baseline;
  private double lastTime = Double.NaN;
  private double saturatedUntil = Double.NaN;
  private double lastRaw = Double.NaN;
  private double unchangedFor;
  private boolean faulty;
  private double level = Double.NaN;
  private double quietFor;

  DeviceAlarms(AlarmConfig config, AlarmBoard board) {
    batteryLow = config.batteryLow();
    battery = new StateAlarm(AlarmKind.BATTERY_LOW, AlarmLevel.NOTICE, board);
    saturated = new StateAlarm(AlarmKind.SATURATED, AlarmLevel.WARNING, board);
    stuck = new StateAlarm(AlarmKind.STUCK_SENSOR, AlarmLevel.WARNING, board);
    link = new StateAlarm(AlarmKind.LINK_LOST, AlarmLevel.WARNING, board);
    baseline = new StateAlarm(AlarmKind.BASELINE_DOUBTFUL, AlarmLevel.NOTICE, board);
  }

  void status(double time, DeviceStatus status, String zone) {
    double charge = status.battery();
    double limit = battery.isActive() ? batteryLow + BATTERY_RECOVERY : batteryLow;
    if (!Double.isNaN(charge)) {
      boolean low = charge < limit && !status.charging();
      battery.is(time, time, low, zone, charge, batteryLow);
    }
    faulty = status.sensorFault();
    stuck.is(time, time, faulty || unchangedFor >= STUCK_SECONDS, zone, Double.NaN, Double.NaN);
  }

  /** The link to the device was lost in contact, or is back. */
  void link(double time, boolean lost, String zone) {
    link.is(time, time, lost, zone, Double.NaN, Double.NaN);
  }

  void gap() {
    lastTime = Double.NaN;
    unchangedFor = 0;
    quietFor = 0;
    level = Double.NaN;
  }

  /**
   * Takes a sample of the load.
   *
   * @param raw as delivered
   * @param load over tare
   * @param contact whether it is above its threshold
   * @param rate size of the angular rate, rad/s
   * @param still whether the IMU is at rest
   */
  void sample(
      double time,
      double raw,
      double load,
      boolean contact,
      double rate,
      boolean still,
      String zone) {
    double dt = Double.isNaN(lastTime) ? 0 : time - lastTime;
    if (load == Double.POSITIVE_INFINITY) {
      saturatedUntil = time;
      saturated.is(time, time, true, zone, Double.NaN, Double.NaN);
    } else if (saturated.isActive() && time - saturatedUntil >= SATURATION_OFF_DELAY) {
      saturated.is(time, saturatedUntil, false, zone, Double.NaN, Double.NaN);
    }
    watchStuck(time, dt, raw, contact && rate > MOVING, zone);
    watchBaseline(time, dt, load, contact && still, zone);
    lastTime = time;
  }

  /** A pad that shows exactly the same while it is rolled under load does not measure. */
  private void watchStuck(double time, double dt, double raw, boolean rolling, String zone) {
    if (raw != lastRaw) {
      unchangedFor = 0;
      if (stuck.isActive() && !faulty && Double.isFinite(raw)) {
        stuck.is(time, time, false, zone, Double.NaN, Double.NaN);
      }
    } else if (rolling && Double.isFinite(raw)) {
      unchangedFor += dt;
      if (unchangedFor >= STUCK_SECONDS) {
        stuck.is(time, time - unchangedFor, true, zone, raw, Double.NaN);
      }
    }
    lastRaw = raw;
  }

  /** A steady load on a tool that lies still may be nobody at all. */
  private void watchBaseline(double time, double dt, double load, boolean still, String zone) {
    if (!still || !Double.isFinite(load) || Math.abs(load - level) > BASELINE_NOISE) {
      quietFor = 0;
      level = load;
      if (baseline.isActive() && Double.isFinite(load)) {
        baseline.is(time, time, false, zone, load, Double.NaN);
      }
      return;
    }
    quietFor += dt;
    level = Double.isNaN(level) ? load : level + (load - level) * dt / BASELINE_TIME_CONSTANT;
    if (quietFor >= BASELINE_SECONDS) {
      baseline.is(time, time - quietFor, true, zone, load, Double.NaN);
    }
  }
}
