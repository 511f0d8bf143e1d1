package org.rollscope.core.sample;

/**
 * The tool's geometry and sensors.
 *
 * @param kind what it is
 * @param radius rolling radius, m, above 0 and at most 1
 * @param axis unit vector of a cylinder's axis in the body frame; zero for a ball
 * @param surface where the skin is
 * @param pads number of pressure or force pads, 0 to 255
 * @param contactArea contact area of one pad, m²; NaN where unknown
 */
public record Instrument(
    InstrumentKind kind,
    double radius,
    Vector axis,
    Surface surface,
    int pads,
    double contactArea) {
  public static final double LARGEST_RADIUS = 1;

  public Instrument {
    if (!(radius > 0 && radius <= LARGEST_RADIUS)) {
      throw new IllegalArgumentException("radius must be above 0 and at most 1 m, is " + radius);
    }
    if (pads < 0 || pads > 255) {
      throw new IllegalArgumentException("pads must be 0 to 255, is " + pads);
    }
    if (kind.isCylinder()) {
      double norm = axis.norm();
      if (!(norm > 0.01) || !Double.isFinite(norm)) {
        throw new IllegalArgumentException("a " + kind.label() + " needs the axis it turns about");
      }
      axis = axis.scaled(1 / norm);
    } else {
      axis = Vector.ZERO;
    }
  }

  /** A tool with one pad and the usual surface of its kind. */
  public static Instrument of(InstrumentKind kind, double radius) {
    return new Instrument(
        kind,
        radius,
        kind.isCylinder() ? Vector.X : Vector.ZERO,
        kind.usualSurface(),
        1,
        Double.NaN);
  }

  public Instrument withRadius(double newRadius) {
    return new Instrument(kind, newRadius, axis, surface, pads, contactArea);
  }

  public Instrument withSurface(Surface newSurface) {
    return new Instrument(kind, radius, axis, newSurface, pads, contactArea);
  }

  public Instrument withContactArea(double newArea) {
    return new Instrument(kind, radius, axis, surface, pads, newArea);
  }
}
