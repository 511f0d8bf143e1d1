package org.rollscope.bridge.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollscope.bridge.pair.Bench.Row;
import org.rollscope.core.sample.Channel;

/**
 * A force sensor and an IMU with clocks of their own become one stream. Both measure the true time
 * itself, so that the difference of the two in one row is the error of their alignment.
 */
class MergingTest {
  private static final double PERIOD = 1 / 200.0;

  private static FakeSensor force() {
    return new FakeSensor(Channel.FORCE, 80, 3, time -> time).drifting(200, 77);
  }

  /** Each sample comes as soon as it is taken. */
  private static FakeSensor wired() {
    return new FakeSensor(Channel.FORCE, 80, 1, time -> time);
  }

  private static FakeSensor motion() {
    return new FakeSensor(Channel.ANGULAR_RATE, 200, 1, time -> time).drifting(-200, 3);
  }

  private static Bench both(FakeSensor force, FakeSensor motion) {
    return new Bench(force, motion).connect(Bench.FORCE).connect(Bench.MOTION);
  }

  private static void assertRising(List<Row> rows) {
    for (int i = 1; i < rows.size(); i++) {
      assertThat(rows.get(i).time()).isGreaterThan(rows.get(i - 1).time());
    }
  }

  private static long withoutForce(List<Row> rows) {
    return rows.stream().filter(row -> Double.isNaN(row.force())).count();
  }

  private static long withoutRate(List<Row> rows) {
    return rows.stream().filter(row -> Double.isNaN(row.rate())).count();
  }

  /**
   * The error of any method that knows arrivals only: the least delays of the two differ. Over a
   * wire there is next to none. On the air packets wait for the connection's next interval, which
   * is seen through as far as packets and intervals do not keep step; in the last line they do.
   */
  @ParameterizedTest
  @CsvSource({
    "0.0001, 0.0001, 0,    3600, 0.0005",
    "0.0075, 0.0075, 0.02, 900,  0.010",
    "0.03,   0.03,   0.02, 3600, 0.011",
    "0.03,   0.05,   0.05, 900,  0.015",
    "0.03,   0.0375, 0,    900,  0.039",
  })
  void theTwoAreAlignedHoweverTheirClocksDrift(
      double motionInterval, double forceInterval, double retries, double seconds, double error) {
    Bench bench =
        both(
                force().inBursts(forceInterval, retries, 1),
                motion().inBursts(motionInterval, retries, 2))
            .until(seconds);
    double worst = 0;
    for (Row row : bench.between(10, seconds)) {
      if (!Double.isNaN(row.force()) && !Double.isNaN(row.rate())) {
        worst = Math.max(worst, Math.abs(row.force() - row.rate()));
      }
    }
    assertThat(worst).isBetween(error / 3, error);
    assertRising(bench.rows);
    int rows = bench.rows.size();
    assertThat(rows / (200 * seconds)).isEqualTo(1, within(0.001));
    assertThat(withoutForce(bench.rows)).isLessThan(rows / 500);
    assertThat(withoutRate(bench.rows)).isLessThan(rows / 300);
  }

  @Test
  void theTimeBetweenSamplesIsTheSensorsOwn() {
    Bench bench = both(force().inBursts(0.03, 0, 1), motion().inBursts(0.03, 0, 2)).until(60);
    for (int i = 1; i < bench.rows.size(); i++) {
      double step = bench.rows.get(i).time() - bench.rows.get(i - 1).time();
      assertThat(step).as("row %d", i).isEqualTo(PERIOD, within(0.052 * PERIOD));
    }
    List<Row> settled = bench.between(20, 60);
    double pace = (settled.getLast().time() - settled.getFirst().time()) / (settled.size() - 1);
    assertThat(pace).isEqualTo(PERIOD / (1 - 200e-6), within(60e-6 * PERIOD));
  }

