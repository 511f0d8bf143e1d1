package org.rollscope.core.comfort;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The highest load that was not left for half a second: the maximum of the minimum over a moving
 * window. Not thread-safe.
 */
final class HeldLoad {
  private static final double WINDOW = 0.5;

  private record Point(double time, double load) {}

  /** What may still be the smallest of a window, smallest first. */
  private final Deque<Point> smallest = new ArrayDeque<>();

  private double since = Double.NaN;
  private double highest = Double.NaN;

  void add(double time, double load) {
    if (Double.isNaN(since)) {
      since = time;
    }
    while (!smallest.isEmpty() && smallest.getLast().load() >= load) {
      smallest.removeLast();
    }
    smallest.addLast(new Point(time, load));
    while (smallest.getFirst().time() < time - WINDOW) {
      smallest.removeFirst();
    }
    if (time - since >= WINDOW) {
      double lowest = smallest.getFirst().load();
      highest = Double.isNaN(highest) ? lowest : Math.max(highest, lowest);
    }
  }

  /** What was held before a gap does not go on after it. */
  void gap() {
    smallest.clear();
    since = Double.NaN;
  }

  void clear() {
    gap();
    highest = Double.NaN;
  }

  /** NaN where none was held so long. */
  double highest() {
    return highest;
  }
}
