package org.rollscope.core.comfort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds how hard a person may be pressed on a zone: they press slowly until it is 7 of 10
 * uncomfortable, then lift off; three times. A press tells the highest load that was held for half
 * a second, so that a jolt does not decide. Presses shorter than two seconds are no slow ones and
 * do not count. The median of three is the result where they agree.
 *
 * <p>The figures here are engineering defaults. Deterministic; not thread-safe.
 */
public final class ComfortTest {
  /** How many presses make a test. */
  public static final int PRESSES = 3;

  /** What three presses may differ by, as a share of their median. */
  public static final double SPREAD = 0.25;

  private static final double LEAST_SECONDS = 2;
  private static final double LONGEST_GAP = 0.25;

  /** What goes on. */
  public enum Phase {
    /** The tool is pressed still, or already: lift it off first. */
    LIFT,
    /** The next press is awaited. */
    READY,
    PRESSING,
    /** All presses are there. */
    DONE
  }

  /** What became of the last press. */
  public enum Remark {
    NONE,
    /** It was over before it could be a slow one. */
    TOO_SHORT,
    /** It was harder than the sensor can tell. */
    BEYOND_RANGE
  }

  /**
   * What three presses come to.
   *
   * @param median of the presses, in their unit
   * @param spread largest less smallest, as a share of the median
   * @param agrees whether they are alike enough to be a limit
   */
  public record Outcome(double median, double spread, boolean agrees) {
    /** HIGH: where it was 7 of 10. */
    public double high() {
      return median;
    }

    /** HIGH_HIGH: as far above as presses that agree may lie, so that none of them reaches it. */
    public double highHigh() {
      return median * (1 + SPREAD);
    }
  }

  private final List<Double> presses = new ArrayList<>();
  private final HeldLoad held = new HeldLoad();
  private Phase phase = Phase.LIFT;
  private Remark remark = Remark.NONE;
  private double began;
  private double last = Double.NaN;
  private boolean beyond;

  /**
   * Takes what is measured.
   *
   * @param time of the device, s
   * @param load over tare, kPa or N; infinite beyond the sensor's range
   * @param contact whether the tool touches the skin
   */
  public void accept(double time, double load, boolean contact) {
    boolean back = time <= last;
    if (back || time - last > LONGEST_GAP) {
      held.gap();
    }
    last = time;
    if (back) {
      return;
    }
    switch (phase) {
      case LIFT -> phase = contact ? Phase.LIFT : Phase.READY;
      case READY -> {
        if (contact) {
          begin(time);
          press(time, load);
        }
      }
      case PRESSING -> {
        if (contact) {
          press(time, load);
        } else {
          end(time);
        }
      }
      case DONE -> {}
    }
  }

  private void begin(double time) {
    phase = Phase.PRESSING;
    began = time;
    beyond = false;
    held.clear();
  }

  private void press(double time, double load) {
    if (Double.isFinite(load)) {
      held.add(time, load);
    } else {
      beyond |= load == Double.POSITIVE_INFINITY;
    }
  }

  private void end(double time) {
    phase = Phase.READY;
    if (beyond) {
      remark = Remark.BEYOND_RANGE;
    } else if (time - began < LEAST_SECONDS || Double.isNaN(held.highest())) {
      remark = Remark.TOO_SHORT;
    } else {
      remark = Remark.NONE;
      presses.add(held.highest());
      phase = presses.size() == PRESSES ? Phase.DONE : Phase.READY;
    }
  }

  /** Takes back the last press; it is done anew. */
  public void takeBack() {
    if (!presses.isEmpty()) {
      presses.removeLast();
      remark = Remark.NONE;
      phase = Phase.LIFT;
    }
  }

  public Phase phase() {
    return phase;
  }

  public Remark remark() {
    return remark;
  }

  /** What each press came to, the first first. */
  public List<Double> presses() {
    return List.copyOf(presses);
  }

  /** What was found; empty until all presses are there. */
  public Optional<Outcome> outcome() {
    if (presses.size() < PRESSES) {
      return Optional.empty();
    }
    List<Double> sorted = presses.stream().sorted().toList();
    double median = sorted.get(PRESSES / 2);
    double spread = (sorted.getLast() - sorted.getFirst()) / median;
    return Optional.of(new Outcome(median, spread, spread <= SPREAD));
  }
}
