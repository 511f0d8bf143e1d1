package org.rollscope.core.contact;

import java.util.List;
import org.rollscope.core.sample.Channel;

/**
 * How samples become the load, so that who has the samples has the load of each of them: of all
 * pads the highest of value × factor − zero.
 *
 * @param channel where the values come from
 * @param factor from the channel's unit to the load's
 * @param zeros of the pads, in the load's unit; they follow slow drift
 */
public record LoadScale(Channel channel, double factor, List<Double> zeros) {
  public LoadScale {
    zeros = List.copyOf(zeros);
  }

  /**
   * Raises loads to those of one pad. Of all pads the highest counts; NaN is unknown.
   *
   * @param raw the pad's values, as many as loads
   */
  public void raise(double[] loads, int pad, double[] raw) {
    double zero = pad < zeros.size() ? zeros.get(pad) : 0;
    for (int i = 0; i < loads.length; i++) {
      double load = raw[i] * factor - zero;
      // A comparison with NaN is false.
      if (!(loads[i] >= load) && !Double.isNaN(load)) {
        loads[i] = load;
      }
    }
  }
}
