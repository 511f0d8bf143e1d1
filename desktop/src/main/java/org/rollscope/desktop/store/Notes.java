package org.rollscope.desktop.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.store.StoreException.Kind;

/** What people wrote about persons and sessions. Thread-safe. */
public final class Notes {
  private static final int LONGEST = 20_000;
  private static final int LONGEST_AUTHOR = 80;

  private final Database database;
  private final InstantSource clock;
  private final Ids ids;

  Notes(Database database, InstantSource clock, Ids ids) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Adds a note about a person, a session or both.
   *
   * @throws StoreException also where there is no such person or session
   */
  public Note add(@Nullable String person, @Nullable String session, String author, String words)
      throws StoreException {
    if (words.isBlank() || words.length() > LONGEST || author.length() > LONGEST_AUTHOR) {
      throw new StoreException(Kind.REFUSED, "a note must have 1 to " + LONGEST + " characters");
    }
    return database.write(
        handle -> {
          if (person != null) {
            People.require(handle, person);
          }
          if (session != null) {
            Sessions.require(handle, session);
          }
          Note note =
              new Note(
                  ids.next(),
                  person,
                  session,
                  Fields.instant(Fields.micros(clock.instant())),
                  Fields.storable(author),
                  Fields.storable(words));
          handle
              .createUpdate(
                  """
                  INSERT INTO note (id, person, session, time, author, words)
                  VALUES (:id, :person, :session, :time, :author, :words)""")
              .bind("id", note.id())
              .bind("person", person)
              .bind("session", session)
              .bind("time", Fields.micros(note.time()))
              .bind("author", note.author())
              .bind("words", note.words())
              .execute();
          return note;
        });
  }

  /** Those about a person, the latest first. */
  public List<Note> ofPerson(String person) throws StoreException {
    return of("person", person);
  }

  /** Those about a session, the latest first. */
  public List<Note> ofSession(String session) throws StoreException {
    return of("session", session);
  }

  private List<Note> of(String column, String id) throws StoreException {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM note WHERE <column> = :id ORDER BY time DESC, id")
                .define("column", column)
                .bind("id", id)
                .map((row, context) -> note(row))
                .list());
  }

  /** Removes a note; one that is not there is none. */
  public void remove(String id) throws StoreException {
    database.change(
        handle -> handle.createUpdate("DELETE FROM note WHERE id = :id").bind("id", id).execute());
  }

  static Note note(ResultSet row) throws SQLException {
    return new Note(
        row.getString("id"),
        row.getString("person"),
        row.getString("session"),
        Fields.time(row, "time"),
        row.getString("author"),
        row.getString("words"));
  }
}
