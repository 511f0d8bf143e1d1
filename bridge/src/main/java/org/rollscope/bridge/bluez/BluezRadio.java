package org.rollscope.bridge.bluez;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.freedesktop.dbus.exceptions.DBusException;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.Gatt;
import org.rollscope.bridge.ble.Notifications;
import org.rollscope.bridge.ble.Radio;
import org.rollscope.bridge.ble.ScanFilter;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.link.BlockedLinkException;
import org.rollscope.bridge.link.LinkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bluetooth by BlueZ. A thread of its own joins the bus, asks BlueZ for what it knows and lets the
 * adapters discover, and begins again whenever bus, daemon or adapter have gone; nothing that was
 * known before is used after.
 */
public final class BluezRadio implements Radio {
  private static final Logger LOG = LoggerFactory.getLogger(BluezRadio.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long SHORTEST_WAIT_MILLIS = 250;
  private static final long LONGEST_WAIT_MILLIS = 2000;
  private static final long CLOSE_MILLIS = 3000;

  private final BluezState state = new BluezState();
  private final BluezDiscovery discovery = new BluezDiscovery(state);
  private final BluezConnector connector = new BluezConnector(state, discovery, this::kick);
  private final @Nullable String address;
  private final @Nullable String onlyAdapter;
  private final Thread keeper;
  private volatile boolean closed;
  private @Nullable SystemBus bus;
  private String problem = "";
  private boolean kicked;

  private BluezRadio(@Nullable String address, @Nullable String onlyAdapter) {
    this.address = address;
    this.onlyAdapter = onlyAdapter;
    keeper = Thread.ofPlatform().daemon().name("bluez").unstarted(this::keep);
  }

  /**
   * Opens the radio.
   *
   * @param address of the bus; null for the system's
   * @param onlyAdapter the one to use; null for any
   */
  static BluezRadio open(@Nullable String address, @Nullable String onlyAdapter) {
    BluezRadio radio = new BluezRadio(address, onlyAdapter);
    radio.keeper.start();
    return radio;
  }

  private void keep() {
    long wait = SHORTEST_WAIT_MILLIS;
    try {
      while (!closed) {
        boolean good = tend();
        wait = good ? SHORTEST_WAIT_MILLIS : Math.min(2 * wait, LONGEST_WAIT_MILLIS);
        await(good ? LONGEST_WAIT_MILLIS : wait);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leave();
    }
  }

  /** Sees to it that all is as it should be; returns whether it is. */
  private boolean tend() {
    String trouble = "";
    try {
      SystemBus joined = join();
      ask(joined);
      if (discovery.adjust(joined, usableAdapters())) {
        trouble = adapterProblem();
      }
    } catch (DBusException | RuntimeException e) {
      trouble = BluezWords.bus(address, e);
    } catch (BluezError e) {
      trouble = BluezWords.daemon(e);
    }
    state.lock.lock();
    try {
      if (!trouble.equals(problem) && !trouble.isEmpty()) {
        LOG.debug("{}", trouble);
      }
      problem = trouble;
      state.changed.signalAll();
      return trouble.isEmpty();
    } finally {
      state.lock.unlock();
    }
  }

  private SystemBus join() throws DBusException {
    SystemBus old = bus;
    if (old != null && !old.isLost()) {
      return old;
    }
    if (old != null) {
      old.close();
      state.lost();
      discovery.forget();
    }
    SystemBus joined = SystemBus.join(address, state);
    state.lock.lock();
    try {
      bus = joined;
    } finally {
      state.lock.unlock();
    }
    return joined;
  }

  /** Asks BlueZ for all it knows, when it has come or come again. */
  private void ask(SystemBus joined) throws BluezError {
    if (isKnown()) {
      return;
    }
    discovery.forget();
    String owner = joined.owner(PATIENCE);
    List<Sighting> connected;
    // Signals wait for the lock meanwhile, so that none is overwritten by an older answer.
    state.lock.lock();
    try {
      state.owner = owner;
      state.objects.replace(joined.managedObjects(PATIENCE));
      state.isKnown = true;
      connected = state.connected();
    } finally {
      state.lock.unlock();
    }
    state.scans.forEach(scan -> connected.forEach(scan::hear));
  }

  private boolean isKnown() {
    state.lock.lock();
    try {
      return state.isKnown;
    } finally {
      state.lock.unlock();
    }
  }

  /** Paths of the adapters that are switched on and may be used. */
  private List<String> usableAdapters() {
    List<String> usable = new ArrayList<>();
    state.lock.lock();
    try {
      for (String path : state.objects.below("/org/bluez/", BluezObjects.ADAPTER)) {
        if (isMine(path) && state.objects.flag(path, BluezObjects.ADAPTER, "Powered")) {
          usable.add(path);
        }
      }
    } finally {
      state.lock.unlock();
    }
    return usable;
  }

  private boolean isMine(String path) {
    return onlyAdapter == null || onlyAdapter.equals(BluezState.adapterOf(path));
  }

  private String adapterProblem() {
    state.lock.lock();
    try {
      List<String> all = state.objects.below("/org/bluez/", BluezObjects.ADAPTER);
      List<String> mine = all.stream().filter(this::isMine).toList();
      if (mine.isEmpty()) {
        return onlyAdapter == null
            ? BluezWords.NO_ADAPTER
            : BluezWords.noSuchAdapter(
                onlyAdapter, String.join(", ", all.stream().map(BluezState::adapterOf).toList()));
      }
      boolean on =
          mine.stream().anyMatch(path -> state.objects.flag(path, BluezObjects.ADAPTER, "Powered"));
      return on ? "" : BluezWords.off(BluezState.adapterOf(mine.getFirst()));
    } finally {
      state.lock.unlock();
    }
  }

  /** Something is to be seen to. */
  private void kick() {
    state.lock.lock();
    try {
      kicked = true;
      state.changed.signalAll();
    } finally {
      state.lock.unlock();
    }
  }

  /** Waits until something is to be seen to, or for a time. */
  private void await(long millis) throws InterruptedException {
    state.lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      boolean wasKnown = state.isKnown;
      int adapters = adapters(state);
      while (!closed
          && !kicked
          && wasKnown == state.isKnown
          && adapters == adapters(state)
          && state.silenced.isEmpty()
          && left > 0) {
        left = state.changed.awaitNanos(left);
      }
      kicked = false;
    } finally {
      state.lock.unlock();
    }
  }

  /** Changes with each adapter that comes, goes or is switched. */
  private static int adapters(BluezState state) {
    int sum = 0;
    for (String path : state.objects.below("/org/bluez/", BluezObjects.ADAPTER)) {
      boolean on = state.objects.flag(path, BluezObjects.ADAPTER, "Powered");
      sum += path.hashCode() * (on ? 3 : 1);
    }
    return sum;
  }

  private void leave() {
    SystemBus joined = bus;
    if (joined != null) {
      List<BluezGatt> open;
      state.lock.lock();
      try {
        open = List.copyOf(state.connections.values());
        state.scans.clear();
      } finally {
        state.lock.unlock();
      }
      open.forEach(BluezGatt::close);
      discovery.adjust(joined, usableAdapters());
      joined.close();
    }
  }

  /** The bus, when all is well. */
  private SystemBus ready() throws LinkException {
    state.lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(SHORTEST_WAIT_MILLIS);
      while (!state.isKnown && problem.isEmpty() && left > 0) {
        left = state.changed.awaitNanos(left);
      }
      SystemBus joined = bus;
      if (!problem.isEmpty()) {
        throw new BlockedLinkException(problem);
      }
      if (joined == null || !state.isKnown) {
        throw new LinkException("Bluetooth is not ready yet.");
      }
      return joined;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException("Waiting for Bluetooth was interrupted.", e);
    } finally {
      state.lock.unlock();
    }
  }

