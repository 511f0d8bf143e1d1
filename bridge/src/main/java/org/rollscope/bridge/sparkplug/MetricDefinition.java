package org.rollscope.bridge.sparkplug;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One metric: its name, and which field of which report it shows.
 *
 * @param index its place in its table
 * @param name folders and name
 * @param type what it holds
 * @param unit of its values; empty for none; {@link #LOAD} in it is kPa or N as the tool measures
 * @param report the kind of report that it comes from
 * @param path the field in there
 * @param command the command that writing it gives; null where it is not to be written
 */
record MetricDefinition(
    int index,
    String name,
    MetricType type,
    String unit,
    String report,
    List<String> path,
    @Nullable String command) {
  /** Stands for the unit of a tool's load. */
  static final String LOAD = "{load}";

  /** The unit on a tool; empty for none, or where it is not known yet. */
  String unit(String load) {
    return load.isEmpty() && unit.contains(LOAD) ? "" : unit.replace(LOAD, load);
  }

  /** What a report says. */
  Reading read(Report from) {
    JsonNode field = from.json();
    for (String step : path) {
      field = field.path(step);
    }
    Object value = type.read(field, from);
    boolean off = value == null && type == MetricType.FLAG && command != null;
    return new Reading(off ? (Object) false : value, from.time());
  }
}
