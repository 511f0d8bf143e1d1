package org.rollscope.desktop.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.sample.DeviceInfo;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that a check has found.
 *
 * @param link to the device
 * @param device what it said of itself; null where that was not understood
 * @param quick whether what needs hands was left out
 * @param whole whether it came to its end
 */
public record Report(
    String link,
    @Nullable DeviceInfo device,
    boolean quick,
    boolean whole,
    List<Finding> findings) {
  public Report {
    findings = List.copyOf(findings);
  }

  public long count(Verdict verdict) {
    return findings.stream().filter(one -> one.verdict() == verdict).count();
  }

  /** Whether nothing is to be fixed, and all was asked. */
  public boolean isGood() {
    return whole && count(Verdict.FIX) == 0;
  }

  /** The same for a program. */
  public String json() {
    ObjectNode root = Json.object();
    root.put("link", link);
    if (device != null) {
      ObjectNode told = root.putObject("device");
      told.put("id", device.id());
      told.put("name", device.name());
      told.put("serial", device.serial());
      told.put("firmware", device.firmware());
      told.put("instrument", device.instrument().kind().label());
    }
    root.put("quick", quick);
    root.put("whole", whole);
    for (Verdict verdict : Verdict.values()) {
      root.put(verdict.label(), count(verdict));
    }
    ArrayNode checks = root.putArray("checks");
    for (Finding finding : findings) {
      ObjectNode one = checks.addObject();
      one.put("name", finding.name());
      one.put("verdict", finding.verdict().label());
      one.put("text", finding.text());
      if (finding.section() != null) {
        one.put("section", finding.section().heading());
      }
    }
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
