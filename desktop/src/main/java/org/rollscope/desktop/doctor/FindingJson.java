package org.rollscope.desktop.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.databind.SerializationFeature;

/** Findings, for programs. */
public final class FindingJson {
  private FindingJson() {}

  /** All of them in order. */
  public static String of(List<Finding> findings) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("toFix", findings.stream().filter(one -> one.verdict() == Verdict.FIX).count());
    document.put("findings", findings.stream().map(FindingJson::finding).toList());
    return Json.MAPPER
        .writer()
        .with(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(document);
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("check", finding.check());
    if (!finding.subject().isEmpty()) {
      object.put("subject", finding.subject());
    }
    object.put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    object.put("words", finding.words());
    object.put("commands", finding.commands());
    return object;
  }
}
