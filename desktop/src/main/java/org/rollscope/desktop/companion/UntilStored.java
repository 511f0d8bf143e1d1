package org.rollscope.desktop.companion;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.bridge.outbox.Loss;
import org.rollscope.bridge.outbox.Message;
import org.rollscope.bridge.outbox.Outbox;
import org.rollscope.bridge.outbox.OutboxState;
import org.rollscope.bridge.outbox.Payload;

/**
 * An outbox from which a message goes only once it is stored as well. A broker of this process
 * loses what it has when the process is killed; the outbox then still has it, and offers it again.
 * Thread-safe.
 */
final class UntilStored implements Outbox {
  /** What is stored comes back within a moment, before the broker has acknowledged it or after. */
  private static final int MOST_STORED = 10_000;

  private final Outbox inner;
  private final Set<Key> acknowledged = new HashSet<>();
  private final Set<Key> stored = new LinkedHashSet<>();
  private boolean closed;

  UntilStored(Outbox inner) {
    this.inner = inner;
  }

  @Override
  public String epoch() {
    return inner.epoch();
  }

  @Override
  public Key offer(Draft draft) {
    return inner.offer(draft);
  }

  @Override
  public @Nullable Message take(Lane lane) {
    return inner.take(lane);
  }

  @Override
  public synchronized void delivered(Key key) {
    if (stored.remove(key)) {
      inner.delivered(key);
    } else {
      acknowledged.add(key);
    }
  }

  /** A message is in the store, of whichever bridge. */
  synchronized void stored(Key key) {
    if (closed) {
      return;
    }
    if (acknowledged.remove(key)) {
      inner.delivered(key);
    } else {
      stored.add(key);
      forgetOldest();
    }
  }

  /** Those of other bridges are never asked for. */
  private void forgetOldest() {
    if (stored.size() > MOST_STORED) {
      Iterator<Key> oldest = stored.iterator();
      oldest.next();
      oldest.remove();
    }
  }

  @Override
  public void refused(Key key, Loss.Reason reason) {
    inner.refused(key, reason);
  }

  @Override
  public synchronized void requeue() {
    acknowledged.clear();
    inner.requeue();
  }

  @Override
  public void stand(String topic, Payload value) {
    inner.stand(topic, value);
  }

  @Override
  public void forget(String topic) {
    inner.forget(topic);
  }

  @Override
  public Map<String, Payload> standing() {
    return inner.standing();
  }

  @Override
  public void onStand(BiConsumer<String, Payload> listener) {
    inner.onStand(listener);
  }

  @Override
  public OutboxState state() {
    return inner.state();
  }

  @Override
  public long dropped(String device) {
    return inner.dropped(device);
  }

  @Override
  public void onReady(Runnable listener) {
    inner.onReady(listener);
  }

  @Override
  public void flush() throws InterruptedException {
    inner.flush();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    inner.close();
  }
}
