package org.rollscope.bridge.sparkplug;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a device or a node. A metric's name is made from its field's: {@code limits.high}
 * in a folder {@code Info} is {@code Info/Limits/High}.
 */
final class MetricTable {
  private final List<MetricDefinition> all = new ArrayList<>();
  private final Map<String, List<MetricDefinition>> byReport = new LinkedHashMap<>();
  private final Map<String, MetricDefinition> byName = new LinkedHashMap<>();
  private String report = "";
  private String folder = "";

  /** What is added from now on comes from one kind of report, and is shown in a folder. */
  MetricTable of(String kind, String inFolder) {
    report = kind;
    folder = inFolder;
    return this;
  }

  MetricTable number(String field, String unit) {
    return add(field, MetricType.NUMBER, unit);
  }

  MetricTable counts(String... fields) {
    return addAll(MetricType.COUNT, fields);
  }

  MetricTable flags(String... fields) {
    return addAll(MetricType.FLAG, fields);
  }

  MetricTable texts(String... fields) {
    return addAll(MetricType.TEXT, fields);
  }

  MetricTable times(String... fields) {
    return addAll(MetricType.TIME, fields);
  }

  /** Times of the device's clock, shown as those of the wall. */
  MetricTable moments(String... fields) {
    return addAll(MetricType.MOMENT, fields);
  }

  private MetricTable addAll(MetricType type, String... fields) {
    for (String field : fields) {
      add(field, type, "");
    }
    return this;
  }

  private MetricTable add(String field, MetricType type, String unit) {
    return add(name(field), field, type, unit, null);
  }

  /** A metric that is a command when written, and shows nothing. */
  MetricTable command(String command, MetricType type, String unit) {
    return command(command, type, unit, "");
  }

  /** A metric that is a command when written; its field shows what it came to. */
  MetricTable command(String command, MetricType type, String unit, String field) {
    return add(folder + '/' + capital(command), field, type, unit, command);
  }

  private MetricTable add(
      String name, String field, MetricType type, String unit, @Nullable String command) {
    MetricDefinition definition =
        new MetricDefinition(
            all.size(), name, type, unit, report, List.of(field.split("\\.", -1)), command);
    all.add(definition);
    byReport.computeIfAbsent(report, kind -> new ArrayList<>()).add(definition);
    byName.put(name, definition);
    return this;
  }

  private String name(String field) {
    StringBuilder name = new StringBuilder(folder);
    for (String step : field.split("\\.", -1)) {
      name.append('/').append(capital(step));
    }
    return name.toString();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** All, in the order of their indices. */
  List<MetricDefinition> all() {
    return all;
  }

  int size() {
    return all.size();
  }

  /** The kinds of report that it shows something of. */
  Set<String> kinds() {
    return byReport.keySet();
  }

  boolean has(String kind) {
    return byReport.containsKey(kind);
  }

  /** Those that a kind of report is about. */
  List<MetricDefinition> of(String kind) {
    return byReport.getOrDefault(kind, List.of());
  }

  /** The metric of a name; null for none. */
  @Nullable MetricDefinition named(String name) {
    return byName.get(name);
  }
}
