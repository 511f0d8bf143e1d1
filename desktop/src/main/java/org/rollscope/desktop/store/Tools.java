package org.rollscope.desktop.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.mqtt.StatePayloads;
import org.rollscope.bridge.mqtt.StatePayloads.Description;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.spot.Zone;
import tools.jackson.databind.JsonNode;

/** Which tools there are, and who has them. Thread-safe. */
public final class Tools {
  private static final String ALL =
      """
      SELECT tool.*, (SELECT person FROM tool_use WHERE tool = tool.id
        ORDER BY since DESC LIMIT 1) AS person
      FROM tool""";

  private final Database database;
  private final InstantSource clock;
  private final Ids ids;

  Tools(Database database, InstantSource clock, Ids ids) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
  }

  /** All of them, by name. */
  public List<Tool> all() throws StoreException {
    return database.read(
        handle ->
            handle.createQuery(ALL + " ORDER BY name, id").map((row, context) -> tool(row)).list());
  }

  public Optional<Tool> find(String id) throws StoreException {
    return database.read(
        handle ->
            handle
                .createQuery(ALL + " WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> tool(row))
                .findOne());
  }

  /**
   * A tool has told what it is; the payload of its topic {@code info}. Whom it names has it from
   * now on.
   */
  public void told(String id, JsonNode info) throws StoreException {
    Instant now = clock.instant();
    database.change(
        handle -> {
          describe(handle, id, info, now);
          String person = info.path("person").asString("");
          if (!person.isBlank()) {
            give(handle, id, People.idOf(handle, person, ids, now), now);
          }
        });
  }

  /** Keeps what a tool told of itself. */
  static void describe(Handle handle, String id, JsonNode info, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO tool (id, name, instrument, info, seen)
            VALUES (:id, :name, :instrument, :info, :seen)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name,
              instrument = excluded.instrument, info = excluded.info, seen = excluded.seen""")
        .bind("id", id)
        .bind("name", Fields.label(info, "name", id))
        .bind("instrument", Fields.label(info, "instrument", ""))
        .bind("info", Fields.storable(info.toString()))
        .bind("seen", Fields.micros(now))
        .execute();
  }

  /**
   * A recording tells what a tool is; what a bridge told of it stands.
   *
   * @param channels mask of what it measured
   */
  static void introduce(Handle handle, DeviceInfo device, int channels, Instant seen) {
    require(handle, device.id(), seen);
    Description told = new Description(device, channels, null, Zone.UNKNOWN, Set.of(), null, null);
    JsonNode info = Json.parse(StatePayloads.info(told).bytes());
    boolean isNew =
        handle
            .createQuery("SELECT 1 FROM tool WHERE id = :id AND info = '{}'")
            .bind("id", device.id())
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (isNew) {
      describe(handle, device.id(), info, seen);
    }
  }

  /** Makes sure that there is a tool of that identifier. */
  static void require(Handle handle, String id, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO tool (id, name, instrument, info, seen)
            VALUES (:id, :id, '', '{}', :seen) ON CONFLICT (id) DO NOTHING""")
        .bind("id", id)
        .bind("seen", Fields.micros(now))
        .execute();
  }

  /**
   * Somebody has a tool from now on.
   *
   * @param person null for nobody in particular
   */
  public void give(String tool, @Nullable String person) throws StoreException {
    Instant now = clock.instant();
    database.change(
        handle -> {
          require(handle, tool, now);
          give(handle, tool, person, now);
        });
  }

  static void give(Handle handle, String tool, @Nullable String person, Instant since) {
    if (Objects.equals(personAt(handle, tool, since), person)) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO tool_use (tool, since, person) VALUES (:tool, :since, :person)
            ON CONFLICT (tool, since) DO UPDATE SET person = excluded.person""")
        .bind("tool", tool)
        .bind("since", Fields.micros(since))
        .bind("person", person)
        .execute();
  }

  /** Who has a tool; empty where nobody ever said. */
  public Optional<Holder> holder(String tool) throws StoreException {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT tool_use.person, tool_use.since, person.name
                    FROM tool_use LEFT JOIN person ON person.id = tool_use.person
                    WHERE tool = :tool ORDER BY tool_use.since DESC LIMIT 1""")
                .bind("tool", tool)
                .map((row, context) -> holder(row))
                .findOne());
  }

  private static Holder holder(ResultSet row) throws SQLException {
    String name = row.getString("name");
    return new Holder(row.getString("person"), name == null ? "" : name, Fields.time(row, "since"));
  }

  /** Who had a tool at a time; null for nobody in particular. */
  static @Nullable String personAt(Handle handle, String tool, Instant time) {
    return handle
        .createQuery(
            """
            SELECT person FROM tool_use WHERE tool = :tool AND since <= :time
            ORDER BY since DESC LIMIT 1""")
        .bind("tool", tool)
        .bind("time", Fields.micros(time))
        .map((row, context) -> Optional.ofNullable(row.getString("person")))
        .findOne()
        .flatMap(person -> person)
        .orElse(null);
  }

  private static Tool tool(ResultSet row) throws SQLException {
    return new Tool(
        row.getString("id"),
        row.getString("name"),
        row.getString("instrument"),
        row.getString("info"),
        Fields.time(row, "seen"),
        row.getString("person"));
  }
}
