package org.rollscope.core.roll;

/**
 * Strokes: one-way movements, in one or two dimensions.
 *
 * <p>S is the start, F the farthest point from S. Coming back by the turn-back distance from F ends
 * the movement: if F is at least the minimum stroke from S, the stroke S→F is complete and F starts
 * the next; if not, F becomes S. If travel passes beyond F again before it has come back by the
 * minimum stroke, the stroke is reopened and not counted again: that was a hiccup.
 */
final class StrokeDetector {
  /** Coming back this far ends a movement, m. Engineering default. */
  static final double TURN_BACK = 0.010;

  /** A shorter movement is no stroke, m. Engineering default. */
  static final double MINIMUM = 0.030;

  /** A stroke's times are those of leaving and reaching the neighbourhood of its ends, m. */
  static final double NEIGHBOURHOOD = 0.003;

  private final StrokeListener listener;
  private final Approach approach = new Approach();
  private boolean open;
  private int completed;
  private int patch;
  private double startX;
  private double startY;
  private double startPath;
  private double leftStart;
  private double farX;
  private double farY;
  private double farPath;
  private double nearFar;
  private double farthest;
  private double lastAway;
  private double lastBack;
  private double lastTime;
  private boolean reopenable;
  private Stroke previous = new Stroke(0, 0, 0, 0, 0, 0, 0, 0, 0);
  private double previousStartPath;

  StrokeDetector(StrokeListener listener) {
    this.listener = listener;
  }

  /** A movement may begin here. */
  void begin(double time, double x, double y, double path, int onPatch) {
    open = true;
    reopenable = false;
    patch = onPatch;
    restart(time, x, y, path);
    follow(time, x, y, path, 0);
  }

  private void restart(double left, double x, double y, double path) {
    startX = x;
    startY = y;
    startPath = path;
    leftStart = left;
    farthest = 0;
    lastAway = 0;
    approach.clear();
  }

  private void follow(double time, double x, double y, double path, double away) {
    farX = x;
    farY = y;
    farPath = path;
    nearFar = time;
    farthest = away;
    lastBack = 0;
    approach.add(time, x, y, away);
  }

  /** The tool is at a point, having gone a path of so many metres in all. */
  void moveTo(double time, double x, double y, double path) {
    double away = distance(x - startX, y - startY);
    if (away <= NEIGHBOURHOOD) {
      leftStart = time;
    } else if (lastAway <= NEIGHBOURHOOD) {
      leftStart = lastTime + (NEIGHBOURHOOD - lastAway) / (away - lastAway) * (time - lastTime);
    }
    if (away > farthest) {
      follow(time, x, y, path, away);
    } else {
      double back = distance(x - farX, y - farY);
      if (back <= NEIGHBOURHOOD) {
        nearFar = time;
      } else if (lastBack <= NEIGHBOURHOOD) {
        nearFar = lastTime + (NEIGHBOURHOOD - lastBack) / (back - lastBack) * (time - lastTime);
      }
      lastBack = back;
      if (back >= TURN_BACK) {
        turn(time);
        away = distance(x - startX, y - startY);
        follow(time, x, y, path, away);
      }
    }
    if (reopenable) {
      reopenIfBeyond(time, x, y, path);
      away = distance(x - startX, y - startY);
    }
    lastAway = away;
    lastTime = time;
  }

  private void turn(double time) {
    if (farthest >= MINIMUM) {
      complete(time);
      reopenable = true;
    }
    restart(nearFar, farX, farY, farPath);
  }

  private void complete(double time) {
    double reached = approach.firstWithin(NEIGHBOURHOOD, farX, farY);
    double end = Math.max(leftStart, reached);
    previous =
        new Stroke(
            ++completed, leftStart, end, startX, startY, farX, farY, farPath - startPath, patch);
    previousStartPath = startPath;
    listener.completed(time, previous);
  }

  private void reopenIfBeyond(double time, double x, double y, double path) {
    if (distance(x - previous.endX(), y - previous.endY()) >= MINIMUM) {
      reopenable = false;
      return;
    }
    double away = distance(x - previous.startX(), y - previous.startY());
    if (away > previous.length()) {
      reopenable = false;
      completed--;
      restart(previous.start(), previous.startX(), previous.startY(), previousStartPath);
      follow(time, x, y, path, away);
      listener.reopened(time, previous.number());
    }
  }

  /** Lift-off, a hold, a gap or the end: an open movement that is long enough is a stroke. */
  void finish(double time) {
    if (open && farthest >= MINIMUM) {
      complete(time);
    }
    open = false;
    reopenable = false;
    farthest = 0;
  }

  int completed() {
    return completed;
  }

  private static double distance(double x, double y) {
    return Math.sqrt(x * x + y * y);
  }
}
