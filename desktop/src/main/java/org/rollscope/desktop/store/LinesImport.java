package org.rollscope.desktop.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.jdbi.v3.core.Handle;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.desktop.collect.Arrived;
import org.rollscope.desktop.collect.Finding.Collected;
import org.rollscope.desktop.log.LogFile;
import org.rollscope.desktop.store.PieceWriter.Minute;
import org.rollscope.desktop.store.StoreException.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the lines that {@code collect} writes, within one transaction; see docs/collect.md. */
final class LinesImport {
  private static final List<String> PROPERTIES =
      List.of("device", "epoch", "lane", "seq", "boot", "part", "parts", "time");

  private final Handle handle;
  private final MessageWriter writer;
  private final List<Payload> parts = new ArrayList<>();
  private final Set<String> sessions = new LinkedHashSet<>();
  private int added;
  private long unreadable;

  LinesImport(Handle handle, Ids ids) {
    this.handle = handle;
    writer = new MessageWriter(handle, ids, new HashSet<>());
  }

  /**
   * Takes all of a file; returns the minutes that samples were added to.
   *
   * @throws StoreException where it is none of those, saying why and in which line
   */
  Set<Minute> read(LogFile file, DoubleConsumer progress) throws StoreException {
    Lines[] lines = new Lines[1];
    lines[0] = new Lines(file.path().toString(), text -> line(lines[0], text));
    try {
      file.read(
          (bytes, length, share) -> {
            lines[0].accept(bytes, length);
            progress.accept(share);
          });
      lines[0].finish();
    } catch (IOException e) {
      throw e instanceof StoreException told
          ? told
          : new StoreException(Kind.UNAVAILABLE, file.path() + " cannot be read: " + e, e);
    }
    if (!parts.isEmpty() || file.isCutShort()) {
      throw lines[0].wrong("it is cut short");
    }
    return writer.finish();
  }

  private void line(Lines lines, String text) throws StoreException {
    try {
      line(text);
    } catch (IllegalArgumentException e) {
      throw lines.wrong(String.valueOf(e.getMessage()));
    }
  }

  private void line(String text) throws StoreException {
    JsonNode line = parse(text);
    if (line.has("gap")) {
      return;
    }
    Arrived arrived = arrived(line);
    if (arrived.part() != parts.size() + 1) {
      throw new IllegalArgumentException("it is a part of a message whose other parts are missing");
    }
    parts.add(arrived.payload());
    if (parts.size() == arrived.parts()) {
      List<Payload> payloads = List.copyOf(parts);
      parts.clear();
      note(line.path("payload"));
      write(new Collected(arrived.key(), arrived.topic(), arrived.measured(), payloads, false));
    }
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode line = Json.MAPPER.readTree(text);
      if (line.isObject() && line.has("device") && line.has("epoch") && line.has("lane")) {
        return line;
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("it is none that 'rollscope collect' writes");
  }

  private static Arrived arrived(JsonNode line) {
    Map<String, String> properties = new HashMap<>();
    for (String name : PROPERTIES) {
      if (line.has(name)) {
        properties.put(name, line.path(name).asString());
      }
    }
    String topic = line.path("topic").asString("");
    int end = topic.indexOf('/' + line.path("device").asString() + '/');
    Arrived arrived =
        end < 0 ? null : Arrived.of(topic.substring(0, end), topic, payload(line), properties);
    if (arrived == null) {
      throw new IllegalArgumentException("its topic is not one of its device, or it has no number");
    }
    return arrived;
  }

  private static Payload payload(JsonNode line) {
    JsonNode payload = line.path("payload");
    if (payload.isNull() || payload.isMissingNode()) {
      return Payload.EMPTY;
    }
    return isUnreadable(payload)
        ? Payload.of("", Base64.getDecoder().decode(payload.path("base64").asString()))
        : Payload.of(Payload.JSON, Payload.text(payload.toString()).bytes());
  }

  /** What the collector could not read either. */
  private static boolean isUnreadable(JsonNode payload) {
    return payload.size() == 1 && payload.path("base64").isString();
  }

  private void note(JsonNode payload) {
    JsonNode head = payload.path("message") instanceof ObjectNode inside ? inside : payload;
    String session = head.path("session").asString("");
    if (!session.isEmpty() && sessions.add(session)) {
      added += Sessions.isKnown(handle, session) ? 0 : 1;
    }
  }

  private void write(Collected message) throws StoreException {
    Payload first = message.payloads().getFirst();
    if (first.contentType().isEmpty() && first.size() > 0) {
      unreadable++;
    } else if (first.size() > 0) {
      writer.write(message);
    }
  }

  /** Says who rolled in the sessions that do not tell. */
  void give(String person) {
    for (String session : sessions) {
      handle
          .createUpdate("UPDATE session SET person = :person WHERE id = :id AND person IS NULL")
          .bind("person", person)
          .bind("id", session)
          .execute();
    }
  }

  Imported imported() {
    List<String> remarks =
        unreadable == 0
            ? List.of()
            : List.of("not understood: %,d messages; left out".formatted(unreadable));
    return new Imported(List.copyOf(sessions), added, remarks);
  }
}
