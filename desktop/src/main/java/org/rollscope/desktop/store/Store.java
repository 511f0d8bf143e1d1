package org.rollscope.desktop.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.desktop.store.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door to what is kept. Thread-safe; every call blocks while the disk works, and throws {@link
 * StoreException} in words for people.
 */
public final class Store implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  private final StoreAddress address;
  private final Database database;
  private final String notice;
  private final InstantSource clock;
  private final Ids ids;
  private final People people;
  private final PersonLimits limits;
  private final Tools tools;
  private final Sessions sessions;
  private final Events events;
  private final Trends trends;
  private final Notes notes;
  private final Routines routines;
  private final Samples samples;
  private final Settings settings;

  private Store(
      StoreAddress address,
      Database database,
      String notice,
      InstantSource clock,
      RandomGenerator random) {
    this.address = address;
    this.database = database;
    this.notice = notice;
    this.clock = clock;
    ids = new Ids(random);
    people = new People(database, clock, ids);
    limits = new PersonLimits(database, clock);
    tools = new Tools(database, clock, ids);
    sessions = new Sessions(database);
    events = new Events(database);
    trends = new Trends(database);
    notes = new Notes(database, clock, ids);
    routines = new Routines(database, clock, ids);
    samples = new Samples(database);
    settings = new Settings(database);
  }

  /**
   * Opens a store, or makes it. A damaged file is set aside and another one is begun; {@link
   * #notice()} tells it.
   *
   * @param random for new identifiers, which nobody should guess
   * @throws StoreException where it is another program's or a newer one's, or cannot be reached
   */
  public static Store open(StoreAddress address, InstantSource clock, RandomGenerator random)
      throws StoreException {
    try {
      return new Store(address, connect(address), "", clock, random);
    } catch (StoreException e) {
      if (e.kind() == Kind.DAMAGED && address instanceof StoreAddress.InFile file) {
        String notice = setAside(file.path(), clock, e);
        LOG.error(notice);
        return new Store(address, connect(address), notice, clock, random);
      }
      throw e;
    }
  }

  /**
   * Puts a backup in a store's place, which nobody may have open. What was there is kept beside it.
   *
   * @return where what was there is now; empty where there was nothing
   * @throws IOException where it cannot be done, in words for people; then all is as it was
   */
  public static String restore(Path backup, StoreAddress address, InstantSource clock)
      throws IOException {
    return new Restoring(backup, clock.instant()).into(address);
  }

  private static String setAside(Path file, InstantSource clock, StoreException why)
      throws StoreException {
    try {
      Path aside = DatabaseFile.setAside(file, "damaged", clock.instant());
      return why.getMessage()
          + ". It was renamed to "
          + aside
          + ", and a new one begun; 'rollscope store restore FILE' brings back a backup of yours";
    } catch (IOException e) {
      throw new StoreException(Kind.DAMAGED, why.getMessage() + ", and cannot be renamed: " + e, e);
    }
  }

  private static Database connect(StoreAddress address) throws StoreException {
    Engine engine =
        switch (address) {
          case StoreAddress.InFile file -> new SqliteEngine(file.path());
          case StoreAddress.OnServer server -> new PostgresEngine(server);
        };
    engine.prepare();
    Schema.bring(engine, address);
    return new Database(engine);
  }

  public StoreAddress address() {
    return address;
  }

  /** What a person should know about the store itself; empty for nothing. */
  public String notice() {
    return notice;
  }

  public People people() {
    return people;
  }

  public PersonLimits limits() {
    return limits;
  }

  public Tools tools() {
    return tools;
  }

  public Sessions sessions() {
    return sessions;
  }

  public Events events() {
    return events;
  }

  public Trends trends() {
    return trends;
  }

  public Notes notes() {
    return notes;
  }

  public Routines routines() {
    return routines;
  }

  public Samples samples() {
    return samples;
  }

  public Settings settings() {
    return settings;
  }

  /** How much is in it. */
  public StoreCounts counts() throws StoreException {
    return database.read(handle -> StoreCounts.of(handle, database.engine().size(handle)));
  }

  /**
   * Copies all of it, of one moment, into a file, while others read and write. {@link #restore}
   * brings it back, also into another database.
   *
   * @param file where there is none yet
   * @throws IOException where it cannot be made, in words for people
   */
  public void backup(Path file) throws IOException {
    Backup.make(database, address, file);
  }

  /**
   * Writes everything about a person, of one moment, as a zip that can be read without this
   * program; {@link #imports()} brings it back.
   *
   * @throws StoreException where there is no such person, or it cannot be written
   */
  public void export(String person, OutputStream to) throws StoreException {
    PersonExport.write(database, person, clock.instant(), to);
  }

  /**
   * Writes the same into a file.
   *
   * @param file where there is none yet
   */
  public void export(String person, Path file) throws IOException {
    NewFile.write(
        file,
        part -> {
          try (OutputStream to = Files.newOutputStream(part)) {
            export(person, to);
          }
        });
  }

  /**
   * Deletes a person and everything about them for good: nothing of it is left in the file. Copies
   * of the store are not touched.
   *
   * @throws StoreException where there is no such person, or not the room that it takes
   */
  public void forget(String person) throws StoreException {
    Person known = people.find(person).orElseThrow(() -> People.unknown(person));
    database.engine().requireRoomToRewrite();
    database.change(handle -> new Forgetting(handle, known).run());
    database.upkeep(database.engine()::rewrite);
  }

  /** The files of stores that were in this one's place and were put aside. */
  public List<Path> copies() throws IOException {
    return address instanceof StoreAddress.InFile file
        ? DatabaseFile.aside(file.path())
        : List.of();
  }

  /** Brings files into it. */
  public Imports imports() {
    return new Imports(this);
  }

  /**
   * Begins to take a recording; {@link Recording#store()} keeps it.
   *
   * @throws StoreException where there is no such person
   */
  public Recording recording(ImportTerms terms) throws StoreException {
    return recording(terms, ids.next());
  }

  /**
   * @param unnamedBoot stands for the boot of a device that tells none
   */
  Recording recording(ImportTerms terms, String unnamedBoot) throws StoreException {
    String person = terms.person();
    Limits own = person == null ? Limits.DEFAULT : limits.of(person);
    AnalyzerConfig config = AnalyzerConfig.DEFAULT.withZone(terms.zone()).withLimits(own);
    return new Recording(database, ids, terms, config, clock.instant(), unnamedBoot);
  }

  /**
   * Begins to collect into it; close what is returned before the store.
   *
   * @throws StoreException where somebody else does so already
   */
  public StoreSink collect() throws StoreException {
    return StoreSink.open(database, ids, completion());
  }

  /** What tells the time to everything about it. */
  public InstantSource clock() {
    return clock;
  }

  Completion completion() {
    return new Completion(database, ids, limits);
  }

  Ids ids() {
    return ids;
  }

  Database database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
  }
}
