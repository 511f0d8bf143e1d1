package org.rollscope.desktop.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.store.SessionWriter.Analysis;
import tools.jackson.databind.JsonNode;

/** Writes alarms of sessions as they are told. */
final class AlarmWriter {
  private static final String INSERT =
      """
      INSERT INTO alarm (session, live, number, kind, level, zone, onset, raised, cleared, peak,
        integral, limit_value, limit_source, acknowledged, told)
      VALUES (:session, :live, :number, :kind, :level, :zone, :onset, :raised, :cleared, :peak,
        :integral, :limit, :limitSource, :acknowledged, :told)""";

  private static final String NEWER =
      """
       ON CONFLICT (session, live, number) DO UPDATE SET level = excluded.level,
        zone = excluded.zone, onset = excluded.onset, raised = excluded.raised,
        cleared = excluded.cleared, peak = excluded.peak, integral = excluded.integral,
        limit_value = excluded.limit_value, limit_source = excluded.limit_source,
        acknowledged = excluded.acknowledged, told = excluded.told
      WHERE alarm.told <= excluded.told""";

  private final Handle handle;

  AlarmWriter(Handle handle) {
    this.handle = handle;
  }

  /** A transition of an alarm; an earlier one that comes later changes nothing. */
  void transition(Analysis of, JsonNode alarm, double deviceTime) {
    bind(handle.createUpdate(INSERT + NEWER), of, alarm, Fields.nullable(deviceTime)).execute();
  }

  /** Every alarm of a session that is over: what the transitions came to. */
  void all(Analysis of, JsonNode alarms) {
    handle
        .createUpdate("DELETE FROM alarm WHERE session = :session AND live = :live")
        .bind("session", of.session())
        .bind("live", of.live() ? 1 : 0)
        .execute();
    for (JsonNode alarm : alarms) {
      bind(handle.createUpdate(INSERT + NEWER), of, alarm, null).execute();
    }
  }

  /**
   * @param told device time of the transition; null for the last word
   */
  private static <S extends SqlStatement<S>> S bind(
      S statement, Analysis of, JsonNode alarm, @Nullable Double told) {
    return statement
        .bind("session", of.session())
        .bind("live", of.live() ? 1 : 0)
        .bind("number", alarm.path("id").asInt(0))
        .bind("kind", Fields.label(alarm, "kind", ""))
        .bind("level", Fields.label(alarm, "level", ""))
        .bind("zone", Fields.label(alarm, "zone", "unknown"))
        .bind("onset", SessionWriter.number(alarm, "onset"))
        .bind("raised", SessionWriter.number(alarm, "raised"))
        .bind("cleared", SessionWriter.number(alarm, "cleared"))
        .bind("peak", SessionWriter.number(alarm, "peak"))
        .bind("integral", SessionWriter.number(alarm, "integral"))
        .bind("limit", SessionWriter.number(alarm, "limit"))
        .bind("limitSource", Fields.label(alarm, "limitSource", "default"))
        .bind("acknowledged", alarm.path("acknowledged").asBoolean(false) ? 1 : 0)
        .bind("told", told);
  }
}
