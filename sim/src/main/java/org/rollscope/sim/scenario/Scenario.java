package org.rollscope.sim.scenario;

import java.util.List;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.spot.Zone;

/**
 * A session to be simulated.
 *
 * @param name short name
 * @param description one line for people
 * @param instrument the tool
 * @param zone where it is used
 * @param grade how good its sensors are, unless the caller says otherwise
 * @param rate samples per second, Hz
 * @param startsMoving the device is switched on in the middle of the first stroke, tared before
 * @param human how people are
 * @param thermal the tool's temperature
 * @param faults what goes wrong
 * @param steps the script
 */
public record Scenario(
    String name,
    String description,
    Instrument instrument,
    Zone zone,
    SensorGrade grade,
    double rate,
    boolean startsMoving,
    Human human,
    Thermal thermal,
    Faults faults,
    List<Step> steps) {

  public Scenario {
    steps = List.copyOf(steps);
  }

  /**
   * How a person does what the script says.
   *
   * @param variation 1 for lengths ±25 % and durations ±40 %, 0 for exactly what is written
   * @param tremor of the pressure, as a share of it, at 8 to 12 Hz
   * @param wander slow changes of the pressure, as a share of it
   * @param slip share of the movement that slides instead of rolling
   */
  public record Human(double variation, double tremor, double wander, double slip) {
    public static final Human USUAL = new Human(1, 0.01, 0.03, 0);
    public static final Human NONE = new Human(0, 0, 0, 0);
  }

  /**
   * A chilled tool thawing.
   *
   * @param start °C at the start; NaN for a tool without a thermometer
   * @param timeConstant of the approach to {@link #ROOM}, s
   */
  public record Thermal(double start, double timeConstant) {
    public static final double ROOM = 20;

    /** Pressure a sealed bladder gains per kelvin: about 14 kPa from −18 to 20 °C. */
    public static final double KPA_PER_KELVIN = 14.0 / 38;

    public static final Thermal NONE = new Thermal(Double.NaN, 600);

    public boolean isMeasured() {
      return !Double.isNaN(start);
    }

    /** The tool's temperature, °C. */
    public double at(double time) {
      return ROOM + (start - ROOM) * Math.exp(-Math.max(time, 0) / timeConstant);
    }

    /** What the bladder adds to the pressure since the start, kPa. */
    public double drift(double time) {
      return isMeasured() ? (at(time) - start) * KPA_PER_KELVIN : 0;
    }
  }

  public Scenario withGrade(SensorGrade newGrade) {
    return new Scenario(
        name,
        description,
        instrument,
        zone,
        newGrade,
        rate,
        startsMoving,
        human,
        thermal,
        faults,
        steps);
  }

  public Scenario withHuman(Human newHuman) {
    return new Scenario(
        name,
        description,
        instrument,
        zone,
        grade,
        rate,
        startsMoving,
        newHuman,
        thermal,
        faults,
        steps);
  }
}
