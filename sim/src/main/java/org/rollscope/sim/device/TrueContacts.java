package org.rollscope.sim.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where and when the tool really touched: contacts by the true pressure, the place on the skin
 * (which stands still off the skin) and the patch.
 */
final class TrueContacts {
  private static final double ON = 4;
  private static final double OFF = 2;
  private static final double SHORTEST = 0.15;
  private static final double NEW_PATCH = 2;

  /** A contact in time since switch-on and in steps: first in, first out again. */
  record Span(double start, double end, int from, int to, int patch) {}

  final List<Span> spans = new ArrayList<>();

  /** Place on the skin in the patch's coordinates. */
  final double[] x;

  final double[] y;

  /** Patch of each step in contact, 0 off the skin. */
  final int[] patch;

  private final Trace trace;

  TrueContacts(Trace trace) {
    this.trace = trace;
    x = new double[trace.size];
    y = new double[trace.size];
    patch = new int[trace.size];
    find();
    place();
  }

  private void find() {
    int from = -1;
    int below = -1;
    for (int i = 0; i < trace.size; i++) {
      double pressure = trace.pressure[i];
      if (from < 0) {
        from = pressure >= ON ? i : -1;
        below = -1;
      } else if (pressure >= OFF) {
        below = -1;
      } else {
        below = below < 0 ? i : below;
        if ((i - below) * Trace.STEP >= SHORTEST) {
          add(from, below);
          from = -1;
        }
      }
    }
    if (from >= 0) {
      add(from, trace.size - 1);
    }
  }

  private void add(int from, int to) {
    double start = trace.crossing(from, ON);
    double end = trace.crossing(to, OFF);
    if (end - start < SHORTEST) {
      return;
    }
    int number = 1;
    if (!spans.isEmpty()) {
      Span last = spans.getLast();
      number = start - last.end >= NEW_PATCH ? last.patch + 1 : last.patch;
    }
    spans.add(new Span(start, end, from, to, number));
    Arrays.fill(patch, from, to, number);
  }

  private void place() {
    double atX = 0;
    double atY = 0;
    int known = 0;
    int patchNow = 0;
    for (Span span : spans) {
      Arrays.fill(x, known, span.from, atX);
      Arrays.fill(y, known, span.from, atY);
      if (span.patch != patchNow) {
        patchNow = span.patch;
        atX = 0;
        atY = 0;
      }
      double originX = atX - scripted(trace.x, span.start);
      double originY = atY - scripted(trace.y, span.start);
      for (int i = span.from; i < span.to; i++) {
        x[i] = trace.x[i] + originX;
        y[i] = trace.y[i] + originY;
      }
      atX = scripted(trace.x, span.end) + originX;
      atY = scripted(trace.y, span.end) + originY;
      known = span.to;
    }
    Arrays.fill(x, known, trace.size, atX);
    Arrays.fill(y, known, trace.size, atY);
  }

  private double scripted(double[] values, double time) {
    double place = Math.clamp(time / Trace.STEP, 0, trace.size - 1);
    int index = Math.min((int) place, trace.size - 2);
    return values[index] + (place - index) * (values[index + 1] - values[index]);
  }

  /** Length of the way in contact between two steps, m. */
  double way(int from, int to) {
    double sum = 0;
    for (int i = Math.max(from, 1); i <= to; i++) {
      if (patch[i] != 0 && patch[i] == patch[i - 1]) {
        sum += Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
      }
    }
    return sum;
  }
}
