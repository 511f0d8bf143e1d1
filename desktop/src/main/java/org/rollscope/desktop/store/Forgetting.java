package org.rollscope.desktop.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.store.Samples.Stretch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deletes a person and everything about them, within one transaction. Of the samples all go that
 * lie between the sessions of others before and behind a session of theirs.
 */
final class Forgetting {
  private static final double MICROS = 1e6;

  /** What a tool told of itself last. */
  private record Told(String tool, String info) {}

  private final Handle handle;
  private final Person person;

  Forgetting(Handle handle, Person person) {
    this.handle = handle;
    this.person = person;
  }

  void run() {
    spans().forEach(span -> Packing.cut(handle, span));
    forgetInTools();
    handle
        .createUpdate("DELETE FROM person WHERE id = :person")
        .bind("person", person.id())
        .execute();
  }

  private List<Stretch> spans() {
    return handle
        .createQuery(
            """
            SELECT s.tool, s.boot,
              (SELECT max(coalesce(o.device_end, s.device_start)) FROM session o
                WHERE o.tool = s.tool AND o.boot = s.boot AND o.device_start <= s.device_start
                  AND (o.person IS NULL OR o.person <> :person)) AS left_edge,
              (SELECT min(o.device_start) FROM session o
                WHERE o.tool = s.tool AND o.boot = s.boot AND o.device_start > s.device_start
                  AND (o.person IS NULL OR o.person <> :person)) AS right_edge
            FROM session s WHERE s.person = :person""")
        .bind("person", person.id())
        .map(
            (row, context) -> {
              double left = Fields.number(row, "left_edge");
              double right = Fields.number(row, "right_edge");
              return new Stretch(
                  row.getString("tool"),
                  row.getString("boot"),
                  Double.isNaN(left) ? Long.MIN_VALUE : Math.round(left * MICROS) + 1,
                  Double.isNaN(right) ? Long.MAX_VALUE : Math.round(right * MICROS));
            })
        .list();
  }

  /** What tools told of whoever had them last. */
  private void forgetInTools() {
    List<Told> all =
        handle
            .createQuery("SELECT id, info FROM tool")
            .map((row, context) -> new Told(row.getString("id"), row.getString("info")))
            .list();
    for (Told told : all) {
      JsonNode info = Json.MAPPER.readTree(told.info);
      if (info instanceof ObjectNode object
          && info.path("person").asString("").equals(person.name())) {
        handle
            .createUpdate("UPDATE tool SET info = :info WHERE id = :tool")
            .bind("info", object.remove(JsonRow.OF_WHOEVER_HAS_IT).toString())
            .bind("tool", told.tool)
            .execute();
      }
    }
  }
}
