package org.rollscope.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+1",
        "1.",
        ".5",
        "-0.0",
        "00012.50",
        "1e5",
        "1E-5",
        "1e+22",
        "1e23",
        "1e-400",
        "9007199254740992",
        "9007199254740993",
        "9223372036854775807",
        "9223372036854775808",
        "123456789012345678901234567890",
        "0.000000000000000000000000000001",
        "4.9e-324",
        "1.7976931348623157e308",
        "2.2250738585072011e-308",
        "0.1",
        "0.30000000000000004",
        "0e99999999999",
        "7.2057594037927933e16"
      })
  void isWhatTheLibraryGives(String text) {
    assertSame(text);
  }

  @Test
  void randomNumbersAreWhatTheLibraryGives() {
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < 300_000; i++) {
      int digits = random.nextInt(1, 20);
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-12, 12));
      assertSame(
          switch (i % 4) {
            case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong() & ~(1L << 62)));
            case 1 -> String.format(Locale.ROOT, "%." + digits + "f", value);
            case 2 -> String.format(Locale.ROOT, "%." + digits + "e", value);
            default -> Float.toString((float) value);
          });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        "+",
        ".",
        "e5",
        "1e",
        "1e+",
        "1ee5",
        "1.2.3",
        "1 2",
        "1d",
        "0x10",
        "NaN",
        "Infinity",
        "1e309",
        "--1",
        "1e5.0",
        "1e999999999999",
        "1_000",
        "١"
      })
  void anythingElseIsBad(String text) {
    assertThat(parse(text)).isEqualTo(TextNumber.BAD);
  }

  @Test
  void nothingIsMissing() {
    assertThat(parse("")).isNaN();
    assertThat(parse(" \t\r")).isNaN();
    assertThat(parse(" 1.5 ")).isEqualTo(1.5);
  }

  private static void assertSame(String text) {
    double expected = Double.parseDouble(text);
    if (Double.doubleToLongBits(parse(text)) != Double.doubleToLongBits(expected)) {
      throw new AssertionError(text + " became " + parse(text));
    }
  }

  private static double parse(String text) {
    byte[] bytes = ("," + text + ",").getBytes(UTF_8);
    return TextNumber.parse(bytes, 1, bytes.length - 1);
  }
}