  @Test
  void aForceBetweenTwoSamplesLiesOnTheLineBetweenThem() {
    double omega = 2 * Math.PI * 1.5;
    FakeSensor sine =
        new FakeSensor(Channel.FORCE, 80, 3, time -> 100 * Math.sin(omega * time))
            .drifting(-200, 77);
    Bench bench = both(sine, motion()).until(60);
    for (Row row : bench.between(10, 59)) {
      // The chord of a sine: (omega T)^2 / 8; and a millisecond of misalignment.
      double off = row.force() - 100 * Math.sin(omega * row.rate());
      assertThat(off).isEqualTo(0, within(100 * (0.0018 + 0.001 * omega)));
    }
  }

  @Test
  void rowsComeAtOnceAndWaitOnlyForWhatIsStillToCome() {
    Bench bench = both(wired(), motion().inBursts(0.03, 0, 2)).until(30);
    double most = bench.between(3, 30).stream().mapToDouble(Row::after).max().orElseThrow();
    assertThat(most).as("an interval and a sample").isBetween(0.029, 0.043);
    Bench straight = both(wired(), motion()).until(30);
    most = straight.between(3, 30).stream().mapToDouble(Row::after).max().orElseThrow();
    assertThat(most).as("until the next force").isBetween(0.012, 0.015);
  }

  @Test
  void aLostForceSensorIsAGapOfTheForceAlone() {
    Bench bench = both(force().away(20, 22), motion().inBursts(0.03, 0, 2));
    bench.until(20.01).lose(Bench.FORCE).until(22).connect(Bench.FORCE).until(30);
    assertRising(bench.rows);
    assertThat(withoutForce(bench.between(20.01, 21.98))).isCloseTo(394, within(3L));
    assertThat(withoutForce(bench.between(3, 19.93))).as("but its last packet").isZero();
    assertThat(withoutForce(bench.between(22.06, 30))).isZero();
    assertThat(withoutRate(bench.between(3, 30))).isZero();
    double most = bench.between(20, 22).stream().mapToDouble(Row::after).max().orElseThrow();
    assertThat(most).as("nobody waits for what is lost").isLessThan(0.035);
  }

  @Test
  void aLostImuIsAGapOfTheMotionAlone() {
    Bench bench = both(force(), motion().away(20, 22));
    bench.until(20.01).lose(Bench.MOTION).until(22).connect(Bench.MOTION).until(30);
    assertRising(bench.rows);
    assertThat(withoutRate(bench.between(20.01, 22))).isCloseTo(398, within(3L));
    assertThat(withoutRate(bench.between(3, 20))).isZero();
    assertThat(withoutRate(bench.between(22.01, 30))).isZero();
    assertThat(withoutForce(bench.between(3, 30))).isZero();
    for (Row row : bench.between(20.1, 21.9)) {
      assertThat(row.force()).isEqualTo(row.time(), within(0.001));
      assertThat(row.after()).as("nobody waits for what is lost").isLessThan(0.045);
    }
    for (int i = 1; i < bench.rows.size(); i++) {
      double step = bench.rows.get(i).time() - bench.rows.get(i - 1).time();
      assertThat(step).as("the pace stays").isLessThan(1.5 * PERIOD);
    }
  }

  /** The link stands, but nothing comes: what is usual of it is waited for, and 50 ms. */
  @Test
  void aSilentImuHoldsTheForceBackForAMomentOnly() {
    Bench bench = both(wired(), motion().inBursts(0.03, 0, 2).away(20, 22)).until(30);
    double most = bench.between(20, 20.4).stream().mapToDouble(Row::after).max().orElseThrow();
    assertThat(most).isBetween(0.075, 0.088);
    most = bench.between(20.6, 22).stream().mapToDouble(Row::after).max().orElseThrow();
    assertThat(most).as("after half a second nobody waits").isLessThan(0.015);
    assertThat(withoutForce(bench.between(3, 30))).isZero();
    assertThat(withoutRate(bench.between(20, 22))).isCloseTo(400, within(2L));
    assertThat(withoutRate(bench.between(22.01, 30))).as("it is back").isZero();
    assertRising(bench.rows);
  }

