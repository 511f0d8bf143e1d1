package org.rollscope.desktop.store;

import java.util.Optional;

/** What holds for the whole store, by name. Thread-safe. */
public final class Settings {
  private final Database database;

  Settings(Database database) {
    this.database = database;
  }

  public Optional<String> get(String name) throws StoreException {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT value FROM setting WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne());
  }

  public void put(String name, String value) throws StoreException {
    database.change(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO setting (name, value) VALUES (:name, :value)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value""")
                .bind("name", name)
                .bind("value", Fields.storable(value))
                .execute());
  }
}
