package org.rollscope.desktop.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.rollscope.core.sample.PlainText;
import org.rollscope.desktop.store.StoreException.Kind;

/** Who rolls. Thread-safe. */
public final class People {
  private static final int LONGEST_NAME = 80;
  private static final int LARGEST_PROFILE = 100_000;
  private static final double LARGEST_WEIGHT = 500;

  private final Database database;
  private final InstantSource clock;
  private final Ids ids;

  People(Database database, InstantSource clock, Ids ids) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
  }

  /** Everybody, by name. */
  public List<Person> all() throws StoreException {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM person ORDER BY name")
                .map((row, context) -> person(row))
                .list());
  }

  public Optional<Person> find(String id) throws StoreException {
    return database.read(handle -> find(handle, "id", id));
  }

  public Optional<Person> named(String name) throws StoreException {
    return database.read(handle -> find(handle, "name", name.strip()));
  }

  /** The person of a name, who is added where there is none. */
  public Person require(String name) throws StoreException {
    return database.write(
        handle -> {
          String id = idOf(handle, name, ids, clock.instant());
          return find(handle, "id", id).orElseThrow(() -> unknown(id));
        });
  }

  private static Optional<Person> find(Handle handle, String column, String value) {
    return handle
        .createQuery("SELECT * FROM person WHERE <column> = :value")
        .define("column", column)
        .bind("value", value)
        .map((row, context) -> person(row))
        .findOne();
  }

  /**
   * Adds somebody.
   *
   * @param bodyWeight kg; NaN where unknown
   * @throws StoreException where there is one of that name, or it is none
   */
  public Person add(String name, double bodyWeight) throws StoreException {
    return database.write(
        handle -> add(handle, new Person(ids.next(), name, bodyWeight, "{}", clock.instant())));
  }

  private static Person add(Handle handle, Person wanted) throws StoreException {
    Person person = checked(handle, wanted);
    handle
        .createUpdate(
            """
            INSERT INTO person (id, name, body_weight, profile, since)
            VALUES (:id, :name, :weight, :profile, :since)""")
        .bind("id", person.id())
        .bind("name", person.name())
        .bind("weight", Fields.nullable(person.bodyWeight()))
        .bind("profile", person.profile())
        .bind("since", Fields.micros(person.since()))
        .execute();
    return person;
  }

  /**
   * Changes name, body weight and profile.
   *
   * @throws StoreException where there is no such person, or another one of that name
   */
  public Person change(Person wanted) throws StoreException {
    return database.write(
        handle -> {
          Person person = checked(handle, wanted);
          int changed =
              handle
                  .createUpdate(
                      """
                      UPDATE person SET name = :name, body_weight = :weight, profile = :profile
                      WHERE id = :id""")
                  .bind("id", person.id())
                  .bind("name", person.name())
                  .bind("weight", Fields.nullable(person.bodyWeight()))
                  .bind("profile", person.profile())
                  .execute();
          if (changed == 0) {
            throw unknown(person.id());
          }
          return person;
        });
  }

  private static Person checked(Handle handle, Person wanted) throws StoreException {
    String name = PlainText.of(wanted.name().strip());
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new StoreException(
          Kind.REFUSED, "a person's name must have 1 to " + LONGEST_NAME + " characters");
    }
    if (wanted.bodyWeight() <= 0 || wanted.bodyWeight() > LARGEST_WEIGHT) {
      throw new StoreException(
          Kind.REFUSED, "a body weight must be above 0 and at most " + LARGEST_WEIGHT + " kg");
    }
    if (wanted.profile().length() > LARGEST_PROFILE) {
      throw new StoreException(Kind.REFUSED, "the profile of " + name + " is too long");
    }
    Optional<Person> other = find(handle, "name", name);
    if (other.isPresent() && !other.get().id().equals(wanted.id())) {
      throw new StoreException(
          Kind.REFUSED, "there is somebody named '" + name + "' already; add an initial");
    }
    return wanted.withName(name);
  }

  /** The person of a name, who is added where there is none. */
  static String idOf(Handle handle, String name, Ids ids, Instant now) throws StoreException {
    Optional<Person> known = find(handle, "name", PlainText.of(name.strip()));
    return known.isPresent()
        ? known.get().id()
        : add(handle, new Person(ids.next(), name, Double.NaN, "{}", now)).id();
  }

  static boolean isKnown(Handle handle, String id) {
    return find(handle, "id", id).isPresent();
  }

  /** Makes sure that there is a person of that identifier. */
  static void require(Handle handle, String id) throws StoreException {
    if (!isKnown(handle, id)) {
      throw unknown(id);
    }
  }

  /** Makes sure that nobody has a name yet. */
  static void requireFree(Handle handle, String name) throws StoreException {
    if (find(handle, "name", name).isPresent()) {
      throw new StoreException(
          Kind.REFUSED,
          "there is somebody named '"
              + PlainText.of(name)
              + "' already; say that it is them with --person, or rename one of them");
    }
  }

  static StoreException unknown(String id) {
    return new StoreException(
        Kind.REFUSED, "there is no person '" + PlainText.of(id) + "' in the store");
  }

  private static Person person(ResultSet row) throws SQLException {
    return new Person(
        row.getString("id"),
        row.getString("name"),
        Fields.number(row, "body_weight"),
        row.getString("profile"),
        Fields.time(row, "since"));
  }
}
