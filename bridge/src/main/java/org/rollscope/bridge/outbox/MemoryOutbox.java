package org.rollscope.bridge.outbox;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An outbox in memory: it survives every loss of the broker, but not of this process. */
public final class MemoryOutbox implements Outbox {
  /** A lane of a device. */
  private record Source(String device, Lane lane) {}

  /** A message and its place in the order of all offers. */
  private record Held(long place, Message message) {}

  private final Bounds bounds;
  private final String epoch;
  private final Waiting waiting = new Waiting();
  private final TreeMap<Long, Message> inFlight = new TreeMap<>();
  private final Map<Key, Held> held = new HashMap<>();
  private final Map<Source, Long> sequences = new HashMap<>();
  private final Map<Lane, Long> droppedByLane = new EnumMap<>(Lane.class);
  private final Map<String, Long> droppedByDevice = new HashMap<>();
  private volatile Runnable listener = () -> {};
  private long nextPlace;
  private long bytes;
  private long deliveredCount;

  /**
   * @param epoch differs from every earlier outbox's and sorts after them
   */
  public MemoryOutbox(Bounds bounds, String epoch) {
    this.bounds = bounds;
    this.epoch = epoch;
    for (Lane lane : Lane.values()) {
      droppedByLane.put(lane, 0L);
    }
  }

  @Override
  public String epoch() {
    return epoch;
  }

  @Override
  public Key offer(Draft draft) {
    Key key = store(draft);
    listener.run();
    return key;
  }

  private synchronized Key store(Draft draft) {
    long sequence = sequences.merge(new Source(draft.device(), draft.lane()), 1L, Long::sum);
    Key key = new Key(draft.device(), draft.boot(), epoch, draft.lane(), sequence);
    Message message =
        new Message(
            key,
            draft.lasting(),
            draft.topic(),
            draft.retained(),
            draft.measured(),
            draft.body().payload(key));
    long place = nextPlace++;
    waiting.put(place, message);
    held.put(key, new Held(place, message));
    bytes += message.weight();
    makeRoom();
    return key;
  }

  private void makeRoom() {
    while (held.size() > bounds.messages() || bytes > bounds.bytes()) {
      Message dropped = waiting.pollLeastWanted();
      if (dropped == null) {
        return;
      }
      held.remove(dropped.key());
      bytes -= dropped.weight();
      droppedByLane.merge(dropped.key().lane(), 1L, Long::sum);
      droppedByDevice.merge(dropped.key().device(), 1L, Long::sum);
    }
  }

  @Override
  public synchronized @Nullable Message take() {
    for (Lane lane : Lane.values()) {
      Message message = take(lane);
      if (message != null) {
        return message;
      }
    }
    return null;
  }

  @Override
  public synchronized @Nullable Message take(Lane lane) {
    Map.Entry<Long, Message> first = waiting.pollFirst(lane);
    if (first == null) {
      return null;
    }
    inFlight.put(first.getKey(), first.getValue());
    return first.getValue();
  }

  @Override
  public synchronized void delivered(Key key) {
    Held gone = held.remove(key);
    if (gone == null) {
      return;
    }
    if (inFlight.remove(gone.place()) == null) {
      waiting.remove(gone.place(), gone.message());
    }
    bytes -= gone.message().weight();
    deliveredCount++;
  }

  @Override
  public synchronized void requeue() {
    inFlight.forEach(waiting::put);
    inFlight.clear();
  }

  @Override
  public synchronized OutboxState state() {
    return new OutboxState(waiting.size(), inFlight.size(), bytes, deliveredCount, droppedByLane);
  }

  @Override
  public synchronized long dropped(String device) {
    return droppedByDevice.getOrDefault(device, 0L);
  }

  @Override
  public void onOffer(Runnable next) {
    listener = next;
  }

  @Override
  public void close() {}
}
