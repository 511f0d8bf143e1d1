package org.rollscope.core.contact;

import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.Instrument;

/**
 * What stands for "how hard" in a stream, with its thresholds: pressure where there is a pressure
 * channel or a force over a known area, else force.
 *
 * @param channel where the values come from
 * @param scale from the channel's unit to this load's: with a known area a force becomes a pressure
 * @param unit kPa or N
 * @param onThreshold contact begins at it
 * @param offThreshold contact ends below it
 */
public record Load(
    Channel channel, double scale, String unit, double onThreshold, double offThreshold) {
  public static final String KPA = "kPa";
  public static final String NEWTON = "N";

  /** Pressure or force, whichever the mask of channels offers. */
  public static Load of(int channels, Instrument instrument, double calibration) {
    if (Channel.PRESSURE.in(channels) || !Channel.FORCE.in(channels)) {
      return new Load(Channel.PRESSURE, calibration, KPA, 4, 2);
    }
    if (instrument.contactArea() > 0) {
      double kpaPerNewton = 1e-3 / instrument.contactArea();
      return new Load(Channel.FORCE, calibration * kpaPerNewton, KPA, 4, 2);
    }
    return new Load(Channel.FORCE, calibration, NEWTON, 5, 2.5);
  }

  /** Whether a load can be measured at all. */
  public static boolean isIn(int channels) {
    return Channel.PRESSURE.in(channels) || Channel.FORCE.in(channels);
  }

  /** Whether the load is a force without a known area. */
  public boolean isForce() {
    return unit.equals(NEWTON);
  }
}
