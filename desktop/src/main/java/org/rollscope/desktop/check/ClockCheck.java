package org.rollscope.desktop.check;

import java.util.Locale;

/** Whether the device's time runs as that of the host. */
final class ClockCheck implements Check.AtRest {
  private static final String NAME = "clock";
  private static final double MOST = 0.02;
  private static final double STANDS = 1e-9;

  /** What people take for a microsecond, and how fast the clock then seems to run. */
  private enum Unit {
    MILLISECONDS(1e-3, "it counts in ms; send µs"),
    TENS(0.1, "it counts in units of 10 µs; send µs"),
    HUNDREDS(1e-2, "it counts in units of 100 µs; send µs"),
    TICKS(0.032768, "it counts ticks of 32,768 Hz; send µs"),
    SECONDS(1e-6, "it counts in s; send µs"),
    NANOSECONDS(1e3, "it counts in ns; send µs"),
    TENTHS(10, "it counts in units of 0.1 µs; send µs"),
    KIBI(1.024, "ticks of 1/1024 s are taken for ms, or 1024 µs for 1000"),
    KILO(1 / 1.024, "ms are taken for ticks of 1/1024 s, or 1000 µs for 1024");

    private static final double CLOSE = 0.02;

    /** Of those that are near to 1. */
    private static final double VERY_CLOSE = 0.002;

    private final double ratio;
    private final String advice;

    Unit(double ratio, String advice) {
      this.ratio = ratio;
      this.advice = advice;
    }

    static String advice(double ratio) {
      for (Unit unit : values()) {
        double close = Math.abs(unit.ratio - 1) < 0.1 ? VERY_CLOSE : CLOSE;
        if (Math.abs(ratio / unit.ratio - 1) < close) {
          return unit.advice;
        }
      }
      return Math.abs(ratio - 1) < 0.2
          ? "calibrate its oscillator, or use a crystal"
          : "take the time from the sampling clock, in µs";
    }
  }

  /** The pace of what was heard, by whatever tells it. */
  static Pace pace(Window rest) {
    return rest.hearing().isText() ? Pace.ofRows(rest.rows()) : Pace.ofFrames(rest.samples());
  }

  /** Whether the device's seconds are seconds. */
  static boolean isRight(Window rest) {
    Pace pace = pace(rest);
    return pace.isEnough() && Math.abs(pace.drift()) <= MOST;
  }

  @Override
  public void run(Window rest, Findings findings) {
    Pace pace = pace(rest);
    if (!pace.isEnough()) {
      findings.unchecked(NAME, "too few samples came");
      return;
    }
    double drift = pace.drift();
    boolean text = rest.hearing().isText();
    if (Math.abs(drift) > MOST) {
      findings.fix(NAME, text ? Section.TEXT : Section.SAMPLES, problem(1 + drift, text));
    } else if (Math.abs(drift) > pace.certain()) {
      findings.ok(
          NAME,
          String.format(
              Locale.ROOT,
              "%.2f %% %s (%,.0f ppm), and so is every speed; a crystal is off by 0.01 %%",
              100 * Math.abs(drift),
              drift > 0 ? "fast" : "slow",
              1e6 * Math.abs(drift)));
    } else {
      findings.ok(
          NAME,
          String.format(
              Locale.ROOT,
              "runs as this computer's: %.0f ppm off, ±%.0f",
              1e6 * Math.abs(drift),
              1e6 * pace.certain()));
    }
  }

  private static String problem(double ratio, boolean text) {
    if (ratio < STANDS) {
      return "the device's time stands still or goes back: take it from the sampling clock";
    }
    double seconds = 1 / ratio;
    return String.format(
        Locale.ROOT,
        seconds >= 10
            ? "a second of the device lasts %.0f s: %s"
            : "a second of the device lasts %.4g s: %s",
        seconds,
        text ? "is the unit of t the one that the header tells?" : Unit.advice(ratio));
  }
}
