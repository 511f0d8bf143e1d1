package org.rollscope.desktop.collect;

import java.io.Serial;
import java.util.Base64;
import java.util.List;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.desktop.collect.Finding.Collected;
import org.rollscope.desktop.collect.Finding.GapFilled;
import org.rollscope.desktop.collect.Finding.GapFound;
import org.rollscope.desktop.collect.Finding.LossTold;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Findings as lines of JSON; docs/collect.md describes them. */
final class JsonLine {
  private static final ObjectMapper CBOR =
      CBORMapper.builder().nodeFactory(new WholeNumbers()).build();

  /** A number that CBOR holds in four bytes is written as the double it is, to its last bit. */
  private static final class WholeNumbers extends JsonNodeFactory {
    @Serial private static final long serialVersionUID = 1;

    @Override
    public NumericNode numberNode(float value) {
      return numberNode((double) value);
    }
  }

  private JsonLine() {}

  static String device(Finding finding) {
    return switch (finding) {
      case Collected m -> m.key().device();
      case GapFound g -> g.series().device();
      case GapFilled g -> g.series().device();
      case LossTold l -> l.series().device();
    };
  }

  /** The lines of a finding, each with its end. */
  static String of(Finding finding) {
    return switch (finding) {
      case Collected m -> message(m);
      case GapFound g -> line(gap(g.series(), "found", g.missing()));
      case GapFilled g -> line(gap(g.series(), "filled", new Span(g.number(), g.number())));
      case LossTold l -> line(gap(l.series(), "lost", l.lost()).put("reason", l.reason()));
    };
  }

  private static String line(ObjectNode node) {
    return node.toString() + '\n';
  }

  private static ObjectNode gap(Series series, String what, Span span) {
    return head(series).put("gap", what).put("from", span.from()).put("to", span.to());
  }

  private static ObjectNode head(Series series) {
    ObjectNode head = Json.object();
    head.put("device", series.device()).put("epoch", series.epoch());
    return head.put("lane", series.lane().label());
  }

  private static String message(Collected message) {
    StringBuilder lines = new StringBuilder();
    List<Payload> parts = message.payloads();
    for (int part = 1; part <= parts.size(); part++) {
      ObjectNode node = head(Series.of(message.key()));
      node.put("seq", message.key().sequence()).put("boot", message.key().boot());
      if (parts.size() > 1) {
        node.put("part", part).put("parts", parts.size());
      }
      node.put("time", message.measured().toString()).put("topic", message.topic());
      if (message.late()) {
        node.put("late", true);
      }
      node.set("payload", payload(parts.get(part - 1)));
      lines.append(line(node));
    }
    return lines.toString();
  }

  /** The payload as JSON, whatever it is; null where it is empty. */
  private static JsonNode payload(Payload payload) {
    if (payload.size() == 0) {
      return Json.MAPPER.nullNode();
    }
    try {
      ObjectMapper mapper = payload.contentType().equals(Payload.CBOR) ? CBOR : Json.MAPPER;
      return mapper.readTree(payload.bytes());
    } catch (JacksonException e) {
      String text = Base64.getEncoder().encodeToString(payload.bytes());
      return Json.object().put("base64", text);
    }
  }
}
