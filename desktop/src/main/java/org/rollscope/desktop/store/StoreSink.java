package org.rollscope.desktop.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.core.sample.PlainText;
import org.rollscope.desktop.collect.Finding;
import org.rollscope.desktop.collect.Finding.Collected;
import org.rollscope.desktop.collect.Progress;
import org.rollscope.desktop.collect.ProgressText;
import org.rollscope.desktop.collect.Series;
import org.rollscope.desktop.collect.Sink;
import org.rollscope.desktop.store.PieceWriter.Minute;
import org.rollscope.desktop.store.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is collected, in one transaction with how far was collected. A message that cannot be
 * what it says is left out, told once and counted: it must not keep those behind it from coming.
 * Only one at a time collects into a store.
 */
public final class StoreSink implements Sink, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreSink.class);
  private static final String CLIENT = "collector";

  private final Database database;
  private final Ids ids;
  private final Engine.Claim claim;
  private final Packer packer;
  private final Set<String> knownTools = new HashSet<>();

  /** What this transaction could not read, in words. */
  private final List<String> leftOut = new ArrayList<>();

  private long unread;

  private StoreSink(Database database, Ids ids, Engine.Claim claim, Packer packer) {
    this.database = database;
    this.ids = ids;
    this.claim = claim;
    this.packer = packer;
  }

  /**
   * Begins to collect into a store.
   *
   * @throws StoreException where somebody else does so already
   */
  static StoreSink open(Database database, Ids ids, Completion completion) throws StoreException {
    Engine.Claim claim = database.engine().claim();
    try {
      Packer packer = Packer.start(database, completion);
      return new StoreSink(database, ids, claim, packer);
    } catch (StoreException | RuntimeException e) {
      claim.close();
      throw e;
    }
  }

  /** Who the collector is to the broker, for good. */
  public String client() throws StoreException {
    return database.write(
        handle -> {
          handle
              .createUpdate(
                  "INSERT INTO setting (name, value) VALUES (:name, :value)"
                      + " ON CONFLICT (name) DO NOTHING")
              .bind("name", CLIENT)
              .bind("value", "rollscope-store-" + ids.next())
              .execute();
          return handle
              .createQuery("SELECT value FROM setting WHERE name = :name")
              .bind("name", CLIENT)
              .mapTo(String.class)
              .one();
        });
  }

  @Override
  public List<Progress> progress() throws StoreException {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT tool, epoch, lane, progress FROM series")
                .map(
                    (row, context) -> {
                      Lane lane = Lane.valueOf(row.getString("lane"));
                      Series series =
                          new Series(row.getString("tool"), row.getString("epoch"), lane);
                      return ProgressText.read(series, row.getString("progress"));
                    })
                .list());
  }

  @Override
  public void store(List<Finding> findings, List<Progress> progress) throws StoreException {
    List<Collected> messages = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding instanceof Collected message) {
        messages.add(message);
      }
    }
    try {
      store(messages, progress, false);
    } catch (StoreException e) {
      if (e.kind() != Kind.REFUSED) {
        throw e;
      }
      store(messages, progress, true);
    }
  }

  /**
   * @param oneByOne each message for itself, so that one which the database does not take harms
   *     none
   */
  private void store(List<Collected> messages, List<Progress> progress, boolean oneByOne)
      throws StoreException {
    Set<String> tools = new HashSet<>(knownTools);
    leftOut.clear();
    Set<Minute> touched =
        database.write(
            handle -> {
              Set<Minute> minutes =
                  oneByOne ? each(handle, messages) : all(handle, messages, tools);
              write(handle, progress);
              return minutes;
            });
    if (!oneByOne) {
      knownTools.addAll(tools);
    }
    packer.touched(touched);
    tellLeftOut();
  }

  private void tellLeftOut() {
    if (unread == 0 && !leftOut.isEmpty()) {
      LOG.warn("{}; more of that kind are only counted", leftOut.getFirst());
    }
    unread += leftOut.size();
  }

  private Set<Minute> all(Handle handle, List<Collected> messages, Set<String> tools)
      throws StoreException {
    MessageWriter writer = new MessageWriter(handle, ids, tools);
    for (Collected message : messages) {
      write(writer, message);
    }
    return writer.finish();
  }

  private void write(MessageWriter writer, Collected message) throws StoreException {
    try {
      writer.write(message);
    } catch (IllegalArgumentException e) {
      leaveOut(message, String.valueOf(e.getMessage()));
    }
  }

  private Set<Minute> each(Handle handle, List<Collected> messages) throws StoreException {
    Set<Minute> minutes = new HashSet<>();
    for (Collected message : messages) {
      handle.savepoint(CLIENT);
      try {
        MessageWriter writer = new MessageWriter(handle, ids, new HashSet<>());
        write(writer, message);
        minutes.addAll(writer.finish());
        handle.releaseSavepoint(CLIENT);
      } catch (StoreException | JdbiException e) {
        StoreException why =
            e instanceof JdbiException told ? database.explain(told) : (StoreException) e;
        if (why.kind() != Kind.REFUSED) {
          throw why;
        }
        handle.rollbackToSavepoint(CLIENT);
        leaveOut(message, String.valueOf(why.getMessage()));
      }
    }
    return minutes;
  }

  private void leaveOut(Collected message, String why) {
    leftOut.add("A message on " + PlainText.of(message.topic()) + " is left out: " + why);
  }

  private static void write(Handle handle, List<Progress> progress) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO series (tool, epoch, lane, progress)
            VALUES (:tool, :epoch, :lane, :progress)
            ON CONFLICT (tool, epoch, lane) DO UPDATE SET progress = excluded.progress""");
    for (Progress one : progress) {
      batch
          .bind("tool", Fields.storable(one.series().device()))
          .bind("epoch", Fields.storable(one.series().epoch()))
          .bind("lane", one.series().lane().name())
          .bind("progress", ProgressText.of(one))
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
    batch.close();
  }

  /** How many messages were left out since it was opened, for they could not be read. */
  public long unread() {
    return unread;
  }

  /** Packs what is left, and lets others collect. */
  @Override
  public void close() {
    packer.close();
    claim.close();
  }
}
