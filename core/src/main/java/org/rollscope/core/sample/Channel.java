package org.rollscope.core.sample;

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
}
