package org.rollscope.bridge.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A message of the file that is given up perhaps, without its payload.
 *
 * @param id of its row
 * @param stored when it was offered, ms since 1970
 */
record Candidate(long id, long stored, Key key, Instant measured, long weight) {
  static Candidate of(ResultSet row, long weight) throws SQLException {
    return new Candidate(
        row.getLong("id"), row.getLong("stored"), Row.key(row), Row.measured(row), weight);
  }

  static Candidate of(Held held) {
    Message message = held.message();
    return new Candidate(
        Row.id(held), held.stored(), message.key(), message.measured(), message.weight());
  }
}
