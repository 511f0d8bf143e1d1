package org.rollscope.bridge.outbox;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An outbox in memory: it survives every loss of the broker, but not of this process. */
public final class MemoryOutbox implements Outbox {
  private final Bounds bounds;
  private final InstantSource wall;
  private final Notice notice;
  private final String epoch;
  private final Sequences sequences = new Sequences();
  private final Waiting waiting = new Waiting();
  private final TreeMap<Long, Held> inFlight = new TreeMap<>();
  private final Map<Key, Held> all = new HashMap<>();
  private final Losses losses = new Losses();
  private volatile Runnable ready = () -> {};
  private volatile BiConsumer<String, Payload> stands = (topic, value) -> {};
  private long nextPlace;
  private long bytes;
  private long deliveredCount;

  /**
   * @param wall for the age of messages, and the epoch
   * @param notice tells of losses
   */
  public MemoryOutbox(Bounds bounds, InstantSource wall, Notice notice) {
    this.bounds = bounds;
    this.wall = wall;
    this.notice = notice;
    epoch = Epoch.begin(wall);
  }

  @Override
  public String epoch() {
    return epoch;
  }

  @Override
  public Key offer(Draft draft) {
    Key key = store(draft);
    ready.run();
    return key;
  }

  private synchronized Key store(Draft draft) {
    Key key = sequences.next(draft, epoch);
    Held held = new Held(nextPlace++, wall.millis(), Message.of(key, draft));
    waiting.put(held);
    all.put(key, held);
    bytes += held.message().weight();
    makeRoom();
    return key;
  }

  private void makeRoom() {
    long limit = wall.millis() - bounds.age().toMillis();
    for (Held old = waiting.pollStoredBefore(limit);
        old != null;
        old = waiting.pollStoredBefore(limit)) {
      giveUp(old.message(), Loss.Reason.AGE);
    }
    while (all.size() > bounds.messages() || bytes > bounds.bytes()) {
      Held dropped = waiting.pollLeastWanted();
      if (dropped == null) {
        return;
      }
      giveUp(dropped.message(), Loss.Reason.SIZE);
    }
  }

  private void giveUp(Message message, Loss.Reason reason) {
    all.remove(message.key());
    bytes -= message.weight();
    losses.add(message.key(), message.measured(), reason);
  }

  @Override
  public synchronized @Nullable Message take(Lane lane) {
    Held first = waiting.pollFirst(lane);
    if (first == null) {
      return null;
    }
    inFlight.put(first.place(), first);
    return first.message();
  }

  @Override
  public void delivered(Key key) {
    List<Loss> untold;
    synchronized (this) {
      Held gone = release(key);
      if (gone == null) {
        return;
      }
      all.remove(key);
      bytes -= gone.message().weight();
      deliveredCount++;
      untold = losses.tell();
    }
    untold.forEach(loss -> offer(notice.of(loss)));
  }

  @Override
  public synchronized void refused(Key key, Loss.Reason reason) {
    Held gone = release(key);
    if (gone != null) {
      giveUp(gone.message(), reason);
    }
  }

  private @Nullable Held release(Key key) {
    Held gone = all.get(key);
    if (gone != null && inFlight.remove(gone.place()) == null) {
      waiting.remove(gone);
    }
    return gone;
  }

  @Override
  public synchronized void requeue() {
    inFlight.values().forEach(waiting::put);
    inFlight.clear();
  }

  @Override
  public void stand(String topic, Payload value) {
    stands.accept(topic, value);
  }

  @Override
  public void forget(String topic) {
    // Who was told of it remembers it; here it is not kept.
  }

  @Override
  public Map<String, Payload> standing() {
    return Map.of();
  }

  @Override
  public void onStand(BiConsumer<String, Payload> listener) {
    stands = listener;
  }

  @Override
  public synchronized OutboxState state() {
    Instant oldest =
        Stream.concat(waiting.firsts(), inFlight.values().stream())
            .map(held -> held.message().measured())
            .min(naturalOrder())
            .orElse(null);
    return new OutboxState(
        waiting.size(), inFlight.size(), bytes, oldest, deliveredCount, losses.byLane(), "");
  }

  @Override
  public synchronized long dropped(String device) {
    return losses.of(device);
  }

  @Override
  public void onReady(Runnable listener) {
    ready = listener;
  }

  @Override
  public void flush() {
    // It may be taken at once.
  }

  @Override
  public void close() {
    // Nothing is held but memory.
  }
}
