package org.rollscope.bridge.sparkplug;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.stream.Collectors;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a metric holds, and how it is read from a field of a report. */
enum MetricType {
  NUMBER(DataType.Double),
  COUNT(DataType.Int64),
  FLAG(DataType.Boolean),
  /** Text; of a list its members. */
  TEXT(DataType.String),
  /** A wall-clock time, written out. */
  TIME(DataType.DateTime),
  /** A device time in s, turned into the wall-clock time of that moment. */
  MOMENT(DataType.DateTime);

  private final DataType dataType;

  MetricType(DataType dataType) {
    this.dataType = dataType;
  }

  DataType dataType() {
    return dataType;
  }

  /**
   * The value of a field: a Double, Long, Boolean or String; null where it has none of the type.
   */
  @Nullable Object read(JsonNode field, Report report) {
    return switch (this) {
      case NUMBER -> field.isNumber() ? field.asDouble() : null;
      case COUNT -> field.isNumber() ? field.asLong() : null;
      case FLAG -> field.isBoolean() ? field.asBoolean() : null;
      case TEXT -> text(field);
      case TIME -> field.isString() ? time(field.asString()) : null;
      case MOMENT -> field.isNumber() ? report.at(field.asDouble()) : null;
    };
  }

  private static @Nullable String text(JsonNode field) {
    if (field.isArray()) {
      return field.valueStream().map(one -> one.asString("")).collect(Collectors.joining(", "));
    }
    return field.isString() ? field.asString() : null;
  }

  private static @Nullable Long time(String text) {
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
