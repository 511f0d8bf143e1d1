package org.rollscope.core.spot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpotMapTest {
  private final SpotMap map = new SpotMap();

  private Spot at(double mmX, double mmY, double seconds) {
    return map.add("calf", 1, mmX / 1000, mmY / 1000, seconds, 40, 60);
  }

  @Test
  void theOriginIsTheCentreOfACell() {
    at(9, -9, 1);
    assertThat(map.column()).isZero();
    assertThat(map.row()).isZero();
    assertThat(SpotMap.cellOf(0.0099)).isZero();
    assertThat(SpotMap.cellOf(-0.0101)).isEqualTo(-1);
    assertThat(SpotMap.cellOf(0.0301)).isEqualTo(2);
  }

  @Test
  void leavingTakesThreeMillimetresBeyondTheEdge() {
    at(0, 0, 1);
    assertThat(at(12.9, 0, 1)).isNull();
    assertThat(at(13.1, 0, 1)).isNotNull();
    assertThat(map.column()).isEqualTo(1);
    assertThat(at(7.1, 0, 1)).isNull();
    assertThat(at(6.9, 0, 1)).isNotNull();
    assertThat(at(0, -13.1, 1)).isNotNull();
    assertThat(map.row()).isEqualTo(-1);
  }

  @Test
  void aSpotSumsDwellDoseAndPeakOverItsVisits() {
    at(0, 0, 1);
    at(20, 0, 5);
    Spot back = at(0, 0, 2);
    assertThat(back.column()).isEqualTo(1);
    assertThat(back.dwell()).isEqualTo(5);
    Spot origin = map.leave();
    assertThat(origin.dwell()).isEqualTo(3);
    assertThat(origin.dose()).isCloseTo(150, within(1e-9));
    assertThat(origin.peak()).isEqualTo(60);
    assertThat(origin.visits()).isEqualTo(2);
    assertThat(origin.x()).isZero();
    assertThat(back.x()).isEqualTo(0.02);
  }

  @Test
  void missingLoadsAddDwellButNoDose() {
    map.add("calf", 1, 0, 0, 1, Double.NaN, Double.NaN);
    assertThat(map.dwellHere()).isEqualTo(1);
    assertThat(map.spots().getFirst().dose()).isNaN();
    map.add("calf", 1, 0, 0, 1, Double.NaN, 30);
    assertThat(map.spots().getFirst().dose()).isEqualTo(30);
    assertThat(map.spots().getFirst().peak()).isEqualTo(30);
  }

  @Test
  void zonesAndPatchesHaveSpotsOfTheirOwn() {
    at(0, 0, 1);
    assertThat(map.add("glute", 1, 0, 0, 2, 10, 10).zone()).isEqualTo("calf");
    assertThat(map.add("glute", 2, 0, 0, 3, 10, 10).patch()).isEqualTo(1);
    assertThat(map.spots()).extracting(Spot::dwell).containsExactly(3.0, 2.0, 1.0);
  }

  @Test
  void offTheSkinThereIsNoSpot() {
    assertThat(map.leave()).isNull();
    at(0, 0, 1);
    assertThat(map.leave()).isNotNull();
    assertThat(map.dwellHere()).isZero();
    assertThat(map.leave()).isNull();
  }
}