  @Override
  public Scan scan(ScanFilter filter, Consumer<Sighting> listener) {
    BluezScan scan = new BluezScan(this, filter, listener);
    state.scans.add(scan);
    List<Sighting> connected;
    state.lock.lock();
    try {
      connected = state.connected();
    } finally {
      state.lock.unlock();
    }
    connected.forEach(scan::hear);
    kick();
    return scan;
  }

  void end(BluezScan scan) {
    state.scans.remove(scan);
    kick();
  }

  @Override
  public Gatt connect(Sighting device, Notifications into, Duration patience) throws LinkException {
    return connector.connect(ready(), device, into, patience);
  }

  @Override
  public void bond(Sighting device, Duration patience) throws LinkException {
    connector.bond(ready(), device, patience);
  }

  @Override
  public List<Adapter> adapters() throws LinkException {
    List<Adapter> adapters = new ArrayList<>();
    state.lock.lock();
    try {
      for (String path : state.objects.below("/org/bluez/", BluezObjects.ADAPTER)) {
        adapters.add(
            new Adapter(
                BluezState.adapterOf(path),
                state.objects.string(path, BluezObjects.ADAPTER, "Address"),
                state.objects.flag(path, BluezObjects.ADAPTER, "Powered")));
      }
    } finally {
      state.lock.unlock();
    }
    if (adapters.isEmpty()) {
      ready();
    }
    return adapters;
  }

  @Override
  public Optional<String> problem() {
    state.lock.lock();
    try {
      return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    } finally {
      state.lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    kick();
    try {
      if (!keeper.join(Duration.ofMillis(CLOSE_MILLIS))) {
        keeper.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
