package org.rollscope.bridge.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.rollscope.core.sample.SampleBlock;

/** How force and turning went, to find out how late one course tells what another does. */
final class Course {
  private static final double LATEST = 0.08;
  private static final double STEP = 0.0005;

  /** One moment. */
  record Point(double time, double force, double rate) {}

  private final List<Point> points = new ArrayList<>();

  void add(SampleBlock block) {
    for (int row = 0; row < block.size(); row++) {
      double x = block.angularRate(row, 0);
      double y = block.angularRate(row, 1);
      double z = block.angularRate(row, 2);
      double rate = Math.sqrt(x * x + y * y + z * z);
      double force = block.pads() == 0 ? Double.NaN : block.force(row, 0);
      points.add(new Point(block.time(row), force, rate));
    }
  }

  /** How late this one tells the force, s. */
  double lagOfForce(Course truth) {
    return lag(truth, Point::force);
  }

  /** How late this one tells the turning, s. */
  double lagOfMotion(Course truth) {
    return lag(truth, Point::rate);
  }

  /** The shift at which the two differ least. */
  private double lag(Course truth, ToDoubleFunction<Point> value) {
    double least = Double.POSITIVE_INFINITY;
    double best = Double.NaN;
    for (double lag = -LATEST; lag <= LATEST; lag += STEP) {
      double sum = 0;
      int count = 0;
      int at = 0;
      for (Point point : points) {
        double moment = point.time - lag;
        while (at + 1 < truth.points.size() && truth.points.get(at + 1).time <= moment) {
          at++;
        }
        double off = value.applyAsDouble(point) - truth.at(at, moment, value);
        if (!Double.isNaN(off)) {
          sum += off * off;
          count++;
        }
      }
      if (sum / count < least) {
        least = sum / count;
        best = lag;
      }
    }
    return best;
  }

  private double at(int left, double time, ToDoubleFunction<Point> value) {
    if (left + 1 >= points.size() || time < points.get(left).time) {
      return Double.NaN;
    }
    Point from = points.get(left);
    Point to = points.get(left + 1);
    double share = (time - from.time) / (to.time - from.time);
    return value.applyAsDouble(from)
        + share * (value.applyAsDouble(to) - value.applyAsDouble(from));
  }
}
