package org.rollscope.bridge.outbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only one that touches the file of an outbox. A round: save what is new and remove what was
 * delivered, make room, read on where a lane runs short.
 */
final class OutboxWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxWriter.class);
  private static final int PAGE = 256;
  private static final int MOST_AT_ONCE = 10_000;
  private static final long RETRY = Duration.ofSeconds(1).toNanos();
  private static final long HOUSEKEEPING = Duration.ofMinutes(1).toNanos();

  /** A computer without a clock of its own begins in 1970: such a time tells no age. */
  private static final long CLOCK_WAS_SET = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();

  private final SqliteOutbox outbox;
  private final Path path;
  private final long age;
  private final InstantSource wall;
  private final LongSupplier nanoTime;
  private @Nullable OutboxFile file;
  private @Nullable String epoch;
  private String problem = "";
  private long nextTry;
  private long nextHousekeeping;

  OutboxWriter(
      SqliteOutbox outbox, Path path, Duration age, InstantSource wall, LongSupplier nanoTime) {
    this.outbox = outbox;
    this.path = path;
    this.age = age.toMillis();
    this.wall = wall;
    this.nanoTime = nanoTime;
    nextHousekeeping = nanoTime.getAsLong();
  }

  /** The first round, before anything is offered. */
  void begin() {
    round();
  }

  @Override
  public void run() {
    try {
      boolean more = true;
      while (more) {
        more = outbox.await();
        round();
      }
    } catch (InterruptedException e) {
      LOG.warn("The outbox {} was interrupted; what is new in it may be lost", path);
    } finally {
      if (file != null) {
        file.close();
      }
    }
  }

  private void round() {
    try {
      if (problem.isEmpty() || nanoTime.getAsLong() - nextTry >= 0) {
        work(file == null ? open() : file);
      }
    } catch (StorageException e) {
      trouble(e);
    }
    if (!problem.isEmpty()) {
      outbox.cannotSave(problem);
      fillAsFarAsPossible();
    }
    outbox.roundDone();
  }

  private void work(OutboxFile open) throws StorageException {
    save(open);
    if (!problem.isEmpty()) {
      LOG.info("The outbox {} can be written again; nothing was lost", path);
      problem = "";
      outbox.recovered();
    }
    boolean quiet = nanoTime.getAsLong() - nextHousekeeping >= 0;
    if (quiet) {
      nextHousekeeping = nanoTime.getAsLong() + HOUSEKEEPING;
      dropOld(open);
    }
    makeRoom(open);
    for (Lane lane : outbox.wanting()) {
      fill(open, lane);
    }
    if (quiet) {
      open.shrink();
    }
  }

  private OutboxFile open() throws StorageException {
    OutboxFile opened = OutboxFile.open(path);
    file = opened;
    OutboxFile.Contents contents = opened.contents();
    if (epoch == null) {
      outbox.adopt(contents, true);
    } else if (!epoch.equals(contents.epoch())) {
      outbox.adopt(contents, false); // somebody has put another one there
      outbox.saveAgain(Set.of());
    }
    epoch = contents.epoch();
    return opened;
  }

  private void save(OutboxFile open) throws StorageException {
    Changes changes = outbox.changes();
    if (changes != null) {
      open.save(changes);
      epoch = changes.epoch();
      outbox.saved(changes);
    }
  }

  private void makeRoom(OutboxFile open) throws StorageException {
    for (Rank rank : Rank.values()) {
      Excess excess = outbox.excess();
      if (excess.isNone()) {
        return;
      }
      List<Candidate> dropped = new ArrayList<>();
      Excess[] left = {excess};
      open.oldest(
          rank,
          candidate -> {
            if (!outbox.isSpared(candidate)) {
              dropped.add(candidate);
              left[0] = left[0].without(candidate.weight());
            }
            return !left[0].isNone();
          });
      outbox.drop(dropped, Loss.Reason.SIZE);
      save(open);
    }
  }

  private void dropOld(OutboxFile open) throws StorageException {
    long limit = wall.millis() - age;
    for (Rank rank : Rank.values()) {
      List<Candidate> old = new ArrayList<>();
      open.oldest(
          rank,
          candidate -> {
            boolean timed = candidate.stored() >= CLOCK_WAS_SET;
            boolean tooOld = timed && candidate.stored() < limit;
            if (tooOld && !outbox.isSpared(candidate)) {
              old.add(candidate);
            }
            return (tooOld || !timed) && old.size() < MOST_AT_ONCE;
          });
      outbox.drop(old, Loss.Reason.AGE);
      save(open);
    }
  }

  private void fill(OutboxFile open, Lane lane) throws StorageException {
    List<Held> rows = new ArrayList<>();
    List<Candidate> damaged = new ArrayList<>();
    int read = open.page(lane, outbox.last(lane), PAGE, rows::add, damaged::add);
    if (!damaged.stream().allMatch(outbox::isPossible)) {
      throw StorageException.ofDisorder(path);
    }
    if (!damaged.isEmpty()) {
      LOG.error(
          "{} messages in the outbox {} are damaged and lost; check its disk",
          damaged.size(),
          path);
    }
    outbox.fill(lane, rows, damaged, read == PAGE);
  }

  /** What is in the file can be read perhaps, though nothing can be written. */
  private void fillAsFarAsPossible() {
    for (Lane lane : outbox.wanting()) {
      try {
        if (file == null) {
          outbox.fill(lane, List.of(), List.of(), false);
        } else {
          fill(file, lane);
        }
      } catch (StorageException e) {
        LOG.debug("Reading {} failed as well", path, e);
        outbox.fill(lane, List.of(), List.of(), false);
      }
    }
  }

  private void trouble(StorageException e) {
    if (e.isUnusable()) {
      try {
        setAside(e);
        return;
      } catch (StorageException also) {
        also.addSuppressed(e);
        trouble(String.valueOf(also.getMessage()));
        return;
      }
    }
    trouble(String.valueOf(e.getMessage()));
    openAgain(e.isFull());
  }

  /**
   * After a failure a connection and its statements are of no use any more. What is in the file can
   * be read still; if nothing in it is wanted, and it fills the disk itself, it is made anew, for
   * even to remove something takes room.
   */
  private void openAgain(boolean full) {
    if (file != null) {
      file.close();
      file = null;
    }
    try {
      OutboxFile again = open();
      if (full && outbox.isAllGone()) {
        startOver(again);
      }
    } catch (StorageException e) {
      LOG.debug("{} cannot be opened again now", path, e);
    }
  }

  private void startOver(OutboxFile last) throws StorageException {
    Map<String, Payload> standing = last.standing();
    last.close();
    file = null;
    OutboxFile next = OutboxFile.anew(path);
    file = next;
    next.save(
        new Changes(outbox.epoch(), List.of(), List.of(), standing, Set.of(), Map.of(), List.of()));
    OutboxFile.Contents contents = next.contents();
    outbox.adopt(contents, false);
    epoch = contents.epoch();
  }

  private void trouble(String why) {
    if (!why.equals(problem)) {
      LOG.error("{}. Until then messages are kept in memory only, and sent from there", why);
    }
    problem = why;
    nextTry = nanoTime.getAsLong() + RETRY;
  }

  private void setAside(StorageException reason) throws StorageException {
    if (file != null) {
      file.close();
      file = null;
    }
    Path aside = Salvage.setAside(path, wall.instant());
    OutboxFile next = OutboxFile.open(path);
    file = next;
    Set<Long> atHand = outbox.rowsAtHand();
    Salvage salvage = new Salvage(next, atHand);
    salvage.takeOver(aside);
    outbox.adopt(next.contents(), false);
    outbox.saveAgain(salvage.found());
    LOG.error(
        "{}. It is kept as {}; {} messages were taken over from it",
        reason.getMessage(),
        aside,
        salvage.messages());
    work(next);
  }
}
