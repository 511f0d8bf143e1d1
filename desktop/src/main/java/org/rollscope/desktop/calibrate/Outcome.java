package org.rollscope.desktop.calibrate;

import java.util.List;
import org.rollscope.bridge.config.Calibration;

/**
 * What was measured.
 *
 * @param calibration the device's calibration from now on
 * @param changes what is different from before
 */
public record Outcome(Calibration calibration, List<Change> changes) {
  public Outcome {
    changes = List.copyOf(changes);
  }

  /**
   * One value before and after, in words.
   *
   * @param name what it is
   */
  public record Change(String name, String before, String after) {}
}
