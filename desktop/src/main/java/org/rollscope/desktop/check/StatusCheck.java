package org.rollscope.desktop.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.rollscope.desktop.view.Words;

/** Whether STATUS comes once a second and can be true. */
final class StatusCheck implements Check.AtRest {
  private static final String NAME = "STATUS";
  private static final double TOLERANCE = 0.2;
  private static final double LONGEST = 2;
  private static final int BATTERY = 5;
  private static final int TEMPERATURE = 6;
  private static final int FLAGS = 8;
  private static final int DROPPED = 9;
  private static final int UNKNOWN_BATTERY = 255;
  private static final int UNKNOWN_TEMPERATURE = Short.MIN_VALUE;
  private static final int RESERVED = 0xF0;
  private static final int SENSOR_FAULT = 4;

  @Override
  public void run(Window rest, Findings findings) {
    List<Frame> all = rest.frames(Frame.STATUS);
    List<Frame> whole =
        all.stream().filter(frame -> frame.length() >= Frame.STATUS_LENGTH).toList();
    if (all.isEmpty()) {
      findings.fix(
          NAME,
          Section.STATUS,
          String.format(Locale.ROOT, "none came within %.0f s; send one a second", rest.seconds()));
    } else if (whole.size() < all.size()) {
      findings.fix(
          NAME,
          Section.STATUS,
          String.format(Locale.ROOT, "it is %d bytes long instead of 13", all.getFirst().length()));
    } else if (all.size() < 3) {
      findings.fix(
          NAME,
          Section.STATUS,
          String.format(
              Locale.ROOT,
              "only %d came within %.0f s; send one a second",
              all.size(),
              rest.seconds()));
    } else {
      findings.judge(NAME, Section.STATUS, rhythm(all), "every " + every(all));
      Frame last = all.getLast();
      findings.judge("STATUS fields", Section.STATUS, fields(all), words(last));
    }
  }

  private static double[] gaps(List<Frame> all) {
    return IntStream.range(1, all.size())
        .mapToDouble(i -> (all.get(i).nanos() - all.get(i - 1).nanos()) / 1e9)
        .toArray();
  }

  private static String every(List<Frame> all) {
    return Words.number(Statistics.mean(gaps(all)), 2, "s");
  }

  private static String rhythm(List<Frame> all) {
    double[] gaps = gaps(all);
    if (Math.abs(Statistics.mean(gaps) - 1) > TOLERANCE) {
      return "it comes every " + every(all) + "; send one a second";
    }
    double longest = Statistics.maximum(gaps);
    return longest > LONGEST
        ? "none came for " + Words.number(longest, 1, "s") + "; send one a second"
        : "";
  }

  private static String fields(List<Frame> all) {
    for (Frame frame : all) {
      int battery = frame.u8(BATTERY);
      double temperature = frame.i16(TEMPERATURE) / 100.0;
      if (battery > 100 && battery != UNKNOWN_BATTERY) {
        return "the battery is at %d %%; send 0 to 100, or 255 for unknown".formatted(battery);
      }
      if (frame.i16(TEMPERATURE) != UNKNOWN_TEMPERATURE && !Limits.isTemperature(temperature)) {
        return String.format(
            Locale.ROOT,
            "a temperature of %.2f °C cannot be; its unit is 0.01 °C, 0x8000 is unknown",
            temperature);
      }
      if ((frame.u8(FLAGS) & RESERVED) != 0) {
        return "reserved flags are set (0x%02x); send them as 0".formatted(frame.u8(FLAGS));
      }
      if ((frame.u8(FLAGS) & SENSOR_FAULT) != 0) {
        return "it says that a sensor does not answer (flag 4)";
      }
    }
    return "";
  }

  private static String words(Frame last) {
    int battery = last.u8(BATTERY);
    double temperature = last.i16(TEMPERATURE) / 100.0;
    return "battery "
        + (battery == UNKNOWN_BATTERY ? "unknown" : battery + " %")
        + (last.i16(TEMPERATURE) == UNKNOWN_TEMPERATURE
            ? ""
            : ", " + Words.number(temperature, 1, "°C"))
        + ", "
        + Words.count(last.u32(DROPPED), "frame")
        + " not sent since boot";
  }
}
