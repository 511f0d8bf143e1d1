package org.rollscope.core.roll;

import java.util.ArrayList;
import java.util.List;

/** Distance, strokes, rolls and roll cycles of one session. Not thread-safe. */
public final class Rolling {
  private final double circumference;
  private final StrokeListener listener;
  private final DistanceMeter distance = new DistanceMeter();
  private final RollCounter counter = new RollCounter();
  private final StrokeDetector detector;
  private final List<Stroke> strokes = new ArrayList<>();
  private double path;
  private double lastX;
  private double lastY;

  /**
   * @param radius rolling radius, m
   * @param listener told of strokes after they have been counted
   */
  public Rolling(double radius, StrokeListener listener) {
    circumference = 2 * Math.PI * radius;
    this.listener = listener;
    detector = new StrokeDetector(new Counting());
  }

  /** The tool touches the skin, or may move on after a hold or a gap. */
  public void begin(double time, double x, double y, int patch) {
    if (x != lastX || y != lastY) {
      lastX = x;
      lastY = y;
      distance.moveTo(x, y);
    }
    detector.begin(time, x, y, path, patch);
  }

  /** The tool has rolled to a point in the patch's coordinates, m. */
  public void moveTo(double time, double x, double y) {
    double dx = x - lastX;
    double dy = y - lastY;
    path += Math.sqrt(dx * dx + dy * dy);
    lastX = x;
    lastY = y;
    distance.lineTo(x, y);
    detector.moveTo(time, x, y, path);
  }

  /** Lift-off, a hold, a gap or the end of the session. */
  public void finishStroke(double time) {
    detector.finish(time);
  }

  public int rolls() {
    return counter.rolls();
  }

  public int rollCycles() {
    return counter.cycles();
  }

  /** Path with 2 mm hysteresis, m. */
  public double distance() {
    return distance.length();
  }

  /** Turns of the tool over the skin. */
  public double revolutions() {
    return distance.length() / circumference;
  }

  /** Every stroke completed so far. */
  public List<Stroke> strokes() {
    return List.copyOf(strokes);
  }

  private final class Counting implements StrokeListener {
    @Override
    public void completed(double time, Stroke stroke) {
      strokes.add(stroke);
      counter.completed(stroke);
      listener.completed(time, stroke);
    }

    @Override
    public void reopened(double time, int number) {
      strokes.removeLast();
      counter.reopened();
      listener.reopened(time, number);
    }
  }
}
