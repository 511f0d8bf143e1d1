package org.rollscope.core.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RollingTest {
  private final Walk walk = new Walk();

  private void counted(int rolls, int cycles) {
    assertThat(walk.rolling.rolls()).as("rolls").isEqualTo(rolls);
    assertThat(walk.rolling.rollCycles()).as("roll cycles").isEqualTo(cycles);
  }

  @Test
  void toAndFroIsTwoRollsAndOneCycle() {
    walk.to(100).to(0).lift();
    counted(2, 1);
  }

  @Test
  void aThirdStrokeBeginsTheNextCycle() {
    walk.to(100).to(0).to(100).lift();
    counted(3, 1);
    walk.touch(1).to(0).lift();
    counted(4, 2);
  }

  @Test
  void oneWayStrokesMakeNoCycle() {
    walk.to(100).lift().touch(1).to(200).lift().touch(1).to(300).lift();
    counted(3, 0);
  }

  @Test
  void strokesAcrossMakeNoCycle() {
    walk.to(100, 0).to(100, 100).lift();
    assertThat(walk.rolling.rollCycles()).isZero();
  }

  @Test
  void strokesOfAnotherPatchMakeNoCycle() {
    walk.to(100).lift().touch(2).to(0).lift();
    counted(2, 0);
    walk.touch(2).to(100).lift();
    counted(3, 1);
  }

  @Test
  void reopeningUndoesTheCycle() {
    walk.to(100).to(40).to(55);
    counted(2, 1);
    walk.to(39);
    counted(1, 0);
    walk.to(0).lift();
    counted(2, 1);
  }

  @Test
  void reopeningTheFirstStrokeOfACycleLeavesTheLastCycle() {
    walk.to(100).to(0).to(60).to(45);
    counted(3, 1);
    walk.to(61);
    counted(2, 1);
    walk.to(100).to(0).lift();
    counted(4, 2);
  }

  @Test
  void reopenedStrokesKeepTheirNumber() {
    walk.to(100).to(40).to(55).to(0).lift();
    assertThat(walk.rolling.strokes().stream().map(Stroke::number)).containsExactly(1, 2);
    assertThat(walk.completed.stream().map(Stroke::number)).containsExactly(1, 2, 2);
  }

  @Test
  void revolutionsAreThePathOverTheCircumference() {
    walk.to(100).to(0).lift();
    assertThat(walk.rolling.distance()).isCloseTo(0.2, within(0.001));
    assertThat(walk.rolling.revolutions())
        .isEqualTo(walk.rolling.distance() / (2 * Math.PI * 0.03));
  }

  @Test
  void aNewPatchAddsNoWay() {
    walk.to(100).lift();
    walk.rolling.begin(walk.time() + 3, 0, 0, 2);
    assertThat(walk.rolling.distance()).isCloseTo(0.1, within(0.001));
    walk.rolling.moveTo(walk.time() + 3.1, 0.005, 0);
    assertThat(walk.rolling.distance()).isCloseTo(0.105, within(0.001));
  }

  @Test
  void opposedIsOpposedInEveryDirection() {
    walk.to(60, 80).to(50, 0).lift();
    counted(2, 1);
    walk.touch(1).to(50, 100).lift().touch(1).to(-50, 101).lift();
    counted(4, 1);
  }
}
