package org.rollscope.desktop.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.Calibration;
import org.rollscope.core.contact.Load;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;

/** The zero of each pad: the mean of two seconds in which nothing moves and nothing presses. */
public final class TareProcedure implements Procedure {
  private static final double SECONDS = 2;

  /** A free pad shows no more, kPa or N; the analysis draws the same line. */
  private static final double LARGEST_ZERO = 30;

  private final DeviceInfo device;
  private final Calibration before;
  private @Nullable StillTool tool;
  private @Nullable Load load;

  public TareProcedure(DeviceInfo device, Calibration before) {
    this.device = device;
    this.before = before;
  }

  @Override
  public String instruction() {
    return "Lay the tool down so that nothing presses on it, and let go.";
  }

  @Override
  public double share() {
    return tool == null ? 0 : tool.share();
  }

  @Override
  public void accept(SampleBlock block) {
    if (tool == null && Load.isIn(block.channels())) {
      load = Load.of(block.channels(), device.instrument(), before.pressureScale());
      tool = new StillTool(load, device.instrument().pads(), SECONDS);
    }
    if (tool != null) {
      tool.accept(block);
    }
  }

  @Override
  public boolean isDone() {
    return tool != null && tool.isDone();
  }

  @Override
  public Outcome outcome() throws CalibrationException {
    StillTool still = tool;
    Load unit = load;
    if (still == null || unit == null) {
      throw new CalibrationException(
          device.name() + " measures neither pressure nor force, so it has no zero to take");
    }
    if (!still.isDone()) {
      throw still.whyNot();
    }
    List<Double> zeros = new ArrayList<>();
    List<Outcome.Change> changes = new ArrayList<>();
    for (int pad = 0; pad < device.instrument().pads(); pad++) {
      double zero = rounded(still.pad(pad));
      check(pad, zero, unit);
      String was = pad < before.tare().size() ? words(before.tare().get(pad), unit) : "none";
      changes.add(new Outcome.Change("zero of pad " + (pad + 1), was, words(zero, unit)));
      zeros.add(zero);
    }
    return new Outcome(before.withTare(zeros), changes);
  }

  private static void check(int pad, double zero, Load unit) throws CalibrationException {
    if (Double.isNaN(zero)) {
      throw new CalibrationException(
          "pad " + (pad + 1) + " told nothing while the tool lay still; is it connected?");
    }
    if (Math.abs(zero) > LARGEST_ZERO) {
      throw new CalibrationException(
          "pad %d shows %s: that is a load, not a zero; take it off and try again"
              .formatted(pad + 1, words(zero, unit)));
    }
  }

  /** To a thousandth, which is finer than any pad. */
  private static double rounded(double value) {
    return Math.rint(value * 1000) / 1000;
  }

  private static String words(double value, Load unit) {
    return String.format(Locale.ROOT, "%.2f %s", value, unit.unit());
  }
}
