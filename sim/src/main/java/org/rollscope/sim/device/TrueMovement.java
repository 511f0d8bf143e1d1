package org.rollscope.sim.device;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollscope.sim.body.Marks;

/** What the script's strokes and stays came to on the skin, cut where there was no contact. */
final class TrueMovement {
  private static final double SHORTEST_STROKE = 0.030;
  private static final double END = 0.003;
  private static final double HOLD_RADIUS = 0.015;
  private static final double SHORTEST_HOLD = 3;
  private static final double CELL = 0.020;

  private final TrueContacts contacts;
  private final DeviceClock clock;

  TrueMovement(TrueContacts contacts, DeviceClock clock) {
    this.contacts = contacts;
    this.clock = clock;
  }

  List<Truth.Roll> strokes(List<Marks.Stroke> marks, double offset) {
    List<Truth.Roll> found = new ArrayList<>();
    for (Marks.Stroke mark : marks) {
      for (TrueContacts.Span span : contacts.spans) {
        int from = Math.max(span.from(), step(mark.start() - offset));
        int to = Math.min(span.to() - 1, step(mark.end() - offset));
        if (to > from && distance(from, to) >= SHORTEST_STROKE) {
          found.add(stroke(from, to));
        }
      }
    }
    return found;
  }

  private Truth.Roll stroke(int from, int to) {
    int left = from;
    for (int i = from; i <= to && distance(from, i) <= HOLD_RADIUS; i++) {
      left = distance(from, i) <= END ? i : left;
    }
    int reached = left;
    while (reached < to && distance(to, reached) > END) {
      reached++;
    }
    return new Truth.Roll(
        clock.deviceTime(left * Trace.STEP),
        clock.deviceTime(reached * Trace.STEP),
        contacts.x[from],
        contacts.y[from],
        contacts.x[to],
        contacts.y[to],
        contacts.way(from, to),
        contacts.patch[from]);
  }

  List<Truth.Stay> holds(List<Marks.Stay> marks, double offset) {
    List<Truth.Stay> found = new ArrayList<>();
    for (Marks.Stay mark : marks) {
      int centre = step(mark.start() - offset);
      int from = centre;
      // The script's stay may begin while the tool is still being pressed to the skin.
      while (from < contacts.patch.length - 1 && contacts.patch[from] == 0) {
        from++;
      }
      int to = from;
      int patch = contacts.patch[from];
      while (from > 0 && contacts.patch[from - 1] == patch && near(from - 1, centre)) {
        from--;
      }
      while (to < contacts.patch.length - 1
          && contacts.patch[to + 1] == patch
          && near(to + 1, centre)) {
        to++;
      }
      if ((to - from) * Trace.STEP >= SHORTEST_HOLD) {
        found.add(
            new Truth.Stay(
                clock.deviceTime(from * Trace.STEP),
                clock.deviceTime(to * Trace.STEP),
                contacts.x[centre],
                contacts.y[centre],
                patch));
      }
    }
    return found.stream().distinct().toList();
  }

  List<Truth.Cell> spots() {
    Map<List<Integer>, Integer> steps = new HashMap<>();
    for (int i = 0; i < contacts.patch.length; i++) {
      if (contacts.patch[i] != 0) {
        steps.merge(
            List.of(contacts.patch[i], cell(contacts.x[i]), cell(contacts.y[i])), 1, Integer::sum);
      }
    }
    return steps.entrySet().stream()
        .map(
            entry ->
                new Truth.Cell(
                    entry.getKey().get(0),
                    entry.getKey().get(1),
                    entry.getKey().get(2),
                    entry.getValue() * Trace.STEP))
        .sorted(Comparator.comparingDouble(Truth.Cell::dwell).reversed())
        .toList();
  }

  /** The cell of a coordinate; the origin is the centre of cell 0. */
  static int cell(double place) {
    return (int) Math.floor((place + CELL / 2) / CELL);
  }

  private boolean near(int index, int centre) {
    return distance(index, centre) <= HOLD_RADIUS;
  }

  private double distance(int a, int b) {
    return Math.hypot(contacts.x[a] - contacts.x[b], contacts.y[a] - contacts.y[b]);
  }

  private int step(double time) {
    return Math.clamp(Math.round(time / Trace.STEP), 0, contacts.patch.length - 1);
  }
}
