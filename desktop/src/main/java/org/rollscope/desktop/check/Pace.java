package org.rollscope.desktop.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How the device's time runs, beside the host's. Made of frames, or of rows of text. */
final class Pace {
  /** When the last sample of a piece was taken and when the piece came, s. */
  private record Point(double device, double host) {
    double delay() {
      return host - device;
    }
  }

  /** A clock's error is told above this, 0.05 %: ten times what a crystal is off. */
  static final double LARGE = 500e-6;

  /** What the shortest delays at the beginning and at the end may differ by, s. */
  private static final double UNCERTAINTY = 0.004;

  private static final int FEWEST = 12;

  private final List<Point> points = new ArrayList<>();

  private Pace() {}

  /** By the frames' own times; needs no INFO. */
  static Pace ofFrames(List<Frame> samples) {
    Pace pace = new Pace();
    for (Frame frame : samples) {
      pace.points.add(new Point(frame.micros() / 1e6, frame.nanos() / 1e9));
    }
    return pace;
  }

  /** By lines of text, of which several come at once. */
  static Pace ofRows(List<Row> rows) {
    Pace pace = new Pace();
    for (int i = 0; i < rows.size(); i++) {
      if (i + 1 == rows.size() || rows.get(i + 1).nanos() != rows.get(i).nanos()) {
        pace.points.add(new Point(rows.get(i).time(), rows.get(i).nanos() / 1e9));
      }
    }
    return pace;
  }

  boolean isEnough() {
    return points.size() >= FEWEST && hostSeconds() > 1;
  }

  double hostSeconds() {
    return points.isEmpty() ? 0 : points.getLast().host() - points.getFirst().host();
  }

  /** Seconds of the device in one of the host; all that comes late is noise in it. */
  double ratio() {
    double device = points.getLast().device() - points.getFirst().device();
    return device / hostSeconds();
  }

  /**
   * By how much the device's clock is fast, as a share; negative where it is slow. The quickest
   * pieces of the first third are held against those of the last: what was delayed tells nothing.
   */
  double drift() {
    int third = points.size() / 3;
    Point first = quickest(points.subList(0, third));
    Point last = quickest(points.subList(points.size() - third, points.size()));
    return (first.delay() - last.delay()) / (last.host() - first.host());
  }

  private static Point quickest(List<Point> some) {
    return some.stream().min(Comparator.comparingDouble(Point::delay)).orElseThrow();
  }

  /** The smallest error of a clock that can be told for certain in this time. */
  double certain() {
    return Math.max(LARGE, 1.5 * UNCERTAINTY / hostSeconds());
  }
}
