package org.rollscope.desktop.store;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.desktop.collect.Finding.Collected;
import org.rollscope.desktop.column.SampleMessage;
import org.rollscope.desktop.store.PieceWriter.Minute;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Writes collected messages, each where it belongs by its topic, within one transaction. */
final class MessageWriter {
  private final Handle handle;
  private final EventWriter events;
  private final PieceWriter pieces;
  private final Set<String> knownTools;

  /**
   * @param knownTools that are in the store for certain; those that are added now are added to it
   */
  MessageWriter(Handle handle, Ids ids, Set<String> knownTools) {
    this.handle = handle;
    this.knownTools = knownTools;
    events = new EventWriter(handle, ids);
    pieces = new PieceWriter(handle);
  }

  /**
   * Writes a message; samples only once it is finished.
   *
   * @throws IllegalArgumentException where it cannot be what its topic says, saying why
   */
  void write(Collected message) throws StoreException {
    String device = '/' + message.key().device() + '/';
    int place = message.topic().indexOf(device);
    String kind = place < 0 ? "" : message.topic().substring(place + device.length());
    if (kind.equals("samples")) {
      samples(message);
    } else if (kind.startsWith("event/")) {
      events.event(Message.of(message, body(message)));
    } else if (kind.equals("session") && message.payloads().getFirst().size() > 0) {
      events.summary(Message.of(message, body(message)));
    }
    // The retained states of alarms tell again what their events told, an emptied one tells
    // nothing.
  }

  private static JsonNode body(Collected message) {
    try {
      JsonNode body = Json.parse(message.payloads().getFirst().bytes());
      if (body.isObject()) {
        return body;
      }
      throw new IllegalArgumentException("it is no object");
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it cannot be read: " + e.getOriginalMessage(), e);
    }
  }

  private void samples(Collected message) {
    String tool = Fields.storable(message.key().device());
    if (knownTools.add(tool)) {
      Tools.require(handle, tool, Message.possible(message.measured()));
    }
    List<Payload> parts = message.payloads();
    for (int part = 1; part <= parts.size(); part++) {
      SampleMessage samples = SampleMessage.read(parts.get(part - 1));
      pieces.add(
          tool,
          Fields.storable(message.key().boot()),
          Fields.storable(message.key().epoch()),
          message.key().sequence(),
          part,
          samples.table(),
          Message.possible(samples.time()));
    }
  }

  /** Writes what is left; returns the minutes that samples were added to. */
  Set<Minute> finish() {
    return pieces.finish();
  }
}
