package org.rollscope.desktop.calibrate;

import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;

/**
 * The force on all pads together as the device delivers it, N: a pressure counts by the contact
 * area, a force as it is.
 *
 * @param channel where it is read from
 * @param newtons per unit of the channel
 * @param least rise of the channel's value that a weight must cause, summed over the pads
 */
record PadForce(Channel channel, double newtons, double least) {
  /** Twice what counts as contact: a lighter weight would be measured too coarsely. */
  private static final double LEAST_KPA = 8;

  private static final double LEAST_NEWTONS = 10;

  static PadForce of(SampleBlock block, DeviceInfo device, double area)
      throws CalibrationException {
    if (block.has(Channel.PRESSURE)) {
      if (!(area > 0)) {
        throw new CalibrationException(
            device.name()
                + " does not tell the contact area of a pad, which turns a weight into a pressure;"
                + " measure it and add --area MM2");
      }
      return new PadForce(Channel.PRESSURE, area * 1e3, LEAST_KPA);
    }
    return new PadForce(Channel.FORCE, 1, LEAST_NEWTONS);
  }

  /** NaN where no pad told anything, infinity where one is beyond its range. */
  double at(SampleBlock block, int row) {
    double sum = 0;
    int told = 0;
    for (int pad = 0; pad < block.pads(); pad++) {
      double value = channel == Channel.PRESSURE ? block.pressure(row, pad) : block.force(row, pad);
      if (!Double.isNaN(value)) {
        sum += value;
        told++;
      }
    }
    return told == 0 ? Double.NaN : sum * newtons;
  }

  /** The lightest weight that can be measured, N. */
  double lightest() {
    return least * newtons;
  }
}
