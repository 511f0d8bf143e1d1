package org.rollscope.core.sample;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The kinds of tool. The wire code is the one of the device protocol's INFO frame. */
public enum InstrumentKind {
  BALL("ball", 1, Surface.ABOVE, 0.030),
  STICK("stick", 2, Surface.BELOW, 0.020),
  FOOT_ROLLER("foot-roller", 3, Surface.ABOVE, 0.030),
  FOAM_ROLLER("foam-roller", 4, Surface.ABOVE, 0.065);

  private final String label;
  private final int wireCode;
  private final Surface surface;
  private final double typicalRadius;

  InstrumentKind(String label, int wireCode, Surface surface, double typicalRadius) {
    this.label = label;
    this.wireCode = wireCode;
    this.surface = surface;
    this.typicalRadius = typicalRadius;
  }

  /**
   * The kind of a name.
   *
   * @throws IllegalArgumentException naming those there are
   */
  public static InstrumentKind parse(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + label + "' is none of " + labels()));
  }

  /** The names of all kinds, for people. */
  public static String labels() {
    return Arrays.stream(values()).map(InstrumentKind::label).collect(Collectors.joining(", "));
  }

  /** The name in text headers, configuration and MQTT. */
  public String label() {
    return label;
  }

  public int wireCode() {
    return wireCode;
  }

  /** Where the skin usually is for this kind of tool. */
  public Surface usualSurface() {
    return surface;
  }

  /** A typical radius, m, for a tool that does not tell its own. */
  public double typicalRadius() {
    return typicalRadius;
  }

  /** Whether it rolls about one axis fixed in the body frame. */
  public boolean isCylinder() {
    return this != BALL;
  }
}
