package org.rollscope.core.sample;

/** Three components in the body frame of the sensor, or in the levelled earth frame (z up). */
public record Vector(double x, double y, double z) {
  public static final Vector ZERO = new Vector(0, 0, 0);
  public static final Vector X = new Vector(1, 0, 0);

  public double norm() {
    return Math.sqrt(x * x + y * y + z * z);
  }

  public Vector scaled(double factor) {
    return new Vector(x * factor, y * factor, z * factor);
  }
}
