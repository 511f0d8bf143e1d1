package org.rollscope.desktop.web;

/**
 * A colour in linear light.
 *
 * @param red 0 to 1, as are the others
 */
record Colour(double red, double green, double blue) {
  static Colour of(String hex) {
    return new Colour(channel(hex, 1), channel(hex, 3), channel(hex, 5));
  }

  private static double channel(String hex, int at) {
    double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private double luminance() {
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  /** The contrast ratio of WCAG 2. */
  double contrast(Colour other) {
    double one = luminance() + 0.05;
    double two = other.luminance() + 0.05;
    return Math.max(one, two) / Math.min(one, two);
  }

  /** As seen without cones for green (Machado, Oliveira and Fernandes 2009, severity 1). */
  Colour toDeuteranope() {
    return new Colour(
        bound(0.367322 * red + 0.860646 * green - 0.227968 * blue),
        bound(0.280085 * red + 0.672501 * green + 0.047413 * blue),
        bound(-0.011820 * red + 0.042940 * green + 0.968881 * blue));
  }

  private static double bound(double value) {
    return Math.clamp(value, 0, 1);
  }

  /** Lightness, 0 to 1, in OKLab. */
  double lightness() {
    return lab()[0];
  }

  /** How far apart they look, in OKLab. */
  double distance(Colour other) {
    double[] one = lab();
    double[] two = other.lab();
    return Math.hypot(Math.hypot(one[0] - two[0], one[1] - two[1]), one[2] - two[2]);
  }

  private double[] lab() {
    double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }
}
