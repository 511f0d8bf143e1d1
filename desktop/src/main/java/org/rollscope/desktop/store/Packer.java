package org.rollscope.desktop.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.rollscope.desktop.store.Completion.Boot;
import org.rollscope.desktop.store.PieceWriter.Minute;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs the pieces of a minute into its block once no more are to be expected, on a thread of its
 * own: when a later minute of the same boot has begun, or nothing has come for a minute. A piece
 * that comes later is packed likewise. Once a boot has ended, its cut sessions are completed.
 * Thread-safe.
 */
final class Packer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Packer.class);
  private static final long LOOK_MILLIS = 500;
  private static final long SETTLED = TimeUnit.SECONDS.toNanos(5);
  private static final long QUIET = TimeUnit.SECONDS.toNanos(60);
  private static final int AT_ONCE = 16;
  private static final long CLOSE_MILLIS = 10_000;

  /** Longer than a session goes on in silence. */
  private static final long SILENT = TimeUnit.MINUTES.toNanos(3);

  private final Packing packing;
  private final Completion completion;
  private final Map<Minute, Long> touched = new HashMap<>();
  private final Map<Boot, Long> newest = new HashMap<>();
  private final Map<Boot, Long> heard = new HashMap<>();
  private final Thread thread =
      Thread.ofPlatform().name("store-packer").daemon().unstarted(this::run);
  private boolean closing;

  private Packer(Packing packing, Completion completion) {
    this.packing = packing;
    this.completion = completion;
  }

  /** Begins with the pieces and the cut sessions that are there. */
  static Packer start(Database database, Completion completion) throws StoreException {
    Packing packing = new Packing(database);
    Packer packer = new Packer(packing, completion);
    packer.heard(completion.boots());
    packer.touched(packing.waiting());
    packer.thread.start();
    return packer;
  }

  /** Pieces were added to these minutes. */
  synchronized void touched(Set<Minute> minutes) {
    long now = System.nanoTime();
    for (Minute minute : minutes) {
      touched.put(minute, now);
      newest.merge(boot(minute), minute.minute(), Math::max);
      heard.put(boot(minute), now);
    }
  }

  private synchronized void heard(Set<Boot> boots) {
    boots.forEach(boot -> heard.put(boot, System.nanoTime()));
  }

  private static Boot boot(Minute minute) {
    return new Boot(minute.tool(), minute.boot());
  }

  private void run() {
    try {
      while (awaitNext()) {
        List<Minute> due = due(System.nanoTime());
        if (!due.isEmpty()) {
          pack(due);
        }
        silent(System.nanoTime()).forEach(this::complete);
      }
    } catch (InterruptedException e) {
      LOG.debug("The packer was interrupted; the next one goes on");
    }
  }

  private synchronized boolean awaitNext() throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
    long left = LOOK_MILLIS;
    while (!closing && left > 0 && due(System.nanoTime()).isEmpty()) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
    }
    return !closing;
  }

  private synchronized List<Minute> due(long now) {
    List<Minute> due = new ArrayList<>();
    for (Map.Entry<Minute, Long> one : touched.entrySet()) {
      Minute minute = one.getKey();
      long quiet = now - one.getValue();
      boolean over = newest.getOrDefault(boot(minute), 0L) > minute.minute();
      if (quiet >= (over ? SETTLED : QUIET)) {
        due.add(minute);
      }
      if (due.size() == AT_ONCE) {
        break;
      }
    }
    return due;
  }

  /** The boots that have ended, as far as anybody can tell; each once. */
  private synchronized Set<Boot> silent(long now) {
    Set<Boot> silent = new HashSet<>(heard.keySet());
    silent.removeIf(boot -> now - heard.getOrDefault(boot, now) < SILENT);
    heard.keySet().removeAll(silent);
    return silent;
  }

  private void complete(Boot boot) {
    try {
      for (String session : completion.complete(boot)) {
        LOG.info("Session {} was cut; it is told anew from its samples", session);
      }
    } catch (StoreException e) {
      LOG.warn("What was cut of {} stays as it is for now: {}", boot.tool(), e.getMessage());
    }
  }

  private void pack(List<Minute> due) {
    // Those that are touched from here on are due once more.
    synchronized (this) {
      touched.keySet().removeAll(due);
      for (Minute minute : due) {
        newest.remove(boot(minute), minute.minute());
      }
    }
    try {
      packing.pack(due);
    } catch (StoreException e) {
      LOG.warn("Samples stay unpacked for now: {}", e.getMessage());
      touched(Set.copyOf(due));
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
