package org.rollscope.sim.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;
import org.rollscope.sim.scenario.SensorGrade;

/** The sensors are as good and as bad as their grade says. */
class SensorsTest {
  private static final double RATE = 200;
  private static final Scenario REST =
      Scenarios.parse("rest", "instrument: ball\nsteps:\n  - rest: 300 s\n");

  private record Column(double[] values) {
    double mean() {
      return Arrays.stream(values).average().orElseThrow();
    }

    double deviation() {
      double mean = mean();
      return Math.sqrt(
          Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    }

    /** Allan deviation over clusters of so many samples. */
    double allan(int cluster) {
      int clusters = values.length / cluster;
      double[] means = new double[clusters];
      for (int i = 0; i < clusters; i++) {
        means[i] = Arrays.stream(values, i * cluster, (i + 1) * cluster).average().orElseThrow();
      }
      double sum = 0;
      for (int i = 1; i < clusters; i++) {
        sum += (means[i] - means[i - 1]) * (means[i] - means[i - 1]);
      }
      return Math.sqrt(sum / (2 * (clusters - 1)));
    }
  }

  private static Column[] record(SensorGrade grade, long seed) {
    VirtualDevice device = new VirtualDevice(REST, seed, grade);
    SampleBlock block = device.newBlock();
    double[][] columns = new double[7][(int) (290 * RATE)];
    int at = 0;
    while (at < columns[0].length && device.next(block)) {
      for (int row = 0; row < block.size() && at < columns[0].length; row++, at++) {
        for (int axis = 0; axis < 3; axis++) {
          columns[axis][at] = Math.toDegrees(block.angularRate(row, axis));
          columns[3 + axis][at] = block.specificForce(row, axis) / 9.80665;
        }
        columns[6][at] = block.pressure(row, 0);
      }
    }
    return Arrays.stream(columns).map(Column::new).toArray(Column[]::new);
  }

  @ParameterizedTest
  @EnumSource(SensorGrade.class)
  void hasTheNoiseOfItsGrade(SensorGrade grade) {
    Column[] columns = record(grade, 11);
    double gyroStep = 2000 / 32768.0;
    double accelStep = 8 / 32768.0;
    for (int axis = 0; axis < 3; axis++) {
      double white = grade.gyroNoise() * Math.sqrt(RATE / 2);
      // White noise, rounding and the walk of the offset add up; a tenth of a second hardly walks.
      double expected = Math.hypot(white, gyroStep / Math.sqrt(12));
      assertThat(columns[axis].allan(1)).isCloseTo(expected, within(0.12 * expected));
      double second = grade.gyroNoise() / Math.sqrt(2);
      assertThat(columns[axis].allan((int) RATE)).isBetween(0.8 * second, 2 * second);
      double accel =
          Math.hypot(grade.accelNoise() * Math.sqrt(RATE / 2), accelStep / Math.sqrt(12));
      assertThat(columns[3 + axis].deviation()).isCloseTo(accel, within(0.05 * accel));
    }
    double pressure = Math.hypot(grade.pressureNoise(), 0.05 / Math.sqrt(12));
    assertThat(columns[6].deviation()).isCloseTo(pressure, within(0.05 * pressure));
  }

  @ParameterizedTest
  @EnumSource(SensorGrade.class)
  void hasTheOffsetsOfItsGrade(SensorGrade grade) {
    double largest = 0;
    for (long seed = 0; seed < 6; seed++) {
      Column[] columns = record(grade, seed);
      double gravity = 0;
      for (int axis = 0; axis < 3; axis++) {
        // A walk of 300 s may add a little to what the offset was at first.
        double walk = 3 * grade.biasDrift() * Math.sqrt(300);
        double bias = Math.abs(columns[axis].mean());
        assertThat(bias).isLessThan(grade.gyroBias() + walk);
        largest = Math.max(largest, bias);
        gravity += columns[3 + axis].mean() * columns[3 + axis].mean();
      }
      assertThat(Math.sqrt(gravity))
          .isCloseTo(1, within(2 * grade.accelBias() + grade.scaleError()));
      assertThat(Math.abs(columns[6].mean())).isLessThan(2.6);
    }
    assertThat(largest).isGreaterThan(0.6 * grade.gyroBias());
  }

  @Test
  void saturatesAtItsRange() {
    Scenario hard =
        Scenarios.parse(
            "hard",
            """
            instrument: stick
            radius: 5 mm
            human: {variation: 0}
            steps:
              - touch: {pressure: 60 kPa}
              - strokes: {count: 4, length: 300 mm, time: 0.6 s, pressure: 900 kPa, over: 1 s}
            """);
    VirtualDevice device = new VirtualDevice(hard, 1);
    SampleBlock block = device.newBlock();
    int saturated = 0;
    int clipped = 0;
    while (device.next(block)) {
      for (int row = 0; row < block.size(); row++) {
        saturated += block.pressure(row, 0) == Double.POSITIVE_INFINITY ? 1 : 0;
        double rate = Math.toDegrees(Math.abs(block.angularRate(row, 0)));
        assertThat(rate).isLessThan(2000.001);
        clipped += rate > 1999.9 ? 1 : 0;
      }
    }
    assertThat(saturated).isGreaterThan(50);
    assertThat(clipped).isGreaterThan(50);
  }

  @Test
  void warmsUpAndGainsPressureAsItThaws() {
    Scenario frozen =
        Scenarios.parse(
            "frozen",
            """
            instrument: foot-roller
            temperature: {start: -18 C, thaw: 100 s}
            steps:
              - rest: 500 s
            """);
    VirtualDevice device = new VirtualDevice(frozen, 2);
    SampleBlock block = device.newBlock();
    device.next(block);
    double cold = block.temperature(0);
    double low = block.pressure(0, 0);
    while (device.next(block)) {
      assertThat(block.temperature(0)).isBetween(-19.0, 21.0);
    }
    int last = block.size() - 1;
    assertThat(cold).isCloseTo(-18, within(0.2));
    assertThat(block.temperature(last)).isCloseTo(19.7, within(0.3));
    assertThat(block.pressure(last, 0) - low).isCloseTo(14, within(1.5));
  }

  @Test
  void keepsItsOwnTime() {
    VirtualDevice device = new VirtualDevice(REST, 3, SensorGrade.CHEAP);
    SampleBlock block = device.newBlock();
    double first = Double.NaN;
    double last = Double.NaN;
    while (device.next(block)) {
      first = Double.isNaN(first) ? block.time(0) : first;
      last = block.time(block.size() - 1);
    }
    double ppm = ((last - first) / (device.played() - 1 / RATE) - 1) * 1e6;
    assertThat(Math.abs(ppm)).isBetween(1.0, 101.0);
  }
}
