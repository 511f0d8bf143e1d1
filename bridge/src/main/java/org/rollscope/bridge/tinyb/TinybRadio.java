package org.rollscope.bridge.tinyb;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.Gatt;
import org.rollscope.bridge.ble.Notifications;
import org.rollscope.bridge.ble.Radio;
import org.rollscope.bridge.ble.ScanFilter;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.bluez.BluezError;
import org.rollscope.bridge.bluez.BluezWatch;
import org.rollscope.bridge.bluez.BluezWords;
import org.rollscope.bridge.link.BlockedLinkException;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.tinyb.TinybMessage.Kind;

/**
 * Bluetooth by TinyB in a child process. A thread of its own keeps the child alive: when it ends,
 * every connection ends with it, another is started and goes on scanning.
 */
final class TinybRadio implements Radio {
  private static final long SHORTEST_WAIT_MILLIS = 250;
  private static final long LONGEST_WAIT_MILLIS = 4000;

  /** To ask for the daemon costs little, and it is soon back from a restart. */
  private static final long DAEMON_WAIT_MILLIS = 500;

  private static final long PATIENCE_MILLIS = 5000;
  private static final long QUIET_MILLIS = 1000;
  private static final String ENDED = "TinyB's process has ended; another is started";

  private record Connected(Sighting device, Notifications into) {
    void end(String why) {
      into.end(device.title() + ": " + why + ".");
    }
  }

  private record Listener(ScanFilter filter, Consumer<Sighting> sink) {}

  private final TinybLibraries libraries;
  private final @Nullable String address;
  private final @Nullable String onlyAdapter;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, Connected> connections = new ConcurrentHashMap<>();

  /** Links that were made from here; one outlives the child that made it. */
  private final Set<String> made = ConcurrentHashMap.newKeySet();

  private final ReentrantLock attempts = new ReentrantLock(true);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread keeper;
  private volatile boolean closed;
  private @Nullable TinybProcess process;
  private String problem = "";
  private boolean daemonIsAway;
  private boolean tried;
  private boolean scans;
  private boolean kicked;
  private volatile boolean paused;

  /**
   * @param address of the bus; null for the system's
   * @param onlyAdapter the one to use; null for any
   */
  TinybRadio(TinybLibraries libraries, @Nullable String address, @Nullable String onlyAdapter) {
    this.libraries = libraries;
    this.address = address;
    this.onlyAdapter = onlyAdapter;
    keeper = Thread.ofPlatform().daemon().name("tinyb keeper").start(this::keep);
  }

