package org.rollscope.desktop.column;

import java.util.Arrays;
import org.rollscope.core.contact.LoadScale;
import org.rollscope.desktop.column.SampleTable.Column;

/** The load of samples. */
public final class Loads {
  private Loads() {}

  /** The load of each row; NaN where it is unknown. */
  public static double[] of(SampleTable samples, LoadScale scale) {
    double[] loads = new double[samples.size()];
    Arrays.fill(loads, Double.NaN);
    for (Column column : samples.columns()) {
      if (column.channel() == scale.channel()) {
        scale.raise(loads, column.index(), samples.values(column));
      }
    }
    return loads;
  }
}
