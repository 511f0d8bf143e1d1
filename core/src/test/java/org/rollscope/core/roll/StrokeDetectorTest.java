package org.rollscope.core.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a stroke, clause by clause. */
class StrokeDetectorTest {
  private final Walk walk = new Walk();

  private void strokes(int... lengthsMm) {
    assertThat(walk.completed.stream().map(s -> Math.round(s.length() * 1000)))
        .containsExactly(
            java.util.Arrays.stream(lengthsMm).mapToObj(Long::valueOf).toArray(Long[]::new));
  }

  @Test
  void isCompleteOnceItHasComeBackByTheTurnBackDistance() {
    walk.to(100).to(90.6);
    strokes();
    walk.to(89.5);
    strokes(100);
  }

  @Test
  void needsTheMinimumLength() {
    walk.to(29).to(0).lift();
    strokes();
  }

  @Test
  void ofTheMinimumLengthCounts() {
    walk.to(30.5).to(10);
    strokes(31);
  }

  @Test
  void afterAShortMovementItsFarEndBecomesTheStart() {
    walk.to(25).to(-10).to(5);
    strokes(35);
    assertThat(walk.completed.getFirst().startX()).isCloseTo(0.025, within(1e-9));
  }

  @Test
  void theFarEndStartsTheNext() {
    walk.to(100).to(20).to(60);
    strokes(100, 80);
    assertThat(walk.completed.get(1).startX()).isCloseTo(0.1, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 10, 15, 25, 29})
  void aHiccupDoesNotSplitIt(double back) {
    walk.to(60).to(60 - back).to(120).to(100);
    assertThat(walk.rolling.strokes()).hasSize(1);
    Stroke stroke = walk.rolling.strokes().getFirst();
    assertThat(stroke.number()).isEqualTo(1);
    assertThat(stroke.length()).isCloseTo(0.12, within(1e-9));
    assertThat(stroke.path()).isCloseTo(0.12 + 2 * back / 1000, within(1e-9));
    assertThat(stroke.start()).isCloseTo(0.003 / Walk.SPEED, within(1e-9));
  }

  @Test
  void aHiccupThatHadCompletedItReopensIt() {
    walk.to(60).to(45);
    assertThat(walk.reopened).isEmpty();
    assertThat(walk.rolling.rolls()).isEqualTo(1);
    walk.to(61);
    assertThat(walk.reopened).containsExactly(1);
    assertThat(walk.rolling.rolls()).isZero();
  }

  @Test
  void severalHiccupsReopenItEachTime() {
    walk.to(50).to(35).to(80).to(65).to(110).to(95).to(140).lift();
    assertThat(walk.rolling.rolls()).isEqualTo(1);
    assertThat(walk.rolling.strokes().getFirst().length()).isCloseTo(0.14, within(1e-9));
  }

  @Test
  void comingBackByTheMinimumIsNoHiccup() {
    walk.to(60).to(25).to(120).to(100);
    strokes(60, 35, 95);
    assertThat(walk.reopened).isEmpty();
  }

  @Test
  void itsTimesAreLeavingAndReachingThreeMillimetres() {
    walk.stay(1).to(100).stay(0.5).to(98).to(100).stay(1).lift();
    Stroke stroke = walk.completed.getFirst();
    assertThat(stroke.start()).isCloseTo(1.03, within(1e-6));
    assertThat(stroke.end()).isCloseTo(1.97, within(1e-6));
    assertThat(stroke.duration()).isCloseTo(0.94, within(1e-6));
    assertThat(stroke.speed()).isCloseTo(stroke.path() / 0.94, within(1e-6));
  }

  @Test
  void itBeginsWithTheLastLeaving() {
    walk.to(5).to(1).stay(1).to(100).lift();
    double lastAtOne = 0.009 / Walk.SPEED + 1;
    assertThat(walk.completed.getFirst().start())
        .isCloseTo(lastAtOne + 0.002 / Walk.SPEED, within(1e-6));
  }

  @Test
  void theNextOneBeginsWithLeavingTheTurn() {
    walk.to(100).stay(2).to(0).lift();
    assertThat(walk.completed.get(1).start()).isCloseTo(3 + 0.03, within(1e-6));
    assertThat(walk.completed.get(1).end()).isCloseTo(3 + 0.97, within(1e-6));
  }

  @Test
  void liftingOffCompletesAnOpenOne() {
    walk.to(40).lift();
    strokes(40);
    walk.touch(1).to(60).lift();
    strokes(40);
  }

  @Test
  void afterLiftingOffNothingIsReopened() {
    walk.to(60).to(45).lift().touch(1).to(110).lift();
    strokes(60, 65);
    assertThat(walk.reopened).isEmpty();
  }

  @Test
  void aFullCircleCountsTwo() {
    walk.round(40, 1, 0).lift();
    strokes(80, 80);
  }

  @Test
  void threeCirclesCountSix() {
    walk.round(40, 3, 0).lift();
    strokes(80, 80, 80, 80, 80, 80);
  }

  @Test
  void aSpiralCountsTwoATurn() {
    walk.round(30, 4, 5).lift();
    assertThat(walk.completed.size() - walk.reopened.size()).isBetween(7, 9);
    assertThat(walk.rolling.rolls()).isEqualTo(walk.rolling.strokes().size());
  }

  @Test
  void obliqueStrokesCountAsStraightOnes() {
    walk.to(60, 80).to(0, 0).lift();
    strokes(100, 100);
    assertThat(walk.completed.getFirst().endY()).isCloseTo(0.08, within(1e-9));
  }

  @Test
  void aBowHasALongerPathThanItsChord() {
    walk.to(50, 20).to(100, 0).lift();
    Stroke stroke = walk.completed.getFirst();
    assertThat(stroke.length()).isCloseTo(0.1, within(1e-9));
    assertThat(stroke.path()).isCloseTo(2 * Math.hypot(0.05, 0.02), within(1e-6));
  }

  @Test
  void placeAndDirectionDoNotMatter() {
    walk.lift().to(300, -200).touch(1).to(264, -248).to(273, -236).to(240, -280).to(270, -240);
    walk.lift();
    assertThat(walk.reopened).containsExactly(1);
    assertThat(walk.rolling.strokes()).hasSize(2);
    Stroke first = walk.rolling.strokes().getFirst();
    assertThat(first.length()).isCloseTo(0.1, within(1e-9));
    assertThat(first.path()).isCloseTo(0.13, within(1e-9));
    assertThat(first.endX()).isCloseTo(0.24, within(1e-9));
    assertThat(first.endY()).isCloseTo(-0.28, within(1e-9));
    assertThat(first.duration()).isCloseTo(1.3 - 0.06, within(1e-6));
    assertThat(walk.rolling.strokes().get(1).length()).isCloseTo(0.05, within(1e-9));
  }
}
