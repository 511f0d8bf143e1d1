package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenScaleReadingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12345,10.05,kg,|12345|10.05|NaN",
        "12345,10.05,kg|12345|10.05|NaN",
        "10.05,kg,|-1|10.05|NaN",
        "-3.20,kg,|-1|-3.2|NaN",
        "7,12,kg,|7|12|NaN",
        "12345,10.05,kg,24.56,|12345|10.05|24.56",
        "12345,10.05,kg,24.56,0,|12345|10.05|24.56",
        "12345,10.05,kg,24.56,-1.75,|12345|10.05|-1.75",
        "12345,10.05,kg,24.56,-127.00,|12345|10.05|24.56",
        "12345,10.05,kg,8355808,|12345|10.05|NaN",
        "12345,10.05,kg,100,24.56,0,|12345|10.05|24.56",
        "12345,10.05,kg,-8355808,24.56,18.25,|12345|10.05|18.25",
        "12345,10,kg,25,0,|12345|10|25",
        "12345,24.56,18.25,10.0520,kg|12345|10.052|18.25",
        "12345,24.56,0,10.0520,kg|12345|10.052|24.56",
        "-2147483648,1.00,kg,|2147483648|1|NaN",
        "-1,1.00,kg,|4294967295|1|NaN",
      })
  void readingsInEverySettingOfTheMenu(
      String line, long millis, double kilograms, double temperature) {
    assertThat(OpenScaleReading.parse(line))
        .isEqualTo(new OpenScaleReading(millis, kilograms, temperature));
  }

  @ParameterizedTest
  @CsvSource({"'500,22.0462,lbs,', 10", "'500,-1.00,lbs,24.56,', -0.45359237"})
  void poundsAreMadeKilograms(String line, double kilograms) {
    OpenScaleReading reading = OpenScaleReading.parse(line);
    assertThat(reading).isNotNull();
    assertThat(reading.kilograms()).isEqualTo(kilograms, within(2e-5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kg,",
        ",kg,",
        "12345,,kg,",
        "12345,nan,kg,",
        "12345,inf,kg,",
        "12345,1e9,kg,",
        "12345,10.05,g,",
        "12345,10.05,kg,kg,",
        "12345,10.05,kg,lbs,",
        "12345,10.05,kg,24.56,1,2,3,",
        "1,2,3,4,5.0,kg,",
        "12345,10.05,kg,,24.56,",
        "12345,10.05,kg,24.5x,",
        "12345,10.05 ,kg,",
        "12345678901,10.05,kg,",
        "1,2,3,4,5,6,7,8,9,10,11,12,kg,",
        "t[ms],F[N]",
        "1000.0,23.45,0.1,0.2,0.3",
        "Press x to bring up settings",
        "6) Change units of measure [kg]",
      })
  void whatIsNoReading(String line) {
    OpenScaleReading reading = OpenScaleReading.parse(line);
    assertThat(reading).isNull();
  }
}
