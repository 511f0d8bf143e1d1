package org.rollscope.desktop.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Whether the device's time goes on from frame to frame. */
final class TimeCheck implements Check.AtRest {
  private static final String NAME = "time";

  @Override
  public void run(Window rest, Findings findings) {
    if (rest.hearing().isText()) {
      lines(rest.rows(), findings);
      return;
    }
    FrameTimes times = new FrameTimes(rest.frames());
    if (!times.isEnough()) {
      findings.unchecked(NAME, "too few frames of samples follow each other");
      return;
    }
    if (times.back() == 0 && !ClockCheck.isRight(rest)) {
      findings.unchecked(NAME, "the clock is to be put right first");
      return;
    }
    findings.judge(
        NAME, Section.SAMPLES, problem(times), "goes on from frame to frame without a gap");
  }

  private static String problem(FrameTimes times) {
    if (times.back() > 0) {
      return "of %d frames %d have a time that does not lie behind the one before: count on"
              .formatted(times.size(), times.back())
          + " through the whole boot";
    }
    return times.apart() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "of %d frames %d do not begin an interval after the last sample, but up to %.1f ms off:"
                + " take the times from the sampling clock, and miss no sample",
            times.size(),
            times.apart(),
            times.worst() / 1000);
  }

  private static void lines(List<Row> rows, Findings findings) {
    long back =
        IntStream.range(1, rows.size())
            .filter(i -> rows.get(i).time() <= rows.get(i - 1).time())
            .count();
    findings.judge(
        NAME,
        Section.TEXT,
        back == 0
            ? ""
            : "of %d lines %d have a time that does not lie behind the one before"
                .formatted(rows.size(), back),
        "goes on from line to line");
  }
}
