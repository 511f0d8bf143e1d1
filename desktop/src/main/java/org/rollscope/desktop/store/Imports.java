package org.rollscope.desktop.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.desktop.log.LogDecoder;
import org.rollscope.desktop.log.LogException;
import org.rollscope.desktop.log.LogFile;
import org.rollscope.desktop.store.PieceWriter.Minute;

/**
 * Brings files into a store, each as a whole or not at all: recordings as {@code analyze} reads
 * them, lines that {@code collect} has written, and exports of a person. Thread-safe.
 */
public final class Imports {
  private static final String ZIP = "PK\003\004";
  private static final String JSON = "{";

  private final Store store;

  Imports(Store store) {
    this.store = store;
  }

  /**
   * Brings in a file. One that was brought in before changes nothing.
   *
   * @param terms what a recording does not tell of itself
   * @param progress gets the share read so far, 0 to 1
   * @throws IOException where it cannot be read, or is none of those, saying what is wrong in which
   *     line
   */
  public Imported add(Path file, ImportTerms terms, DoubleConsumer progress) throws IOException {
    try (LogFile log = LogFile.open(file)) {
      if (log.startsWith(ZIP)) {
        return PersonImport.add(store.database(), store.ids(), file, terms.person());
      }
      return log.startsWith(JSON)
          ? lines(log, terms.person(), progress)
          : recording(log, terms, progress);
    }
  }

  private Imported lines(LogFile file, @Nullable String person, DoubleConsumer progress)
      throws StoreException {
    Set<Minute> minutes = new HashSet<>();
    Imported imported =
        store
            .database()
            .write(
                handle -> {
                  LinesImport collected = new LinesImport(handle, store.ids());
                  minutes.addAll(collected.read(file, progress));
                  if (person != null) {
                    collected.give(person);
                  }
                  return collected.imported();
                });
    new Packing(store.database()).packAll(minutes);
    return imported;
  }

  private Imported recording(LogFile log, ImportTerms terms, DoubleConsumer progress)
      throws IOException {
    Path file = log.path();
    ImportTerms known =
        terms.ended() == null ? terms.withEnd(Files.getLastModifiedTime(file).toInstant()) : terms;
    Recording recording = store.recording(known, log.digest());
    LogDecoder decoder = new LogDecoder(log, recording);
    decoder.run(() -> {}, progress);
    if (recording.isEmpty()) {
      throw decoder.nothing(recording.hasDevice());
    }
    List<String> remarks = remarks(log, decoder);
    try {
      Imported imported = recording.store();
      return new Imported(imported.sessions(), imported.added(), remarks);
    } catch (StoreException e) {
      throw e.kind() == StoreException.Kind.REFUSED
          ? new LogException(file + ": " + e.getMessage())
          : e;
    }
  }

  private static List<String> remarks(LogFile log, LogDecoder decoder) throws LogException {
    DecodeCounts counts = decoder.counts();
    List<String> remarks = new ArrayList<>();
    if (log.isCutShort()) {
      remarks.add("it is damaged at its end; what stands before was taken");
    }
    if (counts.malformed() > 0) {
      long line = decoder.firstRejected();
      String bad =
          "not understood: %,d lines or packets".formatted(counts.malformed())
              + (line > 0 ? ", the first is line " + line : "");
      if (counts.malformed() > counts.frames()) {
        throw new LogException(log.path() + ": " + bad + "; that is more than what was understood");
      }
      remarks.add(bad + "; left out");
    }
    return remarks;
  }
}
