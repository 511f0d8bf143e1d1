package org.rollscope.desktop.store;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows as JSON that people and other programs read, and back: times as ISO 8601 in UTC, documents
 * as what they are.
 */
final class JsonRow {
  private static final Set<String> TIMES = Set.of("since", "until", "seen", "start_time", "time");
  private static final Set<String> DOCUMENTS =
      Set.of("profile", "info", "summary", "coach", "body");
  private static final Set<String> IDENTIFIERS = Set.of("id", "person", "session", "tool");
  private static final Pattern IDENTIFIER = Pattern.compile("[0-9A-Za-z_-]{1,100}");

  /** What of a tool tells about whoever has it now. */
  static final List<String> OF_WHOEVER_HAS_IT = List.of("person", "limits", "noGo", "zone");

  /**
   * A column of a table.
   *
   * @param type one of {@link Types}
   */
  record Column(String name, int type) {
    private boolean isIdentifier() {
      return IDENTIFIERS.contains(name);
    }
  }

  private JsonRow() {}

  /** The columns of a table but the numbers that each database gives by itself. */
  static List<Column> columns(ResultSetMetaData of, String table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= of.getColumnCount(); i++) {
      String name = of.getColumnName(i);
      if (!(table.equals("event") && name.equals("id"))) {
        columns.add(new Column(name, of.getColumnType(i)));
      }
    }
    return columns;
  }

  static ObjectNode of(ResultSet row, List<Column> columns) throws SQLException {
    ObjectNode node = Json.object();
    for (Column column : columns) {
      node.set(column.name, value(row.getObject(column.name), column.name));
    }
    if (node.path("info") instanceof ObjectNode info) {
      info.remove(OF_WHOEVER_HAS_IT);
    }
    return node;
  }

  private static JsonNode value(@Nullable Object value, String column) {
    if (value instanceof Number number && TIMES.contains(column)) {
      return Json.MAPPER.getNodeFactory().stringNode(Fields.instant(number.longValue()).toString());
    }
    if (value instanceof String text && DOCUMENTS.contains(column)) {
      return Json.MAPPER.readTree(text);
    }
    return value instanceof Double number
        ? Json.MAPPER.getNodeFactory().numberNode(number)
        : Json.MAPPER.valueToTree(value);
  }

  /**
   * A value as it is bound.
   *
   * @throws IllegalArgumentException where it is none for that column, saying why
   */
  static @Nullable Object value(JsonNode row, Column column) {
    JsonNode value = row.path(column.name);
    if (value.isNull() || value.isMissingNode()) {
      return null;
    }
    if (DOCUMENTS.contains(column.name)) {
      return Fields.storable(value.toString());
    }
    if (TIMES.contains(column.name)) {
      return time(value.asString(""), column.name);
    }
    return switch (column.type) {
      case Types.INTEGER, Types.BIGINT -> {
        check(value.isIntegralNumber() && value.canConvertToLong(), column.name, "a whole number");
        yield value.asLong();
      }
      case Types.REAL, Types.DOUBLE, Types.FLOAT -> {
        check(value.isNumber(), column.name, "a number");
        yield value.asDouble();
      }
      default -> {
        check(value.isString(), column.name, "a text");
        String text = Fields.storable(value.asString());
        boolean fits = !column.isIdentifier() || IDENTIFIER.matcher(text).matches();
        check(fits, column.name, "an identifier");
        yield text;
      }
    };
  }

  private static long time(String text, String column) {
    try {
      return Fields.micros(Message.possible(Instant.parse(text)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + column + "' must be a time such as 2026-01-31T12:00:00Z", e);
    }
  }

  private static void check(boolean good, String column, String wanted) {
    if (!good) {
      throw new IllegalArgumentException("'" + column + "' must be " + wanted);
    }
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException where it is no row, saying why
   */
  static JsonNode parse(String line) {
    try {
      JsonNode row = Json.MAPPER.readTree(line);
      if (row.isObject()) {
        return row;
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("it is no JSON object");
  }
}
