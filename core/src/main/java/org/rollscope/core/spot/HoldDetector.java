package org.rollscope.core.spot;

/**
 * Holds: unbroken stays within 15 mm of their centre for at least 3 s. The centre of a stay is
 * followed by a mean that forgets how the tool came; once the stay is long enough, its start is
 * looked up in the recent way, so that it begins where the tool came within 15 mm of the centre.
 * Not thread-safe; allocates only when a hold begins or ends.
 */
public final class HoldDetector {
  /** Radius of a stay, m. */
  static final double RADIUS = 0.015;

  /** Shortest hold, s. */
  static final double MINIMUM = 3;

  private static final double FORGETTING = 1;
  private static final double TRAIL_SPACING = 0.010;
  private static final double LOOK_UP_EVERY = 0.050;

  private final HoldListener listener;
  private final Trail trail = new Trail(512, TRAIL_SPACING);
  private boolean staying;
  private boolean holding;
  private int number;
  private int patch;
  private double start;
  private double centreX;
  private double centreY;
  private double weight;
  private double lastTime;
  private double lastX;
  private double lastY;
  private double timeSum;
  private double loadSum;
  private double peak;
  private double nextLookUp;

  public HoldDetector(HoldListener listener) {
    this.listener = listener;
  }

  /** Contact begins. */
  public void begin(double time, double x, double y, int onPatch) {
    patch = onPatch;
    trail.clear();
    trail.add(time, x, y);
    stay(time, x, y);
  }

  private void stay(double time, double x, double y) {
    staying = true;
    holding = false;
    start = time;
    nextLookUp = time + MINIMUM / 2;
    centreX = x;
    centreY = y;
    weight = 0;
    lastTime = time;
    lastX = x;
    lastY = y;
    timeSum = 0;
    loadSum = 0;
    peak = Double.NaN;
  }

  /** Contact goes on at a point, with the load over the time since the last call. */
  public void moveTo(double time, double x, double y, double load) {
    if (!staying) {
      return;
    }
    double dt = time - lastTime;
    if (!holding) {
      trail.add(time, x, y);
    }
    double away = distance(x, y);
    if (away > RADIUS) {
      double before = distance(lastX, lastY);
      double share = Math.clamp((RADIUS - before) / (away - before), 0, 1);
      if (holding) {
        trail.clear();
        trail.add(time, x, y);
      }
      end(lastTime + share * dt);
      stay(time, x, y);
      return;
    }
    weight = Math.min(weight + dt, holding ? Double.MAX_VALUE : FORGETTING);
    if (weight > 0) {
      centreX += (x - centreX) * dt / weight;
      centreY += (y - centreY) * dt / weight;
    }
    lastTime = time;
    lastX = x;
    lastY = y;
    addLoad(dt, load);
    if (!holding && time >= nextLookUp) {
      nextLookUp = time + LOOK_UP_EVERY;
      confirm(time);
    }
  }

  private void addLoad(double dt, double load) {
    if (Double.isFinite(load)) {
      timeSum += dt;
      loadSum += load * dt;
      if (!(load <= peak)) {
        peak = load;
      }
    }
  }

  /** The stay counts from where the way came within reach of its centre, if that is long ago. */
  private void confirm(double time) {
    double entered = trail.enteredAt(RADIUS, centreX, centreY);
    if (time - entered >= MINIMUM) {
      start = entered;
      holding = true;
      number++;
      listener.started(time, hold(time));
    }
  }

  private double distance(double x, double y) {
    return Math.sqrt((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY));
  }

  /** Lift-off, a gap or the end of the session. */
  public void finish(double time) {
    if (staying) {
      end(time);
      staying = false;
    }
  }

  private void end(double time) {
    if (holding) {
      holding = false;
      listener.ended(time, hold(time));
    }
  }

  private Hold hold(double time) {
    return new Hold(
        number,
        start,
        time,
        centreX,
        centreY,
        patch,
        SpotMap.cellOf(centreX),
        SpotMap.cellOf(centreY),
        timeSum > 0 ? loadSum / timeSum : Double.NaN,
        peak);
  }

  public boolean isHolding() {
    return holding;
  }
}
