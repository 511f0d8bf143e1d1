package org.rollscope.desktop.sessions;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollscope.core.contact.LoadScale;
import org.rollscope.desktop.column.Loads;
import org.rollscope.desktop.column.SampleTable;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreException;
import org.rollscope.desktop.view.PressureBar;
import org.rollscope.desktop.view.PressureBar.Band;
import tools.jackson.databind.JsonNode;

/** For how long a session was easy, firm and too hard, by the limits in force at its end. */
final class Effort {
  private static final double MICROS = 1e6;

  /** A longer way from a sample to the next is a gap, in which nothing is known. */
  private static final double GAP = 0.1;

  private final Map<Band, Double> seconds = new EnumMap<>(Band.class);

  private Effort() {}

  /**
   * Reads all samples of a session.
   *
   * @param contacts on the device's clock, in order, from start to end, s
   * @return empty where there is no limit, no contact or no sample
   */
  static Optional<Effort> of(Store store, String session, JsonNode summary, List<double[]> contacts)
      throws StoreException {
    JsonNode limits = summary.path("limits");
    if (!limits.isObject() || contacts.isEmpty()) {
      return Optional.empty();
    }
    LoadScale scale = SessionLoad.of(summary).scale();
    Optional<SampleTable> samples = store.samples().of(session, SessionLoad.CHANNELS);
    if (samples.isEmpty()) {
      return Optional.empty();
    }
    Effort effort = new Effort();
    double high = limits.path("high").asDouble(Double.NaN);
    double highHigh = limits.path("highHigh").asDouble(Double.NaN);
    double[] loads = Loads.of(samples.get(), scale);
    int contact = 0;
    for (int row = 0; row + 1 < loads.length; row++) {
      double time = samples.get().micros(row) / MICROS;
      double length = samples.get().micros(row + 1) / MICROS - time;
      while (contact < contacts.size() && contacts.get(contact)[1] < time) {
        contact++;
      }
      boolean pressed = contact < contacts.size() && contacts.get(contact)[0] <= time;
      if (pressed && length <= GAP && !Double.isNaN(loads[row])) {
        effort.seconds.merge(
            new PressureBar(loads[row], high, highHigh).band(), length, Double::sum);
      }
    }
    return Optional.of(effort);
  }

  /** Time in a band, s. */
  double seconds(Band band) {
    return seconds.getOrDefault(band, 0.0);
  }
}
