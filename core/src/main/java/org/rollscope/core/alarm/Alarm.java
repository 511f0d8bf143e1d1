package org.rollscope.core.alarm;

/**
 * The state of one alarm at one of its transitions. Times are device times in s, NaN where not yet.
 *
 * @param id counts from 1 within the session
 * @param kind what it is about
 * @param level the highest level it has reached
 * @param zone the zone's label at its onset
 * @param onset when the limit was crossed, interpolated between samples
 * @param raised when it was announced, after the on-delay
 * @param cleared the downward crossing that ended it
 * @param peak the highest value since the onset, in the limit's unit
 * @param integral integral of the value above the limit over time
 * @param limit the limit in force, kPa, N, kPa/s, s or °C by kind; NaN where the kind has none
 * @param limitSource where the limit came from: therapist, comfort-test, person or default
 * @param acknowledged somebody has seen it
 * @param shelvedUntil suppressed until this device time; NaN when not
 */
public record Alarm(
    int id,
    AlarmKind kind,
    AlarmLevel level,
    String zone,
    double onset,
    double raised,
    double cleared,
    double peak,
    double integral,
    double limit,
    String limitSource,
    boolean acknowledged,
    double shelvedUntil) {

  public boolean active() {
    return Double.isNaN(cleared);
  }

  /** From onset to clearing, s; NaN while active. */
  public double duration() {
    return cleared - onset;
  }

  /** What has just happened to an alarm. */
  public enum Transition {
    RAISED,
    ESCALATED,
    ACKNOWLEDGED,
    SHELVED,
    UNSHELVED,
    CLEARED
  }
}
