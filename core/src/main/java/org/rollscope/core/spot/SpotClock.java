package org.rollscope.core.spot;

/**
 * How long one spot has been pressed, apart from any cells: contact time within 30 mm of an anchor.
 * Lifting off pauses it. It starts anew only after 60 s off or after 10 s more than 40 mm away, so
 * that drift, micro-rolling or a lift does not hide a spot pressed for too long.
 */
public final class SpotClock {
  private static final double NEAR = 0.030;
  private static final double AWAY = 0.040;
  private static final double AWAY_SECONDS = 10;
  private static final double OFF_SECONDS = 60;

  private boolean anchored;
  private double anchorX;
  private double anchorY;
  private double elapsed;
  private double awayFor;
  private double offFor;
  private double cold;

  /**
   * Contact at a point for some time.
   *
   * @param isCold whether the tool is colder than the skin should bear for long
   */
  public void contact(double x, double y, double dt, boolean isCold) {
    offFor = 0;
    if (!anchored) {
      anchor(x, y);
    }
    double distance = (x - anchorX) * (x - anchorX) + (y - anchorY) * (y - anchorY);
    if (distance <= NEAR * NEAR) {
      elapsed += dt;
      cold += isCold ? dt : 0;
    }
    if (distance <= AWAY * AWAY) {
      awayFor = 0;
      return;
    }
    awayFor += dt;
    if (awayFor > AWAY_SECONDS) {
      anchor(x, y);
    }
  }

  private void anchor(double x, double y) {
    anchored = true;
    anchorX = x;
    anchorY = y;
    elapsed = 0;
    cold = 0;
    awayFor = 0;
  }

  /** No contact for some time. */
  public void off(double dt) {
    offFor += dt;
    if (offFor > OFF_SECONDS && anchored) {
      anchored = false;
      elapsed = 0;
      cold = 0;
    }
  }

  /**
   * The coordinates start afresh where contact begins again. Nobody can say that it is another
   * place, so the clock takes it for the same.
   */
  public void newPatch() {
    anchorX = 0;
    anchorY = 0;
    awayFor = 0;
  }

  /** s. */
  public double elapsed() {
    return elapsed;
  }

  /** The share of it in which the tool was cold, s. */
  public double cold() {
    return cold;
  }

  /** The tool has warmed up. */
  public void warm() {
    cold = 0;
  }
}
