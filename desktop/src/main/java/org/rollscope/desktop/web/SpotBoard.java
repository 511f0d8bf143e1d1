package org.rollscope.desktop.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** How long each spot of a session was pressed so far. Not thread-safe. */
final class SpotBoard {
  /** More than a session fills; a limit to what a broker can make this process keep. */
  private static final int MOST = 5_000;

  private record Cell(String zone, int patch, int column, int row) {}

  private final Map<Cell, Double> dwells = new LinkedHashMap<>();
  private String session = "";

  /** Takes a live state, or the tally of a spot that was left. */
  void add(JsonNode from, String dwell) {
    String now = from.path("session").asString("");
    if (!now.isEmpty() && !now.equals(session)) {
      dwells.clear();
      session = now;
    }
    double seconds = from.path(dwell).asDouble(Double.NaN);
    int patch = from.path("patch").asInt(0);
    if (now.isEmpty() || patch < 1 || !(seconds > 0)) {
      return;
    }
    Cell cell =
        new Cell(
            from.path("zone").asString("unknown"),
            patch,
            from.path("column").asInt(0),
            from.path("row").asInt(0));
    if (dwells.size() < MOST || dwells.containsKey(cell)) {
      dwells.merge(cell, seconds, Math::max);
    }
  }

  /** Rows of zone, patch, column, row and dwell (s). */
  JsonNode json() {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    dwells.forEach(
        (cell, dwell) ->
            rows.addArray()
                .add(cell.zone())
                .add(cell.patch())
                .add(cell.column())
                .add(cell.row())
                .add(Trace.rounded(dwell)));
    return rows;
  }
}
