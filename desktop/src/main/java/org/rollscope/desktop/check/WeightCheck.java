package org.rollscope.desktop.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.Channel;

/** The scale of the pads, by a known weight on one of them. */
final class WeightCheck implements Check {
  private static final String NAME = "weight";
  private static final double PATIENCE = 40;
  private static final double OFF = 15;
  private static final double STEADY = 1.5;
  private static final double TOLERANCE = 0.25;
  private static final double NOTICED = 0.04;

  private final double kilograms;
  private double told;
  private double before;

  WeightCheck(double kilograms) {
    this.kilograms = kilograms;
  }

  @Override
  public void run(Subject subject, Findings findings) throws LinkException {
    List<Row> rows = subject.listen(1).rows();
    Loads loads = Loads.of(rows);
    double area =
        subject.heard().device().map(device -> device.instrument().contactArea()).orElse(0.0);
    if (loads.pads() == 0) {
      findings.unchecked(NAME, "the samples hold neither pressure nor force");
    } else if (loads.channel() == Channel.PRESSURE && !(area > 0)) {
      findings.unchecked(NAME, "INFO tells no contact area to make a pressure of it");
    } else {
      double newtons = kilograms * Limits.GRAVITY;
      boolean pressure = loads.channel() == Channel.PRESSURE;
      before = Statistics.median(loads.values(rows, 0));
      weigh(subject, loads, pressure ? newtons / area / 1000 : newtons, findings);
    }
  }

  private void weigh(Subject subject, Loads loads, double expected, Findings findings)
      throws LinkException {
    subject
        .guide()
        .instruct(
            "Put the %s on the tool so that its first pad carries it all.".formatted(weight()));
    Hearing.Mark mark = subject.mark();
    boolean steady =
        subject.watch(
            () -> isSteady(subject.heard().rowsSince(mark), loads, NOTICED * expected), PATIENCE);
    subject.guide().done();
    if (!steady) {
      findings.unchecked(NAME, "no steady load came within %.0f s".formatted(PATIENCE));
      return;
    }
    findings.judge(
        NAME,
        Section.SAMPLES,
        problem(told / expected, expected, loads),
        String.format(
            Locale.ROOT,
            "%s are told as %.1f %s; %.1f would be right",
            weight(),
            told,
            loads.unit(),
            expected));
    subject.guide().instruct("Take it off again.");
    subject.watch(() -> isOff(subject.heard().rowsSince(mark), loads), OFF);
    subject.guide().done();
  }

  private String weight() {
    return BigDecimal.valueOf(kilograms).stripTrailingZeros().toPlainString() + " kg";
  }

  private boolean isOff(List<Row> rows, Loads loads) {
    double now = loads.value(rows.getLast(), 0);
    return Math.abs(now - before) < NOTICED * Math.abs(told);
  }

  private boolean isSteady(List<Row> rows, Loads loads, double noticed) {
    int from = rows.size();
    while (from > 0 && rows.getLast().time() - rows.get(from - 1).time() <= STEADY) {
      from--;
    }
    double[] values = loads.values(rows.subList(from, rows.size()), 0);
    if (from == 0 || values.length < rows.size() - from) {
      return false;
    }
    told = Statistics.mean(values) - before;
    return Math.abs(told) > noticed && Statistics.deviation(values) < 0.05 * Math.abs(told) + 0.2;
  }

  private String problem(double ratio, double expected, Loads loads) {
    if (Math.abs(ratio - 1) <= TOLERANCE) {
      return "";
    }
    String found =
        String.format(
            Locale.ROOT,
            "%s are told as %.1f %s, and %.1f would be right: ",
            weight(),
            told,
            loads.unit(),
            expected);
    boolean pressure = loads.channel() == Channel.PRESSURE;
    if (pressure && Math.abs(ratio / 0.5 - 1) < TOLERANCE) {
      return found + "a step is 0.05 kPa, and steps of 0.1 kPa are sent";
    }
    if (Math.abs(ratio / 0.1 - 1) < TOLERANCE) {
      return found + "a tenth arrives; a step is %s".formatted(step(pressure));
    }
    if (Math.abs(ratio / 10 - 1) < TOLERANCE) {
      return found + "ten times as much arrives; a step is %s".formatted(step(pressure));
    }
    if (pressure && Math.abs(ratio / 0.145 - 1) < TOLERANCE) {
      return found + "psi are taken for kPa";
    }
    if (pressure && Math.abs(ratio / 7.5 - 1) < TOLERANCE) {
      return found + "mmHg are taken for kPa";
    }
    return found + "a step is %s; is INFO's contact area right?".formatted(step(pressure));
  }

  private static String step(boolean pressure) {
    return pressure ? "0.05 kPa" : "0.1 N";
  }
}
