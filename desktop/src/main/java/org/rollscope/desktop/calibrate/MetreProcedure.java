package org.rollscope.desktop.calibrate;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.Calibration;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.Event;
import org.rollscope.core.session.SessionAnalyzer;

/**
 * The rolling radius, from a straight line of known length: the way that the analysis makes of it
 * with the radius the device tells, set right. So soft tissue, a sleeve or a worn cover is measured
 * with it.
 */
public final class MetreProcedure implements Procedure {
  private static final double REST_BEFORE = 2;
  private static final double REST_AFTER = 1.5;

  /** A shorter way is a move into place. */
  private static final double SHORTEST = 0.2;

  private static final double STRAIGHT = 1.05;

  /** A ratio further from 1 is another line, not another radius. */
  private static final double LARGEST_RATIO = 1.6;

  private final DeviceInfo device;
  private final Calibration before;
  private final double length;
  private final OneWay way;
  private final SessionAnalyzer analyzer;
  private boolean hasGyro;
  private boolean hasGap;
  private boolean clipped;

  /**
   * @param length of the line, m
   */
  public MetreProcedure(DeviceInfo device, Calibration before, double length) {
    this.device = device;
    this.before = before;
    this.length = length;
    way = new OneWay(REST_BEFORE, REST_AFTER, Math.min(SHORTEST, length / 2));
    AnalyzerConfig config = AnalyzerConfig.DEFAULT.withGyroBias(before.gyroBias());
    analyzer = new SessionAnalyzer(config, device, this::event);
    analyzer.track((time, x, y, path, qw, qx, qy, qz, contact, pressure) -> way.place(time, x, y));
  }

  private void event(Event event) {
    hasGap |=
        way.phase() == OneWay.Phase.ROLLING && event instanceof Event.Gap gap && !gap.bridged();
  }

  @Override
  public String instruction() {
    return switch (way.phase()) {
      case SETTLING -> "Put the tool on the start of the line and hold it still.";
      case READY, ROLLING, DONE ->
          String.format(
              Locale.ROOT,
              "Roll it straight to the end of the line, %.2f m, in one go; stop there.",
              length);
    };
  }

  @Override
  public double share() {
    return way.phase() == OneWay.Phase.ROLLING ? Math.min(1, way.chord() / length) : 0;
  }

  @Override
  public void accept(SampleBlock block) {
    if (isDone() || !block.has(Channel.ANGULAR_RATE)) {
      return;
    }
    hasGyro = true;
    for (int row = 0; row < block.size(); row++) {
      for (int axis = 0; axis < 3; axis++) {
        boolean full = Math.abs(block.angularRate(row, axis)) >= 0.999 * device.gyroRange();
        clipped |= full && way.phase() == OneWay.Phase.ROLLING;
      }
    }
    analyzer.accept(block);
  }

  @Override
  public boolean isDone() {
    return way.phase() == OneWay.Phase.DONE;
  }

  @Override
  public Outcome outcome() throws CalibrationException {
    if (!hasGyro) {
      throw new CalibrationException(device.name() + " has no gyro, so it cannot tell its way");
    }
    if (!isDone()) {
      throw whyNot();
    }
    String problem = problem();
    if (problem != null) {
      throw new CalibrationException(problem);
    }
    double radius = device.instrument().radius() * length / way.chord();
    double was = Double.isNaN(before.radius()) ? device.instrument().radius() : before.radius();
    return new Outcome(
        before.withRadius(radius),
        List.of(new Outcome.Change("rolling radius", words(was), words(radius))));
  }

  private CalibrationException whyNot() {
    return new CalibrationException(
        switch (way.phase()) {
          case SETTLING ->
              "the tool was not held still for two seconds at the start of the line; without that"
                  + " its gyro is not known well enough";
          case READY -> "the tool was not rolled";
          case ROLLING, DONE -> "the tool did not come to rest at the end of the line";
        });
  }

  private @Nullable String problem() {
    if (hasGap) {
      return "samples were lost on the way; try again, with a better link";
    }
    if (clipped) {
      return "it was rolled faster than its gyro can follow; roll slowly, some five seconds a metre";
    }
    double chord = way.chord();
    if (way.path() > STRAIGHT * chord) {
      return String.format(
          Locale.ROOT,
          "it rolled %.2f m to come %.2f m far: roll straight along the line, without turning back",
          way.path(),
          chord);
    }
    double ratio = length / chord;
    double radius = device.instrument().radius() * ratio;
    boolean plausible = ratio <= LARGEST_RATIO && ratio >= 1 / LARGEST_RATIO;
    if (!plausible || radius > Instrument.LARGEST_RADIUS) {
      return String.format(
          Locale.ROOT,
          "by its own radius of %.1f mm the tool rolled %.2f m, so that was no line of %.2f m;"
              + " roll the whole line, or tell its length with --length",
          1000 * device.instrument().radius(),
          chord,
          length);
    }
    return null;
  }

  private static String words(double radius) {
    return String.format(Locale.ROOT, "%.2f mm", 1000 * radius);
  }
}
