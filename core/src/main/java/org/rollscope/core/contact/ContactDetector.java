package org.rollscope.core.contact;

/**
 * Contact with hysteresis and confirmation. It begins where the load rises through the on-threshold
 * and ends where it falls through the off-threshold to stay below for 150 ms; an episode shorter
 * than 150 ms is none. Both moments are the interpolated crossings and become known 150 ms later;
 * until then the phase is {@link Phase#BEGINNING} or {@link Phase#ENDING}.
 */
public final class ContactDetector {
  /** Confirmation of both ends, s. */
  public static final double CONFIRMATION = 0.150;

  /** A longer gap ends contact at the last sample before it, s. */
  public static final double LONGEST_GAP = 0.250;

  private final double onThreshold;
  private final double offThreshold;
  private final double longestGap;
  private Phase phase = Phase.OFF;
  private double start = Double.NaN;
  private double end = Double.NaN;
  private double firstSample = Double.NaN;
  private double lastTime = Double.NaN;
  private double lastLoad = Double.NaN;

  /**
   * @param load the thresholds
   * @param samplePeriod nominal time between samples, s
   */
  public ContactDetector(Load load, double samplePeriod) {
    onThreshold = load.onThreshold();
    offThreshold = load.offThreshold();
    longestGap = Math.max(LONGEST_GAP, 2.5 * samplePeriod);
  }

  /** How sure contact is. */
  public enum Phase {
    OFF,
    /** Above the threshold, not yet for long enough; {@link #start} is set. */
    BEGINNING,
    ON,
    /** Below the threshold, not yet for long enough; {@link #end} is set. */
    ENDING
  }

  /** Takes a load; NaN says nothing and changes nothing until it has lasted too long. */
  public Phase sample(double time, double load) {
    if (Double.isNaN(load)) {
      if (time - lastTime > longestGap) {
        lose();
      }
      return phase;
    }
    if (time - lastTime > longestGap) {
      lose();
    }
    if (load < offThreshold) {
      below(time, load);
    } else {
      above(time, load);
    }
    lastTime = time;
    lastLoad = load;
    return phase;
  }

  /** Data end here: contact ends at the last sample. */
  public void lose() {
    if (phase == Phase.ON || phase == Phase.BEGINNING) {
      end = lastTime;
    }
    phase = Phase.OFF;
    lastLoad = Double.NaN;
  }

  private void below(double time, double load) {
    if (phase == Phase.OFF) {
      return;
    }
    if (Double.isNaN(end)) {
      end = crossing(time, load, offThreshold);
      if (phase == Phase.ON || end - start >= CONFIRMATION) {
        phase = Phase.ENDING;
      }
    }
    if (time - end >= CONFIRMATION) {
      phase = Phase.OFF;
    }
  }

  private void above(double time, double load) {
    if (phase == Phase.OFF) {
      if (load < onThreshold) {
        return;
      }
      start = crossing(time, load, onThreshold);
      firstSample = time;
      phase = Phase.BEGINNING;
    }
    end = Double.NaN;
    if (phase == Phase.ENDING || time - start >= CONFIRMATION) {
      phase = Phase.ON;
    }
  }

  private double crossing(double time, double load, double threshold) {
    if (load == Double.POSITIVE_INFINITY) {
      return time;
    }
    double share = (threshold - lastLoad) / (load - lastLoad);
    return share >= 0 && share <= 1 ? lastTime + share * (time - lastTime) : time;
  }

  public Phase phase() {
    return phase;
  }

  /** The upward crossing of the present or last episode, s. */
  public double start() {
    return start;
  }

  /** The last sample that had a load, s. */
  double lastTime() {
    return lastTime;
  }

  /** The first sample of the present or last episode, s. */
  public double firstSample() {
    return firstSample;
  }

  /** The downward crossing of the last episode, s; NaN while contact lasts. */
  public double end() {
    return end;
  }
}
