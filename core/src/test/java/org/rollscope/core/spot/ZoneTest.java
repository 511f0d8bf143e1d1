package org.rollscope.core.spot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ZoneTest {
  @Test
  void labelsAreReadAsTheyAreWritten() {
    for (Muscle muscle : Muscle.values()) {
      for (Zone.Side side : Zone.Side.values()) {
        Zone zone = new Zone(muscle, side);
        assertThat(Zone.parse(zone.label())).isEqualTo(zone);
      }
    }
    assertThat(new Zone(Muscle.IT_BAND, Zone.Side.LEFT).label()).isEqualTo("left-it-band");
    assertThat(Zone.UNKNOWN.label()).isEqualTo("unknown");
  }

  @Test
  void anUnknownLabelIsToldWithThoseThereAre() {
    assertThatThrownBy(() -> Zone.parse("elbow"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("elbow")
        .hasMessageContaining("lower-back");
  }
}
