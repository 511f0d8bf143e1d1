package org.rollscope.desktop.check;

import org.rollscope.core.sample.Vector;

/** Directions in space, and what turns do to them. */
final class Geometry {
  private Geometry() {}

  static double dot(Vector a, Vector b) {
    return a.x() * b.x() + a.y() * b.y() + a.z() * b.z();
  }

  static Vector cross(Vector a, Vector b) {
    return new Vector(
        a.y() * b.z() - a.z() * b.y(),
        a.z() * b.x() - a.x() * b.z(),
        a.x() * b.y() - a.y() * b.x());
  }

  static Vector sum(Vector a, Vector b) {
    return new Vector(a.x() + b.x(), a.y() + b.y(), a.z() + b.z());
  }

  static Vector difference(Vector a, Vector b) {
    return sum(a, b.scaled(-1));
  }

  /** The angle between two directions, rad. */
  static double angle(Vector a, Vector b) {
    return Math.atan2(cross(a, b).norm(), dot(a, b));
  }

  /** A direction that is fixed in space, seen from a body that turns by a small angle. */
  static Vector seenAfter(Vector direction, Vector turn) {
    double angle = turn.norm();
    if (angle < 1e-12) {
      return direction;
    }
    // Rodrigues' formula, backwards: as the body turns one way the direction turns the other.
    Vector axis = turn.scaled(-1 / angle);
    double cos = Math.cos(angle);
    Vector along = axis.scaled(dot(axis, direction) * (1 - cos));
    Vector across = cross(axis, direction).scaled(Math.sin(angle));
    return sum(sum(direction.scaled(cos), across), along);
  }
}