  private void keep() {
    long wait = SHORTEST_WAIT_MILLIS;
    try {
      while (!closed) {
        boolean good = tend();
        long longest = daemonIsAway ? DAEMON_WAIT_MILLIS : LONGEST_WAIT_MILLIS;
        wait = good ? SHORTEST_WAIT_MILLIS : Math.min(2 * wait, longest);
        await(good ? LONGEST_WAIT_MILLIS : wait);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      TinybProcess last = process;
      if (last != null) {
        last.close();
      }
    }
  }

  private boolean tend() throws InterruptedException {
    String trouble = "";
    try {
      TinybProcess child = process;
      if (child == null || child.hasEnded()) {
        scans(false);
        child = start();
      }
      trouble = adapterProblem(child);
      boolean wanted = !listeners.isEmpty() && !paused && trouble.isEmpty();
      if (wanted != scans) {
        List<String> where = onlyAdapter == null ? List.of() : List.of(onlyAdapter);
        child.ask(wanted ? Kind.SCAN : Kind.QUIET, where, new byte[0], PATIENCE_MILLIS);
        scans(wanted);
      }
    } catch (LinkException e) {
      trouble = String.valueOf(e.getMessage());
    }
    lock.lock();
    try {
      tried = true;
      problem = trouble;
      changed.signalAll();
      return trouble.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** TinyB never recovers from a daemon that has gone: its process ends with the daemon. */
  private TinybProcess start() throws LinkException {
    AtomicReference<@Nullable TinybProcess> started = new AtomicReference<>();
    daemonIsAway = true;
    BluezWatch watch = BluezWatch.start(address, () -> close(started.get()));
    daemonIsAway = false;
    try {
      TinybProcess child = TinybProcess.start(libraries, address, this::event, this::ended);
      started.set(child);
      child.watch(watch);
      put(child);
      return child;
    } catch (LinkException e) {
      watch.close();
      throw e;
    }
  }

  private void scans(boolean now) {
    lock.lock();
    try {
      scans = now;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the scan is paused: beside one a connection takes seconds. */
  private void awaitQuiet() throws InterruptedException {
    kick();
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS);
      while (scans && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private static void close(@Nullable TinybProcess child) {
    if (child != null) {
      child.close();
    }
  }

  private void put(TinybProcess child) {
    lock.lock();
    try {
      process = child;
    } finally {
      lock.unlock();
    }
  }

  private String adapterProblem(TinybProcess child) throws InterruptedException {
    List<Adapter> all = adapters(child);
    List<Adapter> mine =
        all.stream().filter(one -> onlyAdapter == null || onlyAdapter.equals(one.name())).toList();
    if (mine.isEmpty()) {
      return onlyAdapter == null
          ? BluezWords.NO_ADAPTER
          : BluezWords.noSuchAdapter(
              onlyAdapter, String.join(", ", all.stream().map(Adapter::name).toList()));
    }
    return mine.stream().anyMatch(Adapter::powered) ? "" : BluezWords.off(mine.getFirst().name());
  }

  private static List<Adapter> adapters(TinybProcess child) throws InterruptedException {
    TinybMessage answer = child.ask(Kind.ADAPTERS, List.of(), new byte[0], PATIENCE_MILLIS);
    return answer == null ? List.of() : answer.adapters();
  }

  /** Waits for news, or for a time. */
  private void await(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!closed && !kicked && left > 0) {
        left = changed.awaitNanos(left);
      }
      kicked = false;
    } finally {
      lock.unlock();
    }
  }

  private void kick() {
    lock.lock();
    try {
      kicked = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void event(TinybMessage message) {
    switch (message.kind()) {
      case HEARD -> heard(TinybSighting.read(message, System.nanoTime()));
      case NOTIFIED -> {
        Connected to = connections.get(message.word(0));
        if (to != null) {
          to.into().offer(message.value(), System.nanoTime());
        }
      }
      case LOST -> {
        made.remove(message.word(0));
        Connected lost = connections.remove(message.word(0));
        if (lost != null) {
          lost.end("the connection was lost");
        }
      }
      default -> {}
    }
  }

  private void heard(Sighting seen) {
    if (onlyAdapter != null && !onlyAdapter.equals(seen.adapter())) {
      return;
    }
    for (Listener listener : listeners) {
      if (listener.filter().takes(seen)) {
        listener.sink().accept(seen);
      }
    }
  }

  private void ended() {
    connections.values().forEach(connected -> connected.end(ENDED));
    connections.clear();
    kick();
  }

  private TinybProcess ready() throws LinkException {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(5);
      while (!tried && left > 0) {
        left = changed.awaitNanos(left);
      }
      TinybProcess child = process;
      if (!problem.isEmpty()) {
        throw new BlockedLinkException(problem);
      }
      if (child == null || child.hasEnded()) {
        throw new LinkException(ENDED + ".");
      }
      return child;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException("Waiting for Bluetooth was interrupted.", e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Scan scan(ScanFilter filter, Consumer<Sighting> sink) {
    Listener listener = new Listener(filter, sink);
    listeners.add(listener);
    kick();
    return () -> {
      listeners.remove(listener);
      kick();
    };
  }

  @Override
  public Gatt connect(Sighting device, Notifications into, Duration patience) throws LinkException {
    TinybProcess child = ready();
    String path = TinybGatt.path(device);
    Connected connected = new Connected(device, into);
    connections.put(path, connected);
    Runnable end = () -> connections.remove(path, connected);
    TinybMessage answer;
    try {
      answer = alone(child, Kind.CONNECT, device, patience);
    } catch (LinkException e) {
      end.run();
      throw e;
    }
    boolean ours = !device.connected() || made.contains(path);
    if (ours) {
      made.add(path);
    }
    TinybGatt gatt = new TinybGatt(child, device, ours, into, answer.words(), end);
    if (answer.words().isEmpty()) {
      gatt.close();
      throw new LinkException(BluezWords.unresolved(device));
    }
    return gatt;
  }

  @Override
  public void bond(Sighting device, Duration patience) throws LinkException {
    alone(ready(), Kind.BOND, device, patience);
  }

  /** One attempt at a time, and no scan meanwhile. */
  private TinybMessage alone(TinybProcess child, Kind kind, Sighting device, Duration patience)
      throws LinkException {
    try {
      if (!attempts.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LinkException(BluezWords.busy(device));
      }
      try {
        paused = true;
        awaitQuiet();
        List<String> words = List.of(TinybGatt.path(device));
        TinybMessage answer = child.ask(kind, words, new byte[0], patience.toMillis());
        if (answer == null) {
          throw new LinkException(child.hasEnded() ? ENDED + "." : BluezWords.silent(device));
        }
        if (answer.kind() == Kind.FAILED) {
          BluezError error = TinybWords.error(answer.word(0));
          throw kind == Kind.BOND
              ? new LinkException(BluezWords.bond(device, error), error)
              : BluezWords.connect(device, error);
        }
        return answer;
      } finally {
        paused = false;
        attempts.unlock();
        kick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException("Connecting " + device.title() + " was interrupted.", e);
    }
  }

  @Override
  public List<Adapter> adapters() throws LinkException {
    try {
      return adapters(ready());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException("Asking for the adapters was interrupted.", e);
    }
  }

  @Override
  public Optional<String> problem() {
    lock.lock();
    try {
      return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    listeners.clear();
    kick();
    try {
      if (!keeper.join(Duration.ofMillis(PATIENCE_MILLIS))) {
        keeper.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
