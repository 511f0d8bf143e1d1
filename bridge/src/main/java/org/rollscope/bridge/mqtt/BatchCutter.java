package org.rollscope.bridge.mqtt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollscope.bridge.outbox.Payload;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.cbor.CBORWriteFeature;

/**
 * Cuts a batch of samples into batches of fewer samples that name their {@code part} of so many
 * {@code parts}. Columns are cut by rows; times are moved to each part's first sample.
 */
final class BatchCutter {
  private static final ObjectMapper CBOR =
      new CBORMapper(CBORFactory.builder().enable(CBORWriteFeature.WRITE_MINIMAL_DOUBLES).build());

  private final ObjectNode whole;
  private final int rows;

  private BatchCutter(ObjectNode whole) {
    this.whole = whole;
    rows = whole.path("n").asInt(0);
  }

  /** The parts, each of at most so many bytes; none where not even single samples are so small. */
  static List<Payload> cut(Payload payload, int largest) {
    String type = payload.contentType();
    ObjectMapper mapper = type.equals(Payload.CBOR) ? CBOR : Json.MAPPER;
    if (!(mapper.readTree(payload.bytes()) instanceof ObjectNode whole)) {
      return List.of();
    }
    BatchCutter cutter = new BatchCutter(whole);
    for (int parts = Math.ceilDiv(payload.size(), largest); parts <= cutter.rows; parts++) {
      List<Payload> cut = cutter.parts(parts, mapper, type, largest);
      if (cut.size() == parts) {
        return cut;
      }
    }
    return List.of();
  }

  /** Fewer than asked for where one is too large. */
  private List<Payload> parts(int parts, ObjectMapper mapper, String type, int largest) {
    List<Payload> cut = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      ObjectNode node = rows(rows * part / parts, rows * (part + 1) / parts);
      node.put("part", part + 1).put("parts", parts);
      byte[] bytes = mapper.writeValueAsBytes(node);
      if (bytes.length > largest) {
        return cut;
      }
      cut.add(Payload.of(type, bytes));
    }
    return cut;
  }

  private ObjectNode rows(int from, int to) {
    double offset = offset(from);
    ObjectNode part = Json.object();
    for (Map.Entry<String, JsonNode> one : whole.properties()) {
      String name = one.getKey();
      JsonNode value = one.getValue();
      switch (name) {
        case "n" -> part.put(name, to - from);
        case "deviceTime" -> part.put(name, value.asDouble() + offset);
        case "t0" -> part.put(name, later(value.asString(), offset));
        case "t" -> times(value, from, to, part.putArray(name));
        case "saturated" -> saturated(value, from, to, part);
        default -> part.set(name, value.isArray() ? slice(value, from, to) : value);
      }
    }
    return part;
  }

  /** Of a row behind the first, s. */
  private double offset(int row) {
    JsonNode times = whole.path("t");
    return times.isArray() ? times.path(row).asDouble() : whole.path("dt").asDouble(0) * row;
  }

  private static String later(String time, double seconds) {
    return Instant.parse(time).plusNanos(Math.round(seconds * 1e6) * 1000).toString();
  }

  private void times(JsonNode times, int from, int to, ArrayNode sink) {
    for (int row = from; row < to; row++) {
      sink.add(Math.rint((times.path(row).asDouble() - offset(from)) * 1e7) / 1e7);
    }
  }

  /** Pairs of row and pad. */
  private static void saturated(JsonNode pairs, int from, int to, ObjectNode part) {
    ArrayNode kept = Json.MAPPER.createArrayNode();
    for (JsonNode pair : pairs) {
      int row = pair.path(0).asInt();
      if (row >= from && row < to) {
        kept.addArray().add(row - from).add(pair.path(1));
      }
    }
    if (!kept.isEmpty()) {
      part.set("saturated", kept);
    }
  }

  /** A column, or a list of columns. */
  private static ArrayNode slice(JsonNode values, int from, int to) {
    ArrayNode sliced = Json.MAPPER.createArrayNode();
    if (values.path(0).isArray()) {
      values.forEach(column -> sliced.add(slice(column, from, to)));
    } else {
      for (int row = from; row < to; row++) {
        sliced.add(values.path(row));
      }
    }
    return sliced;
  }
}
