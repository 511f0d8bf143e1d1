package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LithiumCellTest {
  @ParameterizedTest
  @CsvSource({
    "2.5, 0",
    "3.0, 0",
    "3.45, 5",
    "3.60, 8",
    "3.74, 20",
    "3.82, 50",
    "4.13, 95",
    "4.2, 100",
    "5, 100"
  })
  void knownVoltages(double volts, double charge) {
    assertThat(LithiumCell.charge(volts)).isEqualTo(charge);
  }

  @Test
  void moreVoltageIsNeverLessCharge() {
    for (int millivolts = 2800; millivolts < 4400; millivolts++) {
      assertThat(LithiumCell.charge((millivolts + 1) * 1e-3))
          .isGreaterThanOrEqualTo(LithiumCell.charge(millivolts * 1e-3));
    }
  }
}
