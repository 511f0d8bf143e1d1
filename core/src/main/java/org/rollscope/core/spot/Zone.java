package org.rollscope.core.spot;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A muscle and its side. Written {@code left-glute}, {@code calf}, {@code unknown}. */
public record Zone(Muscle muscle, Side side) {
  public static final Zone UNKNOWN = new Zone(Muscle.UNKNOWN, Side.UNSTATED);

  /** Which side of the body. */
  public enum Side {
    LEFT,
    RIGHT,
    UNSTATED
  }

  /** The zone's name in files and messages. */
  public String label() {
    String name = muscle.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return side == Side.UNSTATED ? name : side.name().toLowerCase(Locale.ROOT) + "-" + name;
  }

  /**
   * Reads a label.
   *
   * @throws IllegalArgumentException naming the labels there are
   */
  public static Zone parse(String label) {
    for (Side side : Side.values()) {
      for (Muscle muscle : Muscle.values()) {
        Zone zone = new Zone(muscle, side);
        if (zone.label().equals(label)) {
          return zone;
        }
      }
    }
    String known =
        Arrays.stream(Muscle.values())
            .map(muscle -> new Zone(muscle, Side.UNSTATED).label())
            .collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "no zone is called '" + label + "'; use one of " + known + ", with left- or right- before");
  }
}
