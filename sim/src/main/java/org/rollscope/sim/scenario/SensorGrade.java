package org.rollscope.sim.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How good a device's sensors are. Engineering figures in the range of data sheets: an industrial
 * module, the IMU of a phone or watch, and the cheapest breakout boards.
 */
public enum SensorGrade {
  GOOD(0.004, 0.2, 0.001, 0.001, 100e-6, 0.005, 0.1, 20, 0.00002),
  CONSUMER(0.007, 1, 0.003, 0.003, 150e-6, 0.020, 0.2, 50, 0.00005),
  CHEAP(0.030, 10, 0.02, 0.010, 300e-6, 0.060, 0.5, 100, 0.0002);

  private final double gyroNoise;
  private final double gyroBias;
  private final double scaleError;
  private final double biasDrift;
  private final double accelNoise;
  private final double accelBias;
  private final double pressureNoise;
  private final double clockPpm;
  private final double jitter;

  SensorGrade(
      double gyroNoise,
      double gyroBias,
      double scaleError,
      double biasDrift,
      double accelNoise,
      double accelBias,
      double pressureNoise,
      double clockPpm,
      double jitter) {
    this.gyroNoise = gyroNoise;
    this.gyroBias = gyroBias;
    this.scaleError = scaleError;
    this.biasDrift = biasDrift;
    this.accelNoise = accelNoise;
    this.accelBias = accelBias;
    this.pressureNoise = pressureNoise;
    this.clockPpm = clockPpm;
    this.jitter = jitter;
  }

  /** Reads {@code good}, {@code consumer} or {@code cheap}. */
  public static SensorGrade parse(String label) {
    for (SensorGrade grade : values()) {
      if (grade.label().equals(label)) {
        return grade;
      }
    }
    String known =
        Arrays.stream(values()).map(SensorGrade::label).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "no sensor grade is called '" + label + "'; use one of " + known);
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One-sided noise density of the gyro, °/s/√Hz. */
  public double gyroNoise() {
    return gyroNoise;
  }

  /** Largest offset of a gyro axis, °/s. */
  public double gyroBias() {
    return gyroBias;
  }

  /** Largest scale error of an axis, gyro and accelerometer. */
  public double scaleError() {
    return scaleError;
  }

  /** Random walk of the gyro's offset, °/s/√s. */
  public double biasDrift() {
    return biasDrift;
  }

  /** One-sided noise density of the accelerometer, g/√Hz. */
  public double accelNoise() {
    return accelNoise;
  }

  /** Largest offset of an accelerometer axis, g. */
  public double accelBias() {
    return accelBias;
  }

  /** Noise of the pressure, kPa rms a sample. */
  public double pressureNoise() {
    return pressureNoise;
  }

  /** Largest error of the device's clock, parts per million. */
  public double clockPpm() {
    return clockPpm;
  }

  /** Jitter of the instant of sampling, s rms. */
  public double jitter() {
    return jitter;
  }
}
