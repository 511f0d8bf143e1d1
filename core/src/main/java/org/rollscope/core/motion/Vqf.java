package org.rollscope.core.motion;

/**
 * Orientation from angular rate and specific force: VQF in six axes with bias estimation at rest
 * and in motion (Laidig &amp; Seel, Information Fusion 2023, 91:187–204, arXiv 2203.17024). The
 * heading is free; z points up.
 */
final class Vqf {
  private static final double REST_TIME_CONSTANT = 0.5;
  private static final double REST_MINIMUM = 1.5;
  private static final double REST_RATE = Math.toRadians(2);
  private static final double REST_FORCE = 0.5;
  private static final double ACCEL_TIME_CONSTANT = 3;
  private static final double MACHINE_EPSILON = Math.ulp(1.0);

  private final double samplePeriod;
  private final LowPass restRate;
  private final LowPass restForce;
  private final LowPass inertialForce;
  private final LowPass rotation;
  private final LowPass earthBias;
  private final BiasFilter bias;
  private double restTimer;
  private boolean rest;
  // Integrated gyro (body to inertial) and inclination correction (inertial to earth).
  private double gw = 1;
  private double gx;
  private double gy;
  private double gz;
  private double aw = 1;
  private double ax;
  private double ay;
  private double az;
  // Their product, body to earth, and the last inclination correction as a rotation vector.
  private double qw = 1;
  private double qx;
  private double qy;
  private double qz;
  private double correctionX;
  private double correctionY;

  /**
   * @param samplePeriod nominal time between samples, s
   */
  Vqf(double samplePeriod) {
    this.samplePeriod = samplePeriod;
    restRate = new LowPass(3, REST_TIME_CONSTANT, samplePeriod);
    restForce = new LowPass(3, REST_TIME_CONSTANT, samplePeriod);
    inertialForce = new LowPass(3, ACCEL_TIME_CONSTANT, samplePeriod);
    rotation = new LowPass(9, ACCEL_TIME_CONSTANT, samplePeriod);
    earthBias = new LowPass(2, ACCEL_TIME_CONSTANT, samplePeriod);
    bias = new BiasFilter(samplePeriod);
  }

  /** After a gap: the filters settle anew instead of seeing a jump. */
  void restartFilters() {
    restRate.restart();
    restForce.restart();
    inertialForce.restart();
    rotation.restart();
    earthBias.restart();
    restTimer = 0;
    rest = false;
  }

  /** Takes the signal as corrected by the present estimate of the bias, and that as zero again. */
  void absorbBias() {
    earthBias.subtract(0, rotation, 0, bias.x(), bias.y(), bias.z());
    earthBias.subtract(1, rotation, 3, bias.x(), bias.y(), bias.z());
    bias.zero();
  }

  /** Turns by one sample of angular rate, rad/s, over dt seconds. */
  void rate(double wx, double wy, double wz, double dt) {
    checkRestRate(wx, wy, wz);
    double ux = wx - bias.x();
    double uy = wy - bias.y();
    double uz = wz - bias.z();
    double norm = Math.sqrt(ux * ux + uy * uy + uz * uz);
    if (norm > MACHINE_EPSILON) {
      double half = norm * dt / 2;
      turn(Math.cos(half), Math.sin(half) / norm, ux, uy, uz);
    }
    combine();
  }

  private void checkRestRate(double wx, double wy, double wz) {
    restRate.begin();
    double lx = restRate.filter(0, wx);
    double ly = restRate.filter(1, wy);
    double lz = restRate.filter(2, wz);
    double deviation = square(wx - lx) + square(wy - ly) + square(wz - lz);
    if (deviation >= REST_RATE * REST_RATE
        || Math.abs(lx) > BiasFilter.CLIP
        || Math.abs(ly) > BiasFilter.CLIP
        || Math.abs(lz) > BiasFilter.CLIP) {
      restTimer = 0;
      rest = false;
    }
  }

  private void turn(double c, double s, double ux, double uy, double uz) {
    double sx = s * ux;
    double sy = s * uy;
    double sz = s * uz;
    double w = gw * c - gx * sx - gy * sy - gz * sz;
    double x = gw * sx + gx * c + gy * sz - gz * sy;
    double y = gw * sy - gx * sz + gy * c + gz * sx;
    double z = gw * sz + gx * sy - gy * sx + gz * c;
    double scale = 1 / Math.sqrt(w * w + x * x + y * y + z * z);
    gw = w * scale;
    gx = x * scale;
    gy = y * scale;
    gz = z * scale;
  }

