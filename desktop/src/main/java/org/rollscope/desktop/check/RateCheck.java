package org.rollscope.desktop.check;

import java.util.List;
import java.util.Locale;
import org.rollscope.core.sample.DeviceInfo;

/** Whether the samples come at the rate of INFO, and the interval of the frames agrees. */
final class RateCheck implements Check.AtRest {
  private static final double TOLERANCE = 0.01;

  /** By the host's clock: pieces come early and late. */
  private static final double TOLERANCE_HERE = 0.05;

  @Override
  public void run(Window rest, Findings findings) {
    if (rest.hearing().isText()) {
      return; // a header tells no rate
    }
    FrameTimes times = new FrameTimes(rest.frames());
    if (!times.isEnough()) {
      findings.unchecked("rate", "too few frames of samples follow each other");
      return;
    }
    interval(times, spacing(rest), findings);
    double told = rest.device().map(DeviceInfo::sampleRate).orElse(0.0);
    if (told > 0) {
      findings.judge(
          "rate",
          Section.INFO,
          problem(told, rest),
          String.format(Locale.ROOT, "%.1f Hz, as INFO tells", 1e6 / spacing(rest)));
    } else {
      findings.unchecked("rate", "INFO tells none that is understood");
    }
  }

  /** Time between samples by the host's clock, for a device whose own is of no use, µs. */
  private static double spacingHere(List<Frame> samples) {
    long count = samples.subList(1, samples.size()).stream().mapToLong(Frame::count).sum();
    return (samples.getLast().nanos() - samples.getFirst().nanos()) / 1e3 / count;
  }

  /** By the device's own time; where that is of no use, by the host's. */
  private static double spacing(Window heard) {
    FrameTimes times = new FrameTimes(heard.frames());
    return times.isEnough() && ClockCheck.isRight(heard)
        ? times.spacing()
        : spacingHere(heard.samples());
  }

  private static void interval(FrameTimes times, double spacing, Findings findings) {
    double field = times.field();
    // A field that agrees with the frames' times is right where these are wrong, too.
    double off = Math.min(Math.abs(field / spacing - 1), Math.abs(field / times.spacing() - 1));
    double allowed = TOLERANCE + 10 / spacing; // the field has steps of 10 µs
    findings.judge(
        "interval",
        Section.SAMPLES,
        off <= allowed
            ? ""
            : String.format(
                Locale.ROOT,
                "the frames tell %.2f ms between samples, and they come every %.2f ms: %s",
                field / 1000,
                spacing / 1000,
                advice(field / spacing)),
        String.format(Locale.ROOT, "%.2f ms, as the samples come", field / 1000));
  }

  private static String advice(double ratio) {
    for (double unit : new double[] {10, 100, 0.01, 0.001}) {
      if (Math.abs(ratio / unit - 1) < 0.05) {
        return unit == 10
            ? "it is sent in µs; its unit is 10 µs"
            : unit == 100
                ? "it is sent in units of 0.1 µs; its unit is 10 µs"
                : "it is sent in %s; its unit is 10 µs".formatted(unit == 0.01 ? "ms" : "s");
      }
    }
    return "its unit is 10 µs";
  }

  /**
   * What is wrong with a rate; empty where nothing is.
   *
   * @param told by INFO, a whole number of Hz
   */
  static String problem(double told, Window heard) {
    double spacing = spacing(heard);
    double measured = 1e6 / spacing;
    double tolerance = ClockCheck.isRight(heard) ? TOLERANCE : TOLERANCE_HERE;
    double allowed = tolerance + 0.5 / told + 10 / spacing;
    return Math.abs(measured / told - 1) <= allowed
        ? ""
        : String.format(
            Locale.ROOT,
            "INFO tells %.0f Hz, and %.1f samples come a second: tell the rate that the sensors"
                + " are set to",
            told,
            measured);
  }
}
