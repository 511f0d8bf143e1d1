package org.rollscope.desktop.store;

import java.util.List;

/** Where in the store something of a person stands. */
final class PersonTables {
  private static final String SESSIONS = "(SELECT id FROM session WHERE person = :person)";
  private static final String OF_SESSIONS = "session IN " + SESSIONS;
  private static final String OWN = "person = :person";

  /**
   * Some rows of a table.
   *
   * @param file of an export in which they stand
   * @param which condition on them
   */
  record Part(String file, String table, String which) {}

  /** In an order in which each refers only to those before it. */
  static final List<Part> ALL =
      List.of(
          new Part("person.jsonl", "person", "id = :person"),
          new Part("limits.jsonl", "pressure_limit", OWN),
          new Part("no-go.jsonl", "no_go", OWN),
          new Part(
              "routines.jsonl",
              "routine",
              "name IN (SELECT routine FROM prescription WHERE person = :person"
                  + " UNION SELECT routine FROM session WHERE person = :person)"),
          new Part("prescriptions.jsonl", "prescription", OWN),
          new Part(
              "tools.jsonl",
              "tool",
              "id IN (SELECT tool FROM session WHERE person = :person"
                  + " UNION SELECT tool FROM tool_use WHERE person = :person)"),
          new Part("tool-use.jsonl", "tool_use", OWN),
          new Part("sessions.jsonl", "session", OWN),
          new Part("zones.jsonl", "session_zone", OF_SESSIONS),
          new Part("events.jsonl", "event", OF_SESSIONS),
          new Part("alarms.jsonl", "alarm", OF_SESSIONS),
          new Part("notes.jsonl", "note", "(person = :person OR " + OF_SESSIONS + ")"));

  private PersonTables() {}
}
