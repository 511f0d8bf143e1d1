package org.rollscope.core.motion;

/**
 * Kalman filter of the gyro bias in VQF: three states, three measurements with a diagonal weight.
 * Bias in rad/s; the variance is kept in units of (0.01 °/s)².
 */
final class BiasFilter {
  static final double CLIP = Math.toRadians(2);
  private static final double INITIAL_VARIANCE = square(0.5 * 100);
  private static final double FORGETTING_TIME = 100;
  private static final double VERTICAL_FORGETTING = 0.0001;

  private final double processNoise;
  private final double motionWeight;
  private final double verticalWeight;
  private final double restWeight;
  private double x;
  private double y;
  private double z;
  // The covariance is symmetric: six numbers.
  private double p00;
  private double p01;
  private double p02;
  private double p11;
  private double p12;
  private double p22;

  BiasFilter(double samplePeriod) {
    processNoise = square(0.1 * 100) * samplePeriod / FORGETTING_TIME;
    double motion = square(0.1 * 100);
    motionWeight = square(motion) / processNoise + motion;
    verticalWeight = motionWeight / VERTICAL_FORGETTING;
    double rest = square(0.03 * 100);
    restWeight = square(rest) / processNoise + rest;
    reset();
  }

  private static double square(double value) {
    return value * value;
  }

  void reset() {
    x = 0;
    y = 0;
    z = 0;
    p00 = INITIAL_VARIANCE;
    p11 = INITIAL_VARIANCE;
    p22 = INITIAL_VARIANCE;
    p01 = 0;
    p02 = 0;
    p12 = 0;
  }

  double x() {
    return x;
  }

  double y() {
    return y;
  }

  double z() {
    return z;
  }

  /**
   * Starts the estimate at zero again, with the certainty it has: the signal has been corrected.
   */
  void zero() {
    x = 0;
    y = 0;
    z = 0;
  }

  boolean atClip() {
    return Math.abs(x) >= CLIP || Math.abs(y) >= CLIP || Math.abs(z) >= CLIP;
  }

  // The weights are diagonal, so the measurements are taken one by one; what the earlier ones have
  // moved along a later one's row is taken off its innovation.

  /** At rest the gyro shows its bias. */
  void rest(double rateX, double rateY, double rateZ) {
    double x0 = x;
    double y0 = y;
    double z0 = z;
    predict();
    update(1, 0, 0, restWeight, clip(rateX - x0));
    update(0, 1, 0, restWeight, clip(rateY - y0) - (y - y0));
    update(0, 0, 1, restWeight, clip(rateZ - z0) - (z - z0));
    clipAll();
  }

  /**
   * In motion the drift of the inclination shows it.
   *
   * @param r low-passed rotation matrix, row by row, the measurement matrix
   */
  void motion(LowPass r, double e0, double e1, double e2) {
    predict();
    double c0 = clip(e0);
    double c1 = clip(e1);
    double c2 = clip(e2);
    double x0 = x;
    double y0 = y;
    double z0 = z;
    update(r.output(0), r.output(1), r.output(2), motionWeight, c0);
    double h0 = r.output(3);
    double h1 = r.output(4);
    double h2 = r.output(5);
    update(h0, h1, h2, motionWeight, c1 - moved(h0, h1, h2, x0, y0, z0));
    h0 = r.output(6);
    h1 = r.output(7);
    h2 = r.output(8);
    update(h0, h1, h2, verticalWeight, c2 - moved(h0, h1, h2, x0, y0, z0));
    clipAll();
  }

  private double moved(double h0, double h1, double h2, double x0, double y0, double z0) {
    return h0 * (x - x0) + h1 * (y - y0) + h2 * (z - z0);
  }

  private void predict() {
    if (p00 < INITIAL_VARIANCE) {
      p00 += processNoise;
    }
    if (p11 < INITIAL_VARIANCE) {
      p11 += processNoise;
    }
    if (p22 < INITIAL_VARIANCE) {
      p22 += processNoise;
    }
  }

  private void update(double h0, double h1, double h2, double weight, double innovation) {
    double g0 = p00 * h0 + p01 * h1 + p02 * h2;
    double g1 = p01 * h0 + p11 * h1 + p12 * h2;
    double g2 = p02 * h0 + p12 * h1 + p22 * h2;
    double inverse = 1 / (weight + h0 * g0 + h1 * g1 + h2 * g2);
    double k0 = g0 * inverse;
    double k1 = g1 * inverse;
    double k2 = g2 * inverse;
    x += k0 * innovation;
    y += k1 * innovation;
    z += k2 * innovation;
    p00 -= k0 * g0;
    p01 -= k0 * g1;
    p02 -= k0 * g2;
    p11 -= k1 * g1;
    p12 -= k1 * g2;
    p22 -= k2 * g2;
  }

  private void clipAll() {
    x = clip(x);
    y = clip(y);
    z = clip(z);
  }

  private static double clip(double value) {
    return Math.clamp(value, -CLIP, CLIP);
  }
}
