package org.rollscope.core.roll;

import java.util.ArrayList;
import java.util.List;

/** Leads a tool over the skin at 10 cm/s in steps of half a millimetre, lengths in mm. */
final class Walk implements StrokeListener {
  static final double SPEED = 0.1;
  private static final double STEP = 0.0005;

  final Rolling rolling = new Rolling(0.03, this);
  final List<Stroke> completed = new ArrayList<>();
  final List<Integer> reopened = new ArrayList<>();
  private double time;
  private double x;
  private double y;

  Walk() {
    touch(1);
  }

  Walk touch(int patch) {
    rolling.begin(time, x, y, patch);
    return this;
  }

  Walk to(double mm) {
    return to(mm, y * 1000);
  }

  Walk to(double mmX, double mmY) {
    double dx = mmX / 1000 - x;
    double dy = mmY / 1000 - y;
    double length = Math.hypot(dx, dy);
    int count = (int) Math.ceil(length / STEP - 1e-9);
    double fromX = x;
    double fromY = y;
    for (int i = 1; i <= count; i++) {
      x = fromX + dx * i / count;
      y = fromY + dy * i / count;
      time += length / count / SPEED;
      rolling.moveTo(time, x, y);
    }
    return this;
  }

  Walk stay(double seconds) {
    for (int i = 0; i < Math.round(seconds * 100); i++) {
      time += 0.01;
      rolling.moveTo(time, x, y);
    }
    return this;
  }

  /** Round a centre that lies on the left of the present point, growing by a pitch a turn. */
  Walk round(double radius, double turns, double pitch) {
    double centreX = x * 1000 - radius;
    double centreY = y * 1000;
    int count = (int) (turns * 360);
    for (int i = 1; i <= count; i++) {
      double angle = Math.toRadians(i);
      double reach = radius + pitch * i / 360;
      to(centreX + reach * Math.cos(angle), centreY + reach * Math.sin(angle));
    }
    return this;
  }

  Walk lift() {
    rolling.finishStroke(time);
    return this;
  }

  double time() {
    return time;
  }

  @Override
  public void completed(double at, Stroke stroke) {
    completed.add(stroke);
  }

  @Override
  public void reopened(double at, int number) {
    reopened.add(number);
  }
}
