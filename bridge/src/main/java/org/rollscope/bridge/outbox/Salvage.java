package org.rollscope.bridge.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes over what can still be read of a damaged outbox. */
final class Salvage {
  private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
  private static final int PAGE = 256;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final OutboxFile to;
  private final Set<Long> atHand;
  private final Set<Long> found = new HashSet<>();
  private int messages;

  /**
   * @param atHand rows that the outbox has in memory as well
   */
  Salvage(OutboxFile to, Set<Long> atHand) {
    this.to = to;
    this.atHand = atHand;
  }

  /** Renames a file and what belongs to it; returns its new name. */
  static Path setAside(Path file, Instant now) throws StorageException {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(now));
    for (int more = 2; Files.exists(aside); more++) {
      aside =
          file.resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(now) + "-" + more);
    }
    try {
      Files.move(file, aside);
      for (String part : List.of("-wal", "-shm", "-journal")) {
        Path beside = file.resolveSibling(file.getFileName() + part);
        if (Files.exists(beside)) {
          Files.move(beside, aside.resolveSibling(aside.getFileName() + part));
        }
      }
      return aside;
    } catch (IOException e) {
      throw StorageException.of(file, e);
    }
  }

  /** Reads each lane from its beginning up to the damage, and from its end down to it. */
  void takeOver(Path aside) {
    try (OutboxFile from = OutboxFile.open(aside)) {
      Changes beside =
          new Changes(
              attempt(from::epoch, ""),
              List.of(),
              List.of(),
              attempt(from::standing, Map.of()),
              Set.of(),
              Map.of(),
              attempt(from::untold, List.of()));
      to.save(beside);
      for (Lane lane : Lane.values()) {
        long reached = upwards(from, lane, beside);
        downwards(from, lane, reached, beside);
      }
    } catch (StorageException e) {
      LOG.debug("Not all of {} could be read", aside, e);
    }
  }

  private interface Part<T> {
    T read() throws StorageException;
  }

  private static <T> T attempt(Part<T> part, T otherwise) {
    try {
      return part.read();
    } catch (StorageException e) {
      LOG.debug("A part of the outbox is not readable", e);
      return otherwise;
    }
  }

  private long upwards(OutboxFile from, Lane lane, Changes beside) throws StorageException {
    long reached = 0;
    boolean more = true;
    while (more) {
      List<Held> rows = new ArrayList<>();
      long behind = reached;
      int read = attempt(() -> from.page(lane, behind, PAGE, rows::add, lost -> {}), 0);
      reached = rows.isEmpty() ? reached : rows.getLast().place();
      more = read == PAGE && reached > behind;
      copy(rows, beside);
    }
    return reached;
  }

  private void downwards(OutboxFile from, Lane lane, long reached, Changes beside)
      throws StorageException {
    long below = Long.MAX_VALUE;
    boolean more = true;
    while (more) {
      List<Held> rows = new ArrayList<>();
      long under = below;
      int read = attempt(() -> from.pageDown(lane, reached, under, PAGE, rows::add), 0);
      below = rows.isEmpty() ? below : rows.getLast().place();
      more = read == PAGE && below < under;
      copy(rows, beside);
    }
  }

  private void copy(List<Held> rows, Changes beside) throws StorageException {
    to.save(
        new Changes(
            beside.epoch(), rows, List.of(), Map.of(), Set.of(), Map.of(), beside.untold()));
    for (Held held : rows) {
      if (atHand.contains(Row.id(held))) {
        found.add(Row.id(held));
      }
    }
    messages += rows.size();
  }

  /** Those of the rows at hand that were found. */
  Set<Long> found() {
    return found;
  }

  int messages() {
    return messages;
  }
}
