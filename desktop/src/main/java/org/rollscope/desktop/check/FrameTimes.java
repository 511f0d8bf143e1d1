package org.rollscope.desktop.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The times that frames of samples tell, between frames that follow each other without a gap. */
final class FrameTimes {
  private record Step(Frame from, Frame to) {
    double spacing() {
      return (double) (to.micros() - from.micros()) / from.count();
    }
  }

  private static final int FEWEST = 3;

  private final List<Step> steps = new ArrayList<>();
  private final double field;
  private final double spacing;

  /**
   * @param frames of all types, in the order they came
   */
  FrameTimes(List<Frame> frames) {
    Frame last = null;
    int next = 0;
    for (Frame frame : frames) {
      boolean follows = frame.sequence() == next;
      next = frame.sequence() + 1;
      last = follows ? last : null;
      if (frame.isSamples() && frame.count() > 0) {
        add(last, frame);
        last = frame;
      }
    }
    field = Statistics.median(Statistics.column(steps, step -> step.from().interval()));
    spacing = Statistics.median(Statistics.column(steps, Step::spacing));
  }

  private void add(@Nullable Frame before, Frame frame) {
    if (before != null) {
      steps.add(new Step(before, frame));
    }
  }

  boolean isEnough() {
    return steps.size() >= FEWEST;
  }

  int size() {
    return steps.size();
  }

  /** The interval that the frames tell, µs. */
  double field() {
    return field;
  }

  /** The time from one sample to the next by the times of the frames, µs. */
  double spacing() {
    return spacing;
  }

  /** Frames whose time lies before that of the one before, or is the same. */
  long back() {
    return steps.stream().filter(step -> step.to().micros() <= step.from().micros()).count();
  }

  /** Frames that do not begin an interval, give or take a half, after the last sample. */
  long apart() {
    return steps.stream().filter(step -> Math.abs(gap(step)) > spacing / 2).count();
  }

  /** The largest distance of a frame's beginning from where it should be, µs. */
  double worst() {
    return steps.stream().mapToDouble(step -> Math.abs(gap(step))).max().orElse(0);
  }

  private double gap(Step step) {
    return step.to().micros() - (step.from().micros() + step.from().count() * spacing);
  }
}
