package org.rollscope.desktop.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.column.SampleTable;
import org.rollscope.desktop.store.JsonRow.Column;
import org.rollscope.desktop.store.PersonTables.Part;
import org.rollscope.desktop.store.PieceWriter.Minute;
import org.rollscope.desktop.store.StoreException.Kind;
import tools.jackson.databind.JsonNode;

/** Brings back what {@link PersonExport} has written, within one transaction. */
final class PersonImport {
  private final Handle handle;
  private final Database database;
  private final Ids ids;
  private final String name;
  private final ZipFile zip;
  private final String exported;
  private final String person;
  private final Set<String> sessions = new LinkedHashSet<>();
  private int added;

  private PersonImport(
      Handle handle, Database database, Ids ids, Path file, ZipFile zip, @Nullable String as)
      throws IOException {
    this.handle = handle;
    this.database = database;
    this.ids = ids;
    this.zip = zip;
    name = file.toString();
    exported = about();
    person = as == null ? exported : as;
  }

  /**
   * Brings it in.
   *
   * @param as who it is here; null for the same as there
   */
  static Imported add(Database database, Ids ids, Path file, @Nullable String as)
      throws IOException {
    Set<Minute> minutes = new HashSet<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Imported imported =
          database.write(
              handle -> {
                try {
                  PersonImport one = new PersonImport(handle, database, ids, file, zip, as);
                  minutes.addAll(one.all());
                  return new Imported(List.copyOf(one.sessions), one.added, List.of());
                } catch (IOException e) {
                  throw refused(file, e);
                }
              });
      new Packing(database).packAll(minutes);
      return imported;
    } catch (ZipException e) {
      throw refused(file, e);
    }
  }

  private static StoreException refused(Path file, IOException e) {
    return e instanceof StoreException told
        ? told
        : new StoreException(Kind.REFUSED, file + " is damaged: " + e.getMessage(), e);
  }

  private String about() throws IOException {
    List<JsonNode> found = new ArrayList<>();
    read(PersonExport.ABOUT, line -> found.add(JsonRow.parse(line)));
    JsonNode about = found.size() == 1 ? found.getFirst() : null;
    if (about == null || !about.path("format").asString("").equals(PersonExport.FORMAT)) {
      throw new StoreException(Kind.REFUSED, name + " is no export of a person by Rollscope");
    }
    if (about.path("version").asInt(0) > PersonExport.VERSION) {
      throw new StoreException(
          Kind.REFUSED, name + " was exported by a newer Rollscope; use that one");
    }
    return about.path("person").asString("");
  }

  /** Takes a line of a file; what it throws is told with the line's number. */
  private interface Taker {
    void line(String line) throws StoreException;
  }

  /** Reads a file within, where it is. */
  private void read(String file, Taker taker) throws IOException {
    ZipEntry entry = zip.getEntry(file);
    if (entry == null) {
      return;
    }
    Lines[] lines = new Lines[1];
    lines[0] =
        new Lines(
            name + ": " + file,
            line -> {
              try {
                taker.line(line);
              } catch (IllegalArgumentException e) {
                throw lines[0].wrong(String.valueOf(e.getMessage()));
              } catch (JdbiException e) {
                throw lines[0].wrong(String.valueOf(database.explain(e).getMessage()));
              }
            });
    try (InputStream in = zip.getInputStream(entry)) {
      lines[0].read(in);
    }
  }

  private Set<Minute> all() throws IOException {
    for (Part part : PersonTables.ALL) {
      boolean known = part.table().equals("person") && isKnown();
      if (!known) {
        List<Column> columns = columns(part.table());
        String insert = insert(part.table(), columns);
        read(part.file(), line -> row(part.table(), insert, columns, JsonRow.parse(line)));
      }
    }
    PieceWriter pieces = new PieceWriter(handle);
    String epoch = "import-" + ids.next();
    for (String session : sessions) {
      samples(session, epoch, pieces);
    }
    return pieces.finish();
  }

  /** Whether the person is here already; another one of that name must not be taken for them. */
  private boolean isKnown() throws StoreException {
    if (People.isKnown(handle, person)) {
      return true;
    }
    if (!person.equals(exported)) {
      throw People.unknown(person);
    }
    return false;
  }

  private List<Column> columns(String table) {
    return handle
        .createQuery("SELECT * FROM <table> WHERE 1 = 0")
        .define("table", table)
        .scanResultSet(
            (rows, context) -> {
              try (ResultSet none = rows.get()) {
                return JsonRow.columns(none.getMetaData(), table);
              }
            });
  }

  /** What is there already stands, but a session whose end had not come. */
  private static String insert(String table, List<Column> columns) {
    List<String> names = columns.stream().map(Column::name).toList();
    String places = names.stream().map(column -> ":" + column).collect(Collectors.joining(", "));
    String instead =
        names.stream()
            .map(column -> column + " = excluded." + column)
            .collect(Collectors.joining(", "));
    return "INSERT INTO "
        + table
        + " ("
        + String.join(", ", names)
        + ") VALUES ("
        + places
        + ") ON CONFLICT "
        + (table.equals("session")
            ? "(id) DO UPDATE SET " + instead + " WHERE session.summary IS NULL"
            : "DO NOTHING");
  }

  private void row(String table, String insert, List<Column> columns, JsonNode row)
      throws StoreException {
    if (table.equals("session")) {
      String id = row.path("id").asString("");
      sessions.add(id);
      added += Sessions.isKnown(handle, id) ? 0 : 1;
    }
    if (table.equals("person")) {
      People.requireFree(handle, row.path("name").asString(""));
    }
    Update update = handle.createUpdate(insert);
    for (Column column : columns) {
      boolean own = column.name().equals("person") && !row.path("person").isNull();
      Object value = own ? person : JsonRow.value(row, column);
      update.bindByType(column.name(), value, Object.class);
    }
    update.execute();
  }

  /**
   * What measured a session.
   *
   * @param zero when device time was 0, µs since 1970
   */
  private record Measured(String tool, String boot, long zero) {
    static Measured of(ResultSet row) throws SQLException {
      long start = Math.round(row.getDouble("device_start") * 1e6);
      return new Measured(
          row.getString("tool"), row.getString("boot"), row.getLong("start_time") - start);
    }
  }

  private void samples(String session, String epoch, PieceWriter pieces) throws IOException {
    Measured of =
        handle
            .createQuery("SELECT tool, boot, device_start, start_time FROM session WHERE id = :id")
            .bind("id", session)
            .map((row, context) -> Measured.of(row))
            .one();
    long[] number = {0};
    SampleCsv.Reader reader =
        new SampleCsv.Reader(
            block -> {
              SampleTable table = SampleTable.of(block);
              number[0]++;
              Instant time = Fields.instant(of.zero() + table.micros(0));
              pieces.add(
                  of.tool(),
                  of.boot(),
                  epoch + "-" + session,
                  number[0],
                  1,
                  table,
                  Message.possible(time));
            });
    read(PersonExport.SAMPLES + session + PersonExport.CSV, reader::line);
    reader.finish();
  }
}