  @Test
  void aSilentForceSensorHoldsTheMotionBackForAMomentOnly() {
    Bench bench = both(force().away(20, 22), motion()).until(30);
    double most = bench.between(20, 20.4).stream().mapToDouble(Row::after).max().orElseThrow();
    assertThat(most).isBetween(0.150, 0.195);
    most = bench.between(20.6, 21.9).stream().mapToDouble(Row::after).max().orElseThrow();
    assertThat(most).isLessThan(0.006);
    assertThat(withoutRate(bench.rows)).isZero();
    assertThat(withoutForce(bench.between(22.05, 30))).isZero();
  }

  @Test
  void aClockThatStartsAnewMovesNothing() {
    FakeSensor force = force();
    FakeSensor motion = motion();
    Bench bench = both(force, motion).until(20);
    force.reboot(0.2);
    bench.connect(Bench.FORCE).until(30);
    motion.reboot(900_000);
    bench.connect(Bench.MOTION).until(40);
    assertRising(bench.rows);
    assertThat(withoutForce(bench.between(3, 40))).isLessThan(10);
    assertThat(withoutRate(bench.between(3, 40))).isLessThan(3);
    assertThat(bench.rows.size()).isCloseTo(8000, within(20));
    for (Row row : bench.between(10, 40)) {
      if (!Double.isNaN(row.force()) && !Double.isNaN(row.rate())) {
        assertThat(row.force()).isEqualTo(row.rate(), within(0.0025));
      }
    }
  }

  @Test
  void whereNobodyMeasuresThereIsNoRow() {
    Bench bench = both(force().away(20, 22), motion().away(20, 22)).until(30);
    assertThat(bench.between(20.01, 21.99)).isEmpty();
    assertThat(withoutForce(bench.between(22.01, 30))).isZero();
    assertRising(bench.rows);
  }

  /** Samples 125 ms apart are waited for, as they are no later than usual. */
  @Test
  void aSlowForceIsInterpolatedNotMissing() {
    FakeSensor scale = new FakeSensor(Channel.FORCE, 8, 1, time -> time);
    Bench bench = both(scale, motion()).until(60);
    assertThat(withoutForce(bench.between(3, 59))).isZero();
    for (Row row : bench.between(10, 59)) {
      assertThat(row.force()).isEqualTo(row.rate(), within(0.002));
      assertThat(row.after()).isLessThan(0.135);
    }
  }

  @Test
  void theFasterSensorLeadsWhicheverItIs() {
    FakeSensor slow = new FakeSensor(Channel.ANGULAR_RATE, 50, 1, time -> time);
    FakeSensor fast = new FakeSensor(Channel.FORCE, 100, 1, time -> time);
    Bench bench = both(fast, slow).until(60);
    assertThat(bench.hub.info().sampleRate()).isEqualTo(100);
    assertThat(bench.between(10, 59)).hasSize(4900);
    assertThat(withoutRate(bench.between(3, 59))).isZero();
    for (Row row : bench.between(10, 59)) {
      assertThat(row.rate()).isEqualTo(row.force(), within(0.002));
    }
  }

  @Test
  void thePaceOfAnImuNotHeardYetIsTheUsualOneUntilItIsKnown() {
    FakeSensor hundred = new FakeSensor(Channel.ANGULAR_RATE, 100, 1, time -> time);
    Bench bench = new Bench(force(), hundred).connect(Bench.FORCE).until(10);
    assertThat(bench.hub.info().sampleRate()).isEqualTo(200);
    assertThat(bench.between(3, 9)).hasSize(1200);
    bench.connect(Bench.MOTION).until(20);
    assertThat(bench.hub.info().sampleRate()).isEqualTo(100);
    FakeSensor nearly = new FakeSensor(Channel.ANGULAR_RATE, 190, 1, time -> time);
    bench = new Bench(force(), nearly).connect(Bench.FORCE).until(10);
    bench.connect(Bench.MOTION).until(20);
    assertThat(bench.hub.info().sampleRate()).as("near enough").isEqualTo(200);
  }
}