  /** Corrects the inclination by one sample of specific force, m/s². */
  void force(double fx, double fy, double fz) {
    correctionX = 0;
    correctionY = 0;
    if (fx == 0 && fy == 0 && fz == 0) {
      return;
    }
    checkRestForce(fx, fy, fz);
    // Into the slowly drifting inertial frame, filtered there, then into the levelled frame.
    double tx = 2 * (gy * fz - gz * fy);
    double ty = 2 * (gz * fx - gx * fz);
    double tz = 2 * (gx * fy - gy * fx);
    inertialForce.begin();
    double ix = inertialForce.filter(0, fx + gw * tx + gy * tz - gz * ty);
    double iy = inertialForce.filter(1, fy + gw * ty + gz * tx - gx * tz);
    double iz = inertialForce.filter(2, fz + gw * tz + gx * ty - gy * tx);
    tx = 2 * (ay * iz - az * iy);
    ty = 2 * (az * ix - ax * iz);
    tz = 2 * (ax * iy - ay * ix);
    double ex = ix + aw * tx + ay * tz - az * ty;
    double ey = iy + aw * ty + az * tx - ax * tz;
    double ez = iz + aw * tz + ax * ty - ay * tx;
    double norm = Math.sqrt(ex * ex + ey * ey + ez * ez);
    if (norm > 0) {
      correct(ex / norm, ey / norm, ez / norm);
      estimateBias(ex / norm, ey / norm);
    }
  }

  private void checkRestForce(double fx, double fy, double fz) {
    restForce.begin();
    double deviation =
        square(fx - restForce.filter(0, fx))
            + square(fy - restForce.filter(1, fy))
            + square(fz - restForce.filter(2, fz));
    if (deviation >= REST_FORCE * REST_FORCE) {
      restTimer = 0;
      rest = false;
    } else {
      restTimer += samplePeriod;
      if (restTimer >= REST_MINIMUM) {
        rest = true;
      }
    }
  }

  private void correct(double ex, double ey, double ez) {
    double cw = Math.sqrt((ez + 1) / 2);
    double cx = 1;
    double cy = 0;
    if (cw > 1e-6) {
      cx = 0.5 * ey / cw;
      cy = -0.5 * ex / cw;
    } else {
      cw = 0;
    }
    double w = cw * aw - cx * ax - cy * ay;
    double x = cw * ax + cx * aw + cy * az;
    double y = cw * ay - cx * az + cy * aw;
    double z = cw * az + cx * ay - cy * ax;
    double scale = 1 / Math.sqrt(w * w + x * x + y * y + z * z);
    aw = w * scale;
    ax = x * scale;
    ay = y * scale;
    az = z * scale;
    correctionX = 2 * cx;
    correctionY = 2 * cy;
    combine();
  }

  private void combine() {
    qw = aw * gw - ax * gx - ay * gy - az * gz;
    qx = aw * gx + ax * gw + ay * gz - az * gy;
    qy = aw * gy - ax * gz + ay * gw + az * gx;
    qz = aw * gz + ax * gy - ay * gx + az * gw;
  }

  private void estimateBias(double ex, double ey) {
    rotation.begin();
    double r0 = 1 - 2 * (qy * qy + qz * qz);
    double r1 = 2 * (qx * qy - qw * qz);
    double r2 = 2 * (qx * qz + qw * qy);
    double r3 = 2 * (qx * qy + qw * qz);
    double r4 = 1 - 2 * (qx * qx + qz * qz);
    double r5 = 2 * (qy * qz - qw * qx);
    double bx = bias.x();
    double by = bias.y();
    double bz = bias.z();
    earthBias.begin();
    double c0 = earthBias.filter(0, r0 * bx + r1 * by + r2 * bz);
    double c1 = earthBias.filter(1, r3 * bx + r4 * by + r5 * bz);
    double m0 = rotation.filter(0, r0) * bx;
    m0 += rotation.filter(1, r1) * by + rotation.filter(2, r2) * bz;
    double m1 = rotation.filter(3, r3) * bx;
    m1 += rotation.filter(4, r4) * by + rotation.filter(5, r5) * bz;
    double m2 = rotation.filter(6, 2 * (qx * qz - qw * qy)) * bx;
    m2 += rotation.filter(7, 2 * (qw * qx + qy * qz)) * by;
    m2 += rotation.filter(8, 1 - 2 * (qx * qx + qy * qy)) * bz;
    if (rest) {
      bias.rest(restRate.output(0), restRate.output(1), restRate.output(2));
    } else {
      bias.motion(rotation, -ey / samplePeriod + c0 - m0, ex / samplePeriod + c1 - m1, -m2);
    }
  }

  private static double square(double value) {
    return value * value;
  }

  BiasFilter bias() {
    return bias;
  }

  boolean rest() {
    return rest;
  }

  double qw() {
    return qw;
  }

  double qx() {
    return qx;
  }

  double qy() {
    return qy;
  }

  double qz() {
    return qz;
  }

  /** The last inclination correction about the earth's x, rad. */
  double correctionX() {
    return correctionX;
  }

  /** The last inclination correction about the earth's y, rad. */
  double correctionY() {
    return correctionY;
  }
}
