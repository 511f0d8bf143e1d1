package org.rollscope.sim.body;

import java.util.ArrayList;
import java.util.List;

/**
 * A quantity that changes in minimum-jerk transitions and rests between them. Transitions are added
 * in the order of time and do not overlap.
 */
final class SmoothTrack {
  private record Change(double start, double end, double before, double delta) {}

  private final List<Change> changes = new ArrayList<>();
  private final double initial;
  private int cursor;

  SmoothTrack(double initial) {
    this.initial = initial;
  }

  void change(double start, double end, double delta) {
    if (start < busyUntil() - 1e-9 || end <= start) {
      throw new IllegalArgumentException(
          "a change from " + start + " to " + end + " s overlaps one until " + busyUntil() + " s");
    }
    changes.add(new Change(start, end, last(), delta));
  }

  void changeTo(double start, double end, double value) {
    change(start, end, value - last());
  }

  /** The value after all changes. */
  double last() {
    return changes.isEmpty() ? initial : changes.getLast().before + changes.getLast().delta;
  }

  double busyUntil() {
    return changes.isEmpty() ? Double.NEGATIVE_INFINITY : changes.getLast().end;
  }

  double value(double time) {
    int index = find(time);
    if (index < 0) {
      return initial;
    }
    Change change = changes.get(index);
    return change.before + change.delta * MinimumJerk.place(share(change, time));
  }

  double rate(double time) {
    int index = find(time);
    if (index < 0) {
      return 0;
    }
    Change change = changes.get(index);
    return change.delta * MinimumJerk.speed(share(change, time)) / (change.end - change.start);
  }

  double acceleration(double time) {
    int index = find(time);
    if (index < 0) {
      return 0;
    }
    Change change = changes.get(index);
    double span = change.end - change.start;
    return change.delta * MinimumJerk.acceleration(share(change, time)) / (span * span);
  }

  private static double share(Change change, double time) {
    return (time - change.start) / (change.end - change.start);
  }

  /** The last change that has begun, or -1; time mostly advances, so the last place is tried. */
  private int find(double time) {
    int index = Math.min(cursor, changes.size() - 1);
    while (index >= 0 && changes.get(index).start > time) {
      index--;
    }
    while (index + 1 < changes.size() && changes.get(index + 1).start <= time) {
      index++;
    }
    cursor = Math.max(index, 0);
    return index;
  }
}
