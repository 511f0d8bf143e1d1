package org.rollscope.core.spot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldDetectorTest {
  private static final double PERIOD = 0.005;
  private final List<Hold> started = new ArrayList<>();
  private final List<Hold> ended = new ArrayList<>();
  private final HoldDetector detector =
      new HoldDetector(
          new HoldListener() {
            @Override
            public void started(double time, Hold hold) {
              started.add(hold);
            }

            @Override
            public void ended(double time, Hold hold) {
              ended.add(hold);
            }
          });
  private double time;
  private double x;

  HoldDetectorTest() {
    detector.begin(0, 0, 0, 1);
  }

  private void move(double toMm, double seconds) {
    int count = (int) Math.round(seconds / PERIOD);
    double from = x;
    for (int i = 1; i <= count; i++) {
      x = from + (toMm / 1000 - from) * i / count;
      time += PERIOD;
      detector.moveTo(time, x, 0, 50);
    }
  }

  private void stay(double seconds) {
    move(x * 1000, seconds);
  }

  @Test
  void threeSecondsWithin15MillimetresAreAHold() {
    stay(2.9);
    assertThat(started).isEmpty();
    stay(0.2);
    assertThat(started).hasSize(1);
    assertThat(detector.isHolding()).isTrue();
    stay(2);
    detector.finish(time);
    assertThat(ended.getFirst().duration()).isCloseTo(5.1, within(0.02));
  }

  @Test
  void itBeganWhereTheToolCameWithin15MillimetresOfIt() {
    // 200 mm at 50 mm/s: within 15 mm of the place 0.3 s before the arrival at 4 s.
    move(200, 4);
    stay(6);
    detector.finish(time);
    assertThat(ended).hasSize(1);
    assertThat(ended.getFirst().start()).isCloseTo(3.7, within(0.1));
    assertThat(ended.getFirst().x()).isCloseTo(0.2, within(0.003));
    assertThat(ended.getFirst().column()).isEqualTo(10);
  }

  @Test
  void itEndsWhereTheToolLeavesIt() {
    stay(5);
    move(100, 1);
    move(0, 1);
    assertThat(ended).hasSize(1);
    assertThat(ended.getFirst().end()).isCloseTo(5.15, within(0.03));
  }

  @Test
  void microRollingIsOneHoldAtItsMiddle() {
    move(60, 0.6);
    double from = time;
    for (int i = 0; i < 2000; i++) {
      time += PERIOD;
      x = 0.06 + 0.008 * Math.sin(2 * Math.PI * (time - from));
      detector.moveTo(time, x, 0, 50);
    }
    detector.finish(time);
    assertThat(ended).hasSize(1);
    assertThat(ended.getFirst().x()).isCloseTo(0.06, within(0.003));
    assertThat(ended.getFirst().duration()).isCloseTo(10.15, within(0.15));
  }

  @Test
  void rollingToAndFroIsNone() {
    for (int i = 0; i < 10; i++) {
      move(100, 2);
      move(0, 2);
    }
    detector.finish(time);
    assertThat(started).isEmpty();
    assertThat(ended).isEmpty();
  }

  @Test
  void liftingOffEndsItAndNothingIsHeldAfterwards() {
    stay(4);
    detector.finish(4);
    assertThat(ended.getFirst().end()).isEqualTo(4);
    stay(10);
    assertThat(started).hasSize(1);
    assertThat(detector.isHolding()).isFalse();
  }

  @Test
  void twoSecondsTwiceAreNoHold() {
    stay(2);
    detector.finish(time);
    detector.begin(time, 0, 0, 1);
    stay(2);
    detector.finish(time);
    assertThat(started).isEmpty();
  }

  @Test
  void itTellsItsNumberPatchMeanAndPeak() {
    for (int i = 1; i <= 800; i++) {
      detector.moveTo(i * PERIOD, 0, 0, i <= 400 ? 40 : 60);
    }
    detector.finish(4);
    detector.begin(5, 0, 0, 2);
    for (int i = 1; i <= 800; i++) {
      detector.moveTo(5 + i * PERIOD, 0, 0, Double.NaN);
    }
    detector.finish(9);
    assertThat(ended.get(0).mean()).isCloseTo(50, within(0.2));
    assertThat(ended.get(0).peak()).isEqualTo(60);
    assertThat(ended.get(0).patch()).isEqualTo(1);
    assertThat(ended.get(1).number()).isEqualTo(2);
    assertThat(ended.get(1).patch()).isEqualTo(2);
    assertThat(ended.get(1).mean()).isNaN();
    assertThat(ended.get(1).peak()).isNaN();
  }

  @Test
  void aHoldFarFromTheOriginIsFoundInBothCoordinates() {
    detector.finish(0);
    detector.begin(10, 0.5, 0.1, 1);
    double now = 10;
    for (int i = 1; i <= 800; i++) {
      now += PERIOD;
      detector.moveTo(now, 0.5 - 0.12 * i / 800, 0.1 + 0.16 * i / 800, 50);
    }
    for (int i = 0; i < 1000; i++) {
      now += PERIOD;
      detector.moveTo(now, 0.38, 0.26, 50);
    }
    for (int i = 1; i <= 200; i++) {
      now += PERIOD;
      detector.moveTo(now, 0.38, 0.26 - 0.1 * i / 200, 50);
    }
    assertThat(ended).hasSize(1);
    // 50 mm/s: within 15 mm of the place 0.3 s before 14 s; left at 100 mm/s 0.15 s after 19 s.
    assertThat(ended.getFirst().start()).isCloseTo(13.7, within(0.06));
    assertThat(ended.getFirst().end()).isCloseTo(19.15, within(0.03));
    assertThat(ended.getFirst().x()).isCloseTo(0.38, within(0.002));
    assertThat(ended.getFirst().y()).isCloseTo(0.26, within(0.002));
    assertThat(ended.getFirst().row()).isEqualTo(13);
  }
}
