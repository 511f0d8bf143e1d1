package org.rollscope.desktop.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.Calibration;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;

/**
 * The scale of the pads, from the rise that a known weight causes. Pressure pads need their contact
 * area; force pads are compared directly. A stored zero keeps its meaning: it is scaled as well.
 */
public final class WeightProcedure implements Procedure {
  private static final double GRAVITY = 9.80665;
  private static final double UNLOADED_SECONDS = 1;
  private static final double LOADED_SECONDS = 2;

  /** The part of the lightest weight that is noise. */
  private static final double NOISE = 8;

  /** A scale further off than this is a wrong weight, area or unit, not a sensor's error. */
  private static final double LARGEST_SCALE = 5;

  private final DeviceInfo device;
  private final Calibration before;
  private final double weight;
  private final double area;
  private @Nullable PadForce pads;
  private @Nullable Plateaus plateaus;
  private @Nullable CalibrationException refusal;
  private double zero = Double.NaN;
  private double highest = Double.NEGATIVE_INFINITY;
  private double loaded = Double.NaN;
  private boolean saturated;

  /**
   * @param kilograms the known weight
   * @param area contact area of one pad, m²; NaN for what the device tells
   */
  public WeightProcedure(DeviceInfo device, Calibration before, double kilograms, double area) {
    this.device = device;
    this.before = before;
    weight = kilograms * GRAVITY;
    this.area = area > 0 ? area : device.instrument().contactArea();
  }

  @Override
  public String instruction() {
    return Double.isNaN(zero)
        ? "Lay the tool down with the pad upwards and nothing on it."
        : String.format(
            Locale.ROOT, "Now put the %.2f kg on the pad and leave it.", weight / GRAVITY);
  }

  @Override
  public double share() {
    Plateaus now = plateaus;
    if (now == null) {
      return 0;
    }
    if (Double.isNaN(zero)) {
      return Math.min(1, now.seconds() / UNLOADED_SECONDS);
    }
    return isLoaded() ? Math.min(1, now.seconds() / LOADED_SECONDS) : 0;
  }

  @Override
  public void accept(SampleBlock block) {
    boolean measurable = block.has(Channel.PRESSURE) || block.has(Channel.FORCE);
    if (refusal != null || !measurable) {
      return;
    }
    if (pads == null) {
      begin(block);
    }
    for (int row = 0; row < block.size() && !isDone(); row++) {
      sample(block.time(row), pads == null ? Double.NaN : pads.at(block, row));
    }
  }

  private void begin(SampleBlock block) {
    try {
      pads = PadForce.of(block, device, area);
      plateaus = new Plateaus(pads.lightest() / NOISE);
      if (weight < pads.lightest()) {
        refusal =
            new CalibrationException(
                String.format(
                    Locale.ROOT,
                    "%.2f kg is too light to tell the scale of these pads; take at least %.1f kg",
                    weight / GRAVITY,
                    Math.ceil(pads.lightest() / GRAVITY * 10) / 10));
      }
    } catch (CalibrationException e) {
      refusal = e;
    }
  }

  private void sample(double time, double force) {
    Plateaus now = plateaus;
    if (now == null || pads == null) {
      return;
    }
    saturated |= Double.isInfinite(force);
    if (!Double.isNaN(zero) && Double.isFinite(force)) {
      highest = Math.max(highest, force);
    }
    now.sample(time, force);
    if (now.seconds() < UNLOADED_SECONDS) {
      return;
    }
    if (!(now.force() > zero + pads.lightest() / NOISE)) {
      zero = now.force();
    } else if (isLoaded() && now.seconds() >= LOADED_SECONDS) {
      loaded = now.force();
    }
  }

  private boolean isLoaded() {
    return pads != null && plateaus != null && plateaus.force() - zero >= pads.lightest() / 2;
  }

  @Override
  public boolean isDone() {
    return refusal != null || !Double.isNaN(loaded);
  }

  @Override
  public Outcome outcome() throws CalibrationException {
    if (refusal != null) {
      throw refusal;
    }
    if (pads == null) {
      throw new CalibrationException(
          device.name() + " measures neither pressure nor force, so a weight tells it nothing");
    }
    if (Double.isNaN(loaded)) {
      throw whyNot(pads);
    }
    double scale = weight / (loaded - zero);
    if (!(scale <= LARGEST_SCALE && scale >= 1 / LARGEST_SCALE)) {
      throw new CalibrationException(
          String.format(
              Locale.ROOT,
              "the pads rose by %.1f N where %.1f N were put on: is the weight right, is all of it"
                  + " on the pad, is the contact area right?",
              loaded - zero,
              weight));
    }
    return outcome(Math.rint(scale * 1e5) / 1e5);
  }

  private CalibrationException whyNot(PadForce unit) {
    if (saturated) {
      return new CalibrationException(
          "the weight is beyond what the pads can measure; take a lighter one");
    }
    if (Double.isNaN(zero)) {
      return new CalibrationException(
          "the tool was never quiet for a second without a load; lay it down and let go first");
    }
    if (!(highest - zero >= unit.lightest() / 2)) {
      return new CalibrationException(
          String.format(
              Locale.ROOT,
              "no weight was seen: the pads rose by %.1f N where %.1f N were expected; put it on"
                  + " after the first second, in the middle of a pad",
              Math.max(0, highest - zero),
              weight));
    }
    return new CalibrationException(
        "the weight never lay still for two seconds; put it down and let go of it");
  }

  private Outcome outcome(double scale) {
    double ratio = scale / before.pressureScale();
    List<Double> tare =
        before.tare().stream().map(was -> Math.rint(was * ratio * 1000) / 1000).toList();
    List<Outcome.Change> changes = new ArrayList<>();
    changes.add(
        new Outcome.Change("scale of the pads", words(before.pressureScale()), words(scale)));
    for (int pad = 0; pad < tare.size(); pad++) {
      changes.add(
          new Outcome.Change(
              "zero of pad " + (pad + 1),
              String.format(Locale.ROOT, "%.2f", before.tare().get(pad)),
              String.format(Locale.ROOT, "%.2f", tare.get(pad))));
    }
    return new Outcome(before.withPressureScale(scale).withTare(tare), changes);
  }

  private static String words(double scale) {
    return String.format(Locale.ROOT, "× %.4f", scale);
  }
}
