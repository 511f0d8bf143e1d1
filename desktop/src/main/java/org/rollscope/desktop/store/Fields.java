package org.rollscope.desktop.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.PlainText;
import tools.jackson.databind.JsonNode;

/** Values as rows hold them: times in µs, NaN as NULL. */
final class Fields {
  private static final long MICROS = 1_000_000;
  private static final int LONGEST_LABEL = 80;

  private Fields() {}

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000L);
  }

  /** A number as it is bound; null for NaN and what is infinite. */
  static @Nullable Double nullable(double value) {
    return Double.isFinite(value) ? value : null;
  }

  static double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Double.NaN : value;
  }

  static @Nullable Integer count(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return instant(row.getLong(column));
  }

  static @Nullable Instant optionalTime(ResultSet row, String column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : instant(micros);
  }

  /** A text as every database takes it: without NUL and without halves of characters. */
  static String storable(String text) {
    StringBuilder plain = null;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (character == 0 || Character.getType(character) == Character.SURROGATE) {
        plain = plain == null ? new StringBuilder(text) : plain;
        plain.setCharAt(i, PlainText.INSTEAD);
      }
      i += Character.charCount(character);
    }
    return plain == null ? text : plain.toString();
  }

  /** A short text of a message, such as a zone. */
  static String label(JsonNode node, String name, String otherwise) {
    String told = PlainText.of(node.path(name).asString(otherwise));
    return told.length() > LONGEST_LABEL ? told.substring(0, LONGEST_LABEL) : told;
  }
}
