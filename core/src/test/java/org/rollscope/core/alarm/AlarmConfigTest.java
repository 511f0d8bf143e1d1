package org.rollscope.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmConfigTest {
  private static AlarmConfig of(double[] v) {
    return new AlarmConfig(
        v[0], v[1], v[2], v[3], v[4], v[5], 2, Double.NaN, v[6], v[7], 5, 60, 120, 15);
  }

  private static double[] with(int index, double value) {
    double[] values = {0.2, 0.02, 0.5, 0.95, 150, 0.25, 600, 900};
    values[index] = value;
    return values;
  }

  @Test
  void defaultsAreThoseOfTheDomain() {
    assertThat(of(with(0, 0.2))).isEqualTo(AlarmConfig.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "0,-0.1", "1,-0.1", "2,-0.1", "3,0", "3,1.1", "4,0", "5,0", "6,0", "7,599", "0,NaN", "7,NaN"
  })
  void whatMakesNoSenseIsRefused(int index, double value) {
    assertThatThrownBy(() -> of(with(index, value))).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,0", "2,0", "3,1", "7,600"})
  void theEdgesAreAllowed(int index, double value) {
    assertThatCode(() -> of(with(index, value))).doesNotThrowAnyException();
  }
}
