package org.rollscope.core.sample;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A measured quantity. Its bit is its place in the channel mask of the device protocol. */
public enum Channel {
  /** Pressure over ambient, one value a pad, kPa. */
  PRESSURE(1),
  /** Angular rate about the body axes, rad/s. */
  ANGULAR_RATE(2),
  /** Specific force along the body axes, m/s². */
  SPECIFIC_FORCE(4),
  /** Temperature of the tool, °C. */
  TEMPERATURE(8),
  /** Force, one value a pad, N. */
  FORCE(16);

  private final int bit;

  Channel(int bit) {
    this.bit = bit;
  }

  /** The bit of this channel in a channel mask. */
  public int bit() {
    return bit;
  }

  /** Whether the mask names this channel. */
  public boolean in(int mask) {
    return (mask & bit) != 0;
  }

  /** The name in configuration and documents, such as {@code angular-rate}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds a channel by its label.
   *
   * @throws IllegalArgumentException naming those there are
   */
  public static Channel parse(String label) {
    return Arrays.stream(values())
        .filter(channel -> channel.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no channel '"
                        + label
                        + "'; use "
                        + Arrays.stream(values())
                            .map(Channel::label)
                            .collect(Collectors.joining(", "))));
  }
}
