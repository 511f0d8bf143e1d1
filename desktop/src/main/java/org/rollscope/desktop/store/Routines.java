package org.rollscope.desktop.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rollscope.core.routine.Routine;
import org.rollscope.desktop.store.StoreException.Kind;

/** Routines that people wrote, and which of all routines a person is to follow. Thread-safe. */
public final class Routines {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_YAML = 100_000;
  private static final int LONGEST_WORDS = 2_000;
  private static final int MOST_PER_WEEK = 70;

  private final Database database;
  private final InstantSource clock;
  private final Ids ids;

  Routines(Database database, InstantSource clock, Ids ids) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
  }

  /** All that people wrote, by name. */
  public List<StoredRoutine> all() throws StoreException {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM routine ORDER BY name")
                .map((row, context) -> routine(row))
                .list());
  }

  public Optional<StoredRoutine> find(String name) throws StoreException {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM routine WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> routine(row))
                .findOne());
  }

  /**
   * Keeps a routine, in the place of the one of that name. Whether it can be used is not looked at.
   */
  public void put(String name, String title, String yaml) throws StoreException {
    checkName(name);
    if (title.length() > LONGEST_NAME || yaml.length() > LONGEST_YAML) {
      throw new StoreException(Kind.REFUSED, "the routine " + name + " is too long");
    }
    database.change(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO routine (name, title, yaml, since)
                    VALUES (:name, :title, :yaml, :since)
                    ON CONFLICT (name) DO UPDATE SET title = excluded.title,
                      yaml = excluded.yaml, since = excluded.since""")
                .bind("name", name)
                .bind("title", Fields.storable(title))
                .bind("yaml", Fields.storable(yaml))
                .bind("since", Fields.micros(clock.instant()))
                .execute());
  }

  private static void checkName(String name) throws StoreException {
    if (!Routine.isName(name) || name.length() > LONGEST_NAME) {
      throw new StoreException(
          Kind.REFUSED, "a routine's name must be small letters and digits with hyphens between");
    }
  }

  /** Removes a routine; what was rolled by it stays. */
  public void remove(String name) throws StoreException {
    database.change(
        handle ->
            handle
                .createUpdate("DELETE FROM routine WHERE name = :name")
                .bind("name", name)
                .execute());
  }

  /**
   * Prescribes a routine, from now on.
   *
   * @param perWeek how often
   */
  public Prescription prescribe(String person, String routine, int perWeek, String words)
      throws StoreException {
    checkName(routine);
    if (perWeek < 1 || perWeek > MOST_PER_WEEK || words.length() > LONGEST_WORDS) {
      throw new StoreException(
          Kind.REFUSED, "a routine is prescribed 1 to " + MOST_PER_WEEK + " times a week");
    }
    return database.write(
        handle -> {
          People.require(handle, person);
          Prescription wanted =
              new Prescription(
                  ids.next(),
                  person,
                  routine,
                  perWeek,
                  Fields.storable(words),
                  Fields.instant(Fields.micros(clock.instant())),
                  null);
          handle
              .createUpdate(
                  """
                  INSERT INTO prescription (id, person, routine, per_week, words, since)
                  VALUES (:id, :person, :routine, :perWeek, :words, :since)""")
              .bind("id", wanted.id())
              .bind("person", person)
              .bind("routine", routine)
              .bind("perWeek", perWeek)
              .bind("words", wanted.words())
              .bind("since", Fields.micros(wanted.since()))
              .execute();
          return wanted;
        });
  }

  /** Ends a prescription now. */
  public void end(String prescription) throws StoreException {
    database.change(
        handle ->
            handle
                .createUpdate(
                    "UPDATE prescription SET until = :now WHERE id = :id AND until IS NULL")
                .bind("now", Fields.micros(clock.instant()))
                .bind("id", prescription)
                .execute());
  }

  /** A person's prescriptions, also those that have ended; the latest first. */
  public List<Prescription> prescribed(String person) throws StoreException {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM prescription WHERE person = :person ORDER BY since DESC, id")
                .bind("person", person)
                .map((row, context) -> prescription(row))
                .list());
  }

  private static StoredRoutine routine(ResultSet row) throws SQLException {
    return new StoredRoutine(
        row.getString("name"),
        row.getString("title"),
        row.getString("yaml"),
        Fields.time(row, "since"));
  }

  private static Prescription prescription(ResultSet row) throws SQLException {
    return new Prescription(
        row.getString("id"),
        row.getString("person"),
        row.getString("routine"),
        row.getInt("per_week"),
        row.getString("words"),
        Fields.time(row, "since"),
        Fields.optionalTime(row, "until"));
  }
}
