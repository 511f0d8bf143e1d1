package org.rollscope.core.alarm;

import org.rollscope.core.sample.DeviceStatus;

/**
 * Every alarm of one device. Samples go in as they come, before contact is certain, so that nobody
 * waits for a warning. Not thread-safe; allocates only at transitions.
 */
public final class Alarms {
  private final AlarmBoard board;
  private final OverpressureAlarm overpressure;
  private final RampAlarm ramp;
  private final TimeAlarm spotTime;
  private final TimeAlarm cold;
  private final StateAlarm noGo;
  private final DeviceAlarms device;
  private String zone = "";
  private boolean forbidden;
  private boolean contact;

  public Alarms(AlarmConfig config, AlarmListener listener) {
    board = new AlarmBoard(listener);
    overpressure = new OverpressureAlarm(config, board);
    ramp = new RampAlarm(config, board);
    spotTime = TimeAlarm.onSpot(config, board);
    cold = TimeAlarm.ofCold(config, board);
    noGo = new StateAlarm(AlarmKind.NO_GO_ZONE, AlarmLevel.STOP, board);
    device = new DeviceAlarms(config, board);
  }

  /** The alarms there are, to acknowledge, shelve and list. */
  public AlarmBoard board() {
    return board;
  }

  /**
   * The zone and the limits from now on.
   *
   * @param isPressure whether the limits are in kPa
   * @param isForbidden whether the zone must not be rolled
   */
  public void zone(
      double time, String label, LimitsInForce limits, boolean isPressure, boolean isForbidden) {
    zone = label;
    forbidden = isForbidden;
    overpressure.limits(limits, label);
    ramp.limits(limits, isPressure, label);
    noGo.is(time, time, contact && forbidden, zone, Double.NaN, Double.NaN);
  }

  /** An open gap in the data: it clears nothing. */
  public void gap() {
    overpressure.gap();
    ramp.gap();
    device.gap();
  }

  /**
   * One sample of the load; see {@link DeviceAlarms#sample}.
   *
   * @param touching whether the load is above its threshold, certain or not
   */
  public void sample(
      double time, double raw, double load, boolean touching, double rate, boolean still) {
    overpressure.sample(time, load);
    ramp.sample(time, load);
    device.sample(time, raw, load, touching, rate, still, zone);
    board.advance(time);
  }

  /** Contact has begun or ended, at a device time, s. */
  public void contact(double time, double since, boolean touching) {
    contact = touching;
    noGo.is(time, since, contact && forbidden, zone, Double.NaN, Double.NaN);
  }

  /** The clocks of the present spot, s. */
  public void spot(double time, double onSpot, double coldOnSpot) {
    spotTime.reading(time, onSpot, zone);
    cold.reading(time, coldOnSpot, zone);
  }

  public void status(double time, DeviceStatus status) {
    device.status(time, status, zone);
  }

  /** The link was lost, which matters in contact, or is back. */
  public void link(double time, boolean connected) {
    device.link(time, !connected && contact, zone);
  }
}
