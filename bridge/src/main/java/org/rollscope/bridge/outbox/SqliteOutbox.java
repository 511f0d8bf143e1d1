package org.rollscope.bridge.outbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An outbox in a file: it survives the loss of this process and of power.
 *
 * <p>A message may be taken once it is on the disk, and leaves the disk some time after it was
 * delivered; so after a crash some come twice, and none is missing of those that were saved. A
 * thread of its own writes: alarms and events at once, samples up to 20 ms later, all that has
 * gathered meanwhile in one transaction.
 *
 * <p>A damaged file is set aside, what can be read of it is taken over, and a new epoch begins. As
 * long as the file cannot be written (a full or read-only disk), messages are kept in memory and
 * sent from there, in a new epoch, so that no sequence is used twice; they are written once it is
 * possible again. Nothing of this throws: it is logged, and told by {@link OutboxState#problem()}.
 */
public final class SqliteOutbox implements Outbox {
  private static final Duration CLOSE = Duration.ofSeconds(10);
  private static final Bounds IN_MEMORY = new Bounds(100_000, 64L << 20);

  private final Tally tally;
  private final Notice notice;
  private final Rounds rounds;
  private final StandingValues standing = new StandingValues();
  private final Numbering numbering;
  private final Ready ready = new Ready();

  /** Not yet in the file. */
  private final Waiting unsaved = new Waiting();

  /** Rows to be removed from the file. */
  private final Set<Long> removed = new LinkedHashSet<>();

  private final Losses losses = new Losses();
  private final Thread thread;
  private volatile Runnable listener = () -> {};
  private volatile BiConsumer<String, Payload> stands = (topic, value) -> {};
  private String problem = "";
  private long deliveredCount;
  private boolean closing;

  /**
   * Opens a file, or makes it.
   *
   * @param wall for the age of messages, and the epoch
   * @param notice tells of losses
   */
  public SqliteOutbox(Path file, Bounds bounds, InstantSource wall, Notice notice) {
    this(file, bounds, wall, System::nanoTime, notice);
  }

  /** The same on another monotonic clock. */
  SqliteOutbox(Path file, Bounds bounds, InstantSource wall, LongSupplier nanoTime, Notice notice) {
    rounds = new Rounds(nanoTime);
    tally = new Tally(bounds);
    numbering = new Numbering(wall);
    this.notice = notice;
    OutboxWriter writer = new OutboxWriter(this, file, bounds.age(), wall, nanoTime);
    writer.begin();
    thread = Thread.ofPlatform().name("outbox").daemon().start(writer);
  }

  @Override
  public synchronized String epoch() {
    return numbering.epoch();
  }

  @Override
  public synchronized Key offer(Draft draft) {
    Held held = numbering.number(draft);
    unsaved.put(held);
    tally.add(held.message().weight());
    rounds.add(draft.lane() != Lane.SAMPLE);
    notifyAll();
    return held.message().key();
  }

  @Override
  public synchronized @Nullable Message take(Lane lane) {
    Held held = ready.take(lane);
    if (ready.wants(lane)) {
      notifyAll();
    }
    return held == null ? null : held.message();
  }

  @Override
  public synchronized void delivered(Key key) {
    Held gone = remove(key);
    if (gone == null) {
      return;
    }
    deliveredCount++;
    if (gone.message().retained()) {
      standing.keep(gone.message().topic(), gone.message().payload());
    }
    losses.tell().forEach(loss -> offer(notice.of(loss)));
  }

  @Override
  public synchronized void refused(Key key, Loss.Reason reason) {
    Held gone = remove(key);
    if (gone != null) {
      losses.add(key, gone.message().measured(), reason);
    }
  }

  private @Nullable Held remove(Key key) {
    Held gone = ready.remove(key);
    if (gone == null) {
      return null;
    }
    tally.remove(gone.message().weight());
    if (unsaved.remove(gone) == null) {
      removeRow(Row.id(gone));
    }
    return gone;
  }

  private boolean removeRow(long id) {
    rounds.remove();
    return removed.add(id);
  }

  @Override
  public synchronized void requeue() {
    ready.requeue();
  }

  @Override
  public synchronized void stand(String topic, Payload value) {
    standing.put(topic, value);
    rounds.add(false);
    notifyAll();
  }

  @Override
  public synchronized void forget(String topic) {
    standing.forget(topic);
  }

  @Override
  public synchronized Map<String, Payload> standing() {
    return standing.all();
  }

  @Override
  public void onStand(BiConsumer<String, Payload> next) {
    stands = next;
  }

  @Override
  public synchronized OutboxState state() {
    return new OutboxState(
        (int) (tally.messages() - ready.inFlight()),
        ready.inFlight(),
        tally.bytes(),
        ready.oldest(unsaved),
        deliveredCount,
        losses.byLane(),
        problem);
  }

  @Override
  public synchronized long dropped(String device) {
    return losses.of(device);
  }

  @Override
  public void onReady(Runnable next) {
    listener = next;
  }

  @Override
  public synchronized void flush() throws InterruptedException {
    long mine = rounds.ask();
    notifyAll();
    while (!rounds.isDone(mine) && thread.isAlive()) {
      wait(Rounds.IDLE_MILLIS);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    try {
      thread.join(CLOSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // What follows is for the writer.

  /** Waits for work; returns whether to go on after it. */
  synchronized boolean await() throws InterruptedException {
    long start = rounds.now();
    for (long wait = waitMillis(start); wait > 0 && !closing; wait = waitMillis(start)) {
      wait(wait);
    }
    rounds.begin();
    return !closing;
  }

  private long waitMillis(long start) {
    return ready.wantsAny() ? 0 : rounds.waitMillis(start);
  }

  /** A round of work is over: tells who waits for it, and who may take something now. */
  void roundDone() {
    Map<String, Payload> told;
    synchronized (this) {
      told = standing.tell();
    }
    told.forEach(stands);
    listener.run();
    synchronized (this) {
      rounds.end();
      notifyAll();
    }
  }

  /**
   * Goes on with what is in a file.
   *
   * @param whole whether it holds everything that was ever saved
   */
  synchronized void adopt(OutboxFile.Contents contents, boolean whole) {
    standing.load(contents.standing());
    contents.untold().forEach(losses::restore);
    boolean untouched = tally.messages() == 0 && problem.isEmpty();
    tally.set((long) contents.messages() + unsaved.size(), contents.bytes() + unsaved.bytes());
    if (untouched && whole) {
      numbering.continueAfter(contents);
    } else {
      numbering.placeBehind(contents);
      if (!whole || epoch().compareTo(contents.epoch()) <= 0) {
        beginEpoch(contents.epoch());
      }
    }
    recovered();
  }

  private void beginEpoch(String earlier) {
    numbering.begin(earlier);
    for (Held held : unsaved.all().toList()) {
      unsaved.remove(held);
      tally.remove(held.message().weight());
      Held anew = numbering.anew(held);
      unsaved.put(anew);
      tally.add(anew.message().weight());
    }
  }

  /** Messages at hand that a new file does not hold must be saved again. */
  synchronized void saveAgain(Set<Long> held) {
    ready.all().filter(one -> !held.contains(Row.id(one))).forEach(unsaved::put);
  }

  /** The rows of the messages at hand. */
  synchronized Set<Long> rowsAtHand() {
    return ready.rows();
  }

  /** What is to be written now; null for nothing. */
  synchronized @Nullable Changes changes() {
    rounds.handedOver();
    boolean told = losses.haveChanged();
    return told || !unsaved.isEmpty() || !removed.isEmpty() || !standing.isSaved()
        ? new Changes(
            epoch(),
            unsaved.all().toList(),
            List.copyOf(removed),
            standing.unsaved(),
            standing.forgotten(),
            numbering.changed(),
            losses.untold())
        : null;
  }

  /** The file can be written again; it may hold what could not be read meanwhile. */
  synchronized void recovered() {
    ready.readAnew();
  }

  /** Changes are on the disk: the new messages among them may be taken. */
  synchronized void saved(Changes changes) {
    problem = "";
    for (Held held : changes.added()) {
      numbering.seen(held);
      if (unsaved.remove(held) == null) {
        removeRow(Row.id(held)); // sent from memory, and delivered meanwhile
      } else if (!ready.hasHad(held)) {
        ready.add(held);
      }
    }
    changes.removed().forEach(removed::remove);
    standing.saved(changes);
    numbering.saved(changes);
  }

  /** Whether no message of the file is wanted any more. */
  synchronized boolean isAllGone() {
    return tally.messages() <= unsaved.size();
  }

  /** Nothing can be written now: messages are sent from memory, as many as it holds. */
  synchronized void cannotSave(String why) {
    if (problem.isEmpty()) {
      beginEpoch(epoch());
    }
    problem = why;
    numbering.allSeen();
    losses.changedStill();
    for (Held dropped : unsaved.beyond(IN_MEMORY, held -> !ready.isInFlight(Row.id(held)))) {
      ready.remove(dropped.message().key());
      giveUp(Candidate.of(dropped), Loss.Reason.SIZE);
    }
    Stream.of(Lane.values()).forEach(this::readyFromMemory);
  }

  private void readyFromMemory(Lane lane) {
    unsaved.behind(lane, ready.last(lane)).forEach(ready::add);
  }

  /** Lanes that should be filled from the file. */
  synchronized List<Lane> wanting() {
    return Stream.of(Lane.values()).filter(ready::wants).toList();
  }

  synchronized long last(Lane lane) {
    return ready.last(lane);
  }

  /**
   * Rows of a lane were read.
   *
   * @param damaged rows that are of no use
   * @param more whether there are more behind them
   */
  synchronized void fill(Lane lane, List<Held> rows, List<Candidate> damaged, boolean more) {
    ready.fill(lane, rows.stream().filter(held -> !removed.contains(Row.id(held))).toList(), more);
    if (rows.isEmpty()) {
      damaged.forEach(lost -> ready.passed(lane, Row.place(lost.id())));
    } else {
      ready.passed(lane, rows.getLast().place());
    }
    for (Candidate lost : damaged) {
      if (removeRow(lost.id())) {
        giveUp(lost, Loss.Reason.DAMAGED);
      }
    }
    if (!more && !problem.isEmpty()) {
      readyFromMemory(lane);
    }
  }

  /** Whether a row has a place that was given to one. */
  synchronized boolean isPossible(Candidate candidate) {
    return numbering.isGiven(Row.place(candidate.id()));
  }

  private void giveUp(Candidate lost, Loss.Reason reason) {
    tally.remove(lost.weight());
    losses.add(lost.key(), lost.measured(), reason);
  }

  synchronized Excess excess() {
    return tally.excess();
  }

  synchronized boolean isSpared(Candidate candidate) {
    return ready.isInFlight(candidate.id()) || removed.contains(candidate.id());
  }

  /** Gives messages of the file up, but those that were taken meanwhile. */
  synchronized void drop(List<Candidate> candidates, Loss.Reason reason) {
    for (Candidate candidate : candidates) {
      if (!ready.isInFlight(candidate.id()) && removeRow(candidate.id())) {
        ready.remove(candidate.key());
        giveUp(candidate, reason);
      }
    }
  }
}
