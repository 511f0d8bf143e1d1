package org.rollscope.core.alarm;

/**
 * When alarms are raised and cleared. The defaults are engineering defaults but for the spot times,
 * which are the 10 to 15 minutes of common advice on self-massage.
 *
 * @param onDelay HIGH must last this long, s
 * @param highHighDelay HIGH_HIGH must last this long, s
 * @param offDelay below the deadband for this long ends an overpressure alarm, s
 * @param deadband share of the limit below which an alarm may end
 * @param rampRate loading rate, kPa/s
 * @param rampWindow time over which the loading rate is taken, s
 * @param rampRearm time until the next ramp alarm, s
 * @param spotTarget a routine's target for one spot, s; NaN for none
 * @param spotWarning time on one spot to warn at, s
 * @param spotStop time on one spot to stop at, s
 * @param coldBelow °C
 * @param coldWarning time of cold contact on one spot to warn at, s
 * @param coldStop time of cold contact on one spot to stop at, s
 * @param batteryLow %
 */
public record AlarmConfig(
    double onDelay,
    double highHighDelay,
    double offDelay,
    double deadband,
    double rampRate,
    double rampWindow,
    double rampRearm,
    double spotTarget,
    double spotWarning,
    double spotStop,
    double coldBelow,
    double coldWarning,
    double coldStop,
    double batteryLow) {
  public static final AlarmConfig DEFAULT =
      new AlarmConfig(0.2, 0.02, 0.5, 0.95, 150, 0.25, 2, Double.NaN, 600, 900, 5, 60, 120, 15);

  public AlarmConfig {
    if (!(onDelay >= 0 && highHighDelay >= 0 && offDelay >= 0 && deadband > 0 && deadband <= 1)) {
      throw new IllegalArgumentException(
          "alarm delays must not be negative and the deadband must be above 0 and at most 1");
    }
    if (!(rampRate > 0 && rampWindow > 0 && spotWarning > 0 && spotStop >= spotWarning)) {
      throw new IllegalArgumentException(
          "alarm rates and times must be above 0 and a stop not before its warning");
    }
  }
}
