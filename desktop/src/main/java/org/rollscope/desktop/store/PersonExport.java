package org.rollscope.desktop.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.column.SampleTable;
import org.rollscope.desktop.store.JsonRow.Column;
import org.rollscope.desktop.store.PersonTables.Part;
import org.rollscope.desktop.store.StoreException.Kind;

/**
 * Writes everything about a person into one file that people can read without this program: a zip
 * with lines of JSON, and each session's raw samples as CSV. What it holds is told in it.
 */
final class PersonExport {
  static final String ABOUT = "about.json";
  static final String FORMAT = "rollscope-person";
  static final int VERSION = 1;
  static final String SAMPLES = "samples/";
  static final String CSV = ".csv";

  private static final int ALL = -1;

  private final Handle handle;
  private final String person;
  private final Instant now;
  private final ZipOutputStream zip;

  private PersonExport(Handle handle, String person, Instant now, ZipOutputStream zip) {
    this.handle = handle;
    this.person = person;
    this.now = now;
    this.zip = zip;
  }

  /**
   * Writes it.
   *
   * @throws StoreException where there is no such person, or it cannot be written
   */
  static void write(Database database, String person, Instant now, OutputStream to)
      throws StoreException {
    database.read(
        handle -> {
          People.require(handle, person);
          try {
            ZipOutputStream zip = new ZipOutputStream(to, UTF_8);
            new PersonExport(handle, person, now, zip).all();
            zip.finish();
            return true;
          } catch (IOException e) {
            throw e instanceof StoreException told
                ? told
                : new StoreException(
                    Kind.UNAVAILABLE, "It cannot be written: " + e.getMessage(), e);
          }
        });
  }

  private void all() throws IOException {
    begin("README.txt");
    try (InputStream text = PersonExport.class.getResourceAsStream("person-export.txt")) {
      Objects.requireNonNull(text).transferTo(zip);
    }
    zip.closeEntry();
    begin(ABOUT);
    text(
        Json.object()
            .put("format", FORMAT)
            .put("version", VERSION)
            .put("person", person)
            .put("exported", now.toString())
            .toString());
    zip.closeEntry();
    for (Part part : PersonTables.ALL) {
      begin(part.file());
      rows(part);
      zip.closeEntry();
    }
    for (String session : sessions()) {
      samples(session);
    }
  }

  private void begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(now.toEpochMilli());
    zip.putNextEntry(entry);
  }

  private void text(String line) throws IOException {
    zip.write((line + '\n').getBytes(UTF_8));
  }

  private void rows(Part part) throws IOException {
    List<String> lines =
        handle
            .createQuery("SELECT * FROM <table> WHERE <which>")
            .define("table", part.table())
            .define("which", part.which())
            .bind("person", person)
            .scanResultSet(
                (rows, context) -> {
                  try (ResultSet all = rows.get()) {
                    List<Column> columns = JsonRow.columns(all.getMetaData(), part.table());
                    List<String> json = new ArrayList<>();
                    while (all.next()) {
                      json.add(JsonRow.of(all, columns).toString());
                    }
                    return json;
                  }
                });
    for (String line : lines) {
      text(line);
    }
  }

  private List<String> sessions() {
    return handle
        .createQuery("SELECT id FROM session WHERE person = :person ORDER BY start_time, id")
        .bind("person", person)
        .mapTo(String.class)
        .list();
  }

  private void samples(String session) throws IOException {
    Samples.Stretch stretch = Samples.stretch(handle, session);
    Optional<SampleTable> found = Samples.read(handle, stretch, ALL);
    if (found.isEmpty()) {
      return;
    }
    SampleTable table = found.get();
    begin(SAMPLES + session + CSV);
    StringBuilder lines = new StringBuilder(SampleCsv.header(table));
    for (int row = 0; row < table.size(); row++) {
      SampleCsv.line(table, row, lines);
      if (lines.length() > 1 << 16) {
        zip.write(lines.toString().getBytes(UTF_8));
        lines.setLength(0);
      }
    }
    zip.write(lines.toString().getBytes(UTF_8));
    zip.closeEntry();
  }
}
