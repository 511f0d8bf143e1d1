package org.rollscope.desktop.doctor;

import java.util.List;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.tinyb.TinybCheck;

/** Whether TinyB could be used, which matters only where it is chosen. */
final class TinybUseCheck implements Check {
  private static final String NAME = "TinyB";

  private final BleSettings settings;

  TinybUseCheck(BleSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<Finding> look() {
    boolean chosen = settings.provider().equals("tinyb");
    Finding finding =
        TinybCheck.problem(settings)
            .map(problem -> Finding.fix(NAME, problem))
            .orElseGet(() -> Finding.ok(NAME, "Its libraries load; --ble tinyb can be used."));
    return List.of(chosen ? finding : finding.atMostNote());
  }
}
