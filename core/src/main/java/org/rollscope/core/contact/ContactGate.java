package org.rollscope.core.contact;

import org.rollscope.core.contact.ContactDetector.Phase;

/**
 * Holds back what happened while contact is not yet certain, at most the 150 ms of its
 * confirmation, and splits the samples' intervals at the crossings. So everything after it sees
 * contact as it was, not as it was known at the time.
 */
public final class ContactGate {
  private static final int CAPACITY = 1 << 12;
  private static final int MASK = CAPACITY - 1;

  private final Skin skin;
  private final double[] from = new double[CAPACITY];
  private final double[] to = new double[CAPACITY];
  private final double[] dx = new double[CAPACITY];
  private final double[] dy = new double[CAPACITY];
  private final double[] loadFrom = new double[CAPACITY];
  private final double[] loadTo = new double[CAPACITY];
  private int head;
  private int size;
  private boolean contact;

  public ContactGate(Skin skin) {
    this.skin = skin;
  }

  /** Takes one interval between samples, with the load at both of its ends. */
  public void interval(double t0, double t1, double x, double y, double load0, double load1) {
    if (size == CAPACITY) {
      release(to[head], contact);
    }
    int i = (head + size++) & MASK;
    from[i] = t0;
    to[i] = t1;
    dx[i] = x;
    dy[i] = y;
    loadFrom[i] = load0;
    loadTo[i] = load1;
  }

  /** Takes an open gap. */
  public void gap(double t0, double t1) {
    interval(t0, t1, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /** Takes an interval of which the load is known, but not where the tool went in it. */
  public void unplaced(double t0, double t1, double load0, double load1) {
    interval(t0, t1, Double.NaN, 0, load0, load1);
  }

  /** Lets through what the detector is sure of. */
  public void decide(ContactDetector detector) {
    Phase phase = detector.phase();
    if (contact && phase == Phase.OFF) {
      end(detector.end());
    }
    if (!contact && (phase == Phase.ON || phase == Phase.ENDING)) {
      release(detector.start(), false);
      contact = true;
      skin.contactStarted(detector.start());
    }
    switch (phase) {
      case OFF -> release(Double.POSITIVE_INFINITY, false);
      case BEGINNING -> release(detector.start(), false);
      case ON -> release(detector.lastTime(), true);
      case ENDING -> release(detector.end(), true);
    }
  }

  /** There is no load to tell: everything is contact. */
  public void always(double time) {
    if (!contact) {
      contact = true;
      skin.contactStarted(time);
    }
    release(Double.POSITIVE_INFINITY, true);
  }

  /** Ends contact that is still on, at a time, and lets everything through. */
  public void close(double time) {
    if (contact) {
      end(time);
    }
    release(Double.POSITIVE_INFINITY, false);
  }

  private void end(double time) {
    release(time, true);
    contact = false;
    skin.contactEnded(time);
  }

  private void release(double until, boolean touching) {
    while (size > 0 && from[head] < until) {
      int i = head;
      if (to[i] <= until) {
        head = (head + 1) & MASK;
        size--;
        pass(i, to[i], 1, loadTo[i], touching);
      } else {
        double share = (until - from[i]) / (to[i] - from[i]);
        double load = loadFrom[i] + share * (loadTo[i] - loadFrom[i]);
        pass(i, until, share, load, touching);
        from[i] = until;
        dx[i] *= 1 - share;
        dy[i] *= 1 - share;
        loadFrom[i] = load;
      }
    }
  }

  private void pass(int i, double end, double share, double loadAtEnd, boolean touching) {
    if (Double.isNaN(dy[i])) {
      skin.gap(from[i], end);
    } else {
      skin.interval(from[i], end, dx[i] * share, dy[i] * share, loadFrom[i], loadAtEnd, touching);
    }
  }

  /** Whether contact is on, as far as it is certain. */
  public boolean isContact() {
    return contact;
  }
}
