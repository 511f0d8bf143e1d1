package org.rollscope.sim.body;

/** An orientation as a unit quaternion, body to earth (z up), that can be turned. */
final class Rotation {
  double w = 1;
  double x;
  double y;
  double z;

  void set(Rotation other) {
    w = other.w;
    x = other.x;
    y = other.y;
    z = other.z;
  }

  void set(double newW, double newX, double newY, double newZ) {
    double norm = Math.sqrt(newW * newW + newX * newX + newY * newY + newZ * newZ);
    w = newW / norm;
    x = newX / norm;
    y = newY / norm;
    z = newZ / norm;
  }

  /** Turns by a rotation vector given in the earth frame, rad. */
  void turn(double rx, double ry, double rz) {
    double angle = Math.sqrt(rx * rx + ry * ry + rz * rz);
    double share = angle < 1e-12 ? 0.5 : Math.sin(angle / 2) / angle;
    double a = Math.cos(angle / 2);
    double b = rx * share;
    double c = ry * share;
    double d = rz * share;
    set(
        a * w - b * x - c * y - d * z,
        a * x + b * w + c * z - d * y,
        a * y - b * z + c * w + d * x,
        a * z + b * y - c * x + d * w);
  }

  /** Writes the rotation vector from an earlier orientation to this one, in the body frame. */
  void since(Rotation earlier, double[] out) {
    double a = earlier.w * w + earlier.x * x + earlier.y * y + earlier.z * z;
    double b = earlier.w * x - earlier.x * w - earlier.y * z + earlier.z * y;
    double c = earlier.w * y + earlier.x * z - earlier.y * w - earlier.z * x;
    double d = earlier.w * z - earlier.x * y + earlier.y * x - earlier.z * w;
    if (a < 0) {
      a = -a;
      b = -b;
      c = -c;
      d = -d;
    }
    double sine = Math.sqrt(b * b + c * c + d * d);
    double factor = sine < 1e-12 ? 2 : 2 * Math.atan2(sine, a) / sine;
    out[0] = b * factor;
    out[1] = c * factor;
    out[2] = d * factor;
  }

  /** Writes an earth vector as seen in the body frame. */
  void toBody(double ex, double ey, double ez, double[] out) {
    out[0] = (1 - 2 * (y * y + z * z)) * ex + 2 * (x * y + w * z) * ey + 2 * (x * z - w * y) * ez;
    out[1] = 2 * (x * y - w * z) * ex + (1 - 2 * (x * x + z * z)) * ey + 2 * (y * z + w * x) * ez;
    out[2] = 2 * (x * z + w * y) * ex + 2 * (y * z - w * x) * ey + (1 - 2 * (x * x + y * y)) * ez;
  }
}
