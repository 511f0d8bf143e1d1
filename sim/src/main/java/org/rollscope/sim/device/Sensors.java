package org.rollscope.sim.device;

import java.util.random.RandomGenerator;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.sim.body.DefaultLimits;
import org.rollscope.sim.body.Motion;
import org.rollscope.sim.body.Tool;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.SensorGrade;

/**
 * Imperfect sensors: scale error and offset of each axis, an offset that walks at random, white
 * noise, quantisation and saturation at the range.
 */
final class Sensors {
  static final double GYRO_RANGE = Math.toRadians(2000);
  static final double ACCEL_RANGE = 8 * 9.80665;
  private static final double PRESSURE_STEP = 0.05;
  private static final double TEMPERATURE_STEP = 0.01;
  private static final double TEMPERATURE_NOISE = 0.03;
  private static final double LARGEST_OFFSET = 2.5;

  private final Scenario scenario;
  private final SensorGrade grade;
  private final RandomGenerator random;
  private final Motion motion;
  private final Tool tool;
  private final double[] gyroScale = new double[3];
  private final double[] accelScale = new double[3];
  private final double[] gyroBias = new double[3];
  private final double[] accelBias = new double[3];
  private double pressureOffset;
  private final double pressureRange;
  private final double[] rate = new double[3];
  private final double[] force = new double[3];
  private double time;

  Sensors(Scenario scenario, SensorGrade grade, Motion motion, RandomGenerator random) {
    this.scenario = scenario;
    this.grade = grade;
    this.motion = motion;
    this.random = random;
    tool = new Tool(motion, random, 0);
    for (int axis = 0; axis < 3; axis++) {
      gyroScale[axis] = 1 + within(grade.scaleError());
      accelScale[axis] = 1 + within(grade.scaleError());
      gyroBias[axis] = Math.toRadians(within(grade.gyroBias()));
      accelBias[axis] = within(grade.accelBias()) * Tool.GRAVITY;
    }
    // A session that starts in the middle of a movement was tared by the device before.
    pressureOffset = scenario.startsMoving() ? 0 : within(LARGEST_OFFSET);
    pressureRange = 2 * DefaultLimits.highHigh(scenario.instrument().kind());
  }

  private double within(double bound) {
    return random.nextDouble(-1, 1) * bound;
  }

  int channels() {
    int mask = Channel.PRESSURE.bit() | Channel.ANGULAR_RATE.bit() | Channel.SPECIFIC_FORCE.bit();
    return scenario.thermal().isMeasured() ? mask | Channel.TEMPERATURE.bit() : mask;
  }

  /** Measures at a true time, s since the device was switched on, into a row of the block. */
  void measure(double at, SampleBlock block, int row) {
    double span = at - time;
    time = at;
    tool.advance(at, rate, force);
    double gyroNoise = Math.toRadians(grade.gyroNoise()) * Math.sqrt(0.5 / span);
    double accelNoise = grade.accelNoise() * Tool.GRAVITY * Math.sqrt(0.5 / span);
    double walk = Math.toRadians(grade.biasDrift()) * Math.sqrt(span);
    for (int axis = 0; axis < 3; axis++) {
      gyroBias[axis] += walk * random.nextGaussian();
      double turned =
          gyroScale[axis] * rate[axis] + gyroBias[axis] + gyroNoise * random.nextGaussian();
      double pushed =
          accelScale[axis] * force[axis] + accelBias[axis] + accelNoise * random.nextGaussian();
      block.angularRate(row, axis, quantise(turned, GYRO_RANGE));
      block.specificForce(row, axis, quantise(pushed, ACCEL_RANGE));
    }
    for (int pad = 0; pad < block.pads(); pad++) {
      block.pressure(row, pad, pressure(at));
    }
    if (scenario.thermal().isMeasured()) {
      double warm = scenario.thermal().at(at) + TEMPERATURE_NOISE * random.nextGaussian();
      block.temperature(row, Math.rint(warm / TEMPERATURE_STEP) * TEMPERATURE_STEP);
    }
  }

  /** Takes the pressure of now as zero. */
  void tare() {
    pressureOffset = -motion.pressure(time) - scenario.thermal().drift(time);
  }

  private double pressure(double at) {
    double value =
        motion.pressure(at)
            + scenario.thermal().drift(at)
            + pressureOffset
            + grade.pressureNoise() * random.nextGaussian();
    return value > pressureRange
        ? Double.POSITIVE_INFINITY
        : Math.rint(value / PRESSURE_STEP) * PRESSURE_STEP;
  }

  private static double quantise(double value, double range) {
    double step = range / 32768;
    return step * Math.clamp((long) Math.rint(value / step), -32768, 32767);
  }
}
