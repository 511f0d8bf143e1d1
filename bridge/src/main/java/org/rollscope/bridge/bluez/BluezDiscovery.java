package org.rollscope.bridge.bluez;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.freedesktop.dbus.types.Variant;
import org.rollscope.bridge.ble.ScanFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the adapters discover while somebody listens, and only then; what other programs discover
 * goes on untouched. Calls are made by one thread at a time.
 */
final class BluezDiscovery {
  private static final Logger LOG = LoggerFactory.getLogger(BluezDiscovery.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final BluezState state;

  /** Adapters that discover for us, and what for. */
  private final Map<String, ScanFilter> running = new HashMap<>();

  /** Adapters that are to be quiet while they connect. */
  private final Set<String> paused = new HashSet<>();

  BluezDiscovery(BluezState state) {
    this.state = state;
  }

  /** Nothing runs any more: the daemon is gone. */
  synchronized void forget() {
    running.clear();
  }

  /** Lets an adapter be quiet. */
  synchronized void pause(SystemBus bus, String adapter) {
    paused.add(adapter);
    stop(bus, adapter);
  }

  /** The adapter may discover again, when {@link #adjust} is called next. */
  synchronized void resume(String adapter) {
    paused.remove(adapter);
  }

  /** Starts and stops discovery as the scans need it; returns whether all is as it should be. */
  synchronized boolean adjust(SystemBus bus, Iterable<String> usable) {
    Set<String> present = new HashSet<>();
    ScanFilter wanted;
    boolean listens;
    state.lock.lock();
    try {
      running.keySet().removeAll(state.silenced);
      state.silenced.clear();
      wanted = state.filter();
      listens = !state.scans.isEmpty();
    } finally {
      state.lock.unlock();
    }
    boolean good = true;
    for (String adapter : usable) {
      present.add(adapter);
      if (!listens || paused.contains(adapter)) {
        stop(bus, adapter);
      } else if (!wanted.equals(running.get(adapter))) {
        good &= start(bus, adapter, wanted);
      }
    }
    running.keySet().retainAll(present);
    return good;
  }

  private boolean start(SystemBus bus, String adapter, ScanFilter filter) {
    try {
      bus.call(
          adapter, BluezObjects.ADAPTER, "SetDiscoveryFilter", PATIENCE, "a{sv}", options(filter));
      if (!running.containsKey(adapter)) {
        bus.call(adapter, BluezObjects.ADAPTER, "StartDiscovery", PATIENCE, "");
      }
    } catch (BluezError e) {
      if (!e.name().endsWith(".InProgress")) {
        LOG.debug("{} does not discover: {} {}", adapter, e.name(), e.words());
        return false;
      }
    }
    running.put(adapter, filter);
    return true;
  }

  private static Map<String, Variant<?>> options(ScanFilter filter) {
    Map<String, Variant<?>> options = new HashMap<>();
    options.put("Transport", new Variant<>("le"));
    options.put("DuplicateData", new Variant<>(true));
    if (!filter.services().isEmpty()) {
      String[] uuids = filter.services().stream().map(UUID::toString).toArray(String[]::new);
      options.put("UUIDs", new Variant<>(uuids));
    }
    if (filter.weakest() > ScanFilter.ANY_SIGNAL) {
      options.put("RSSI", new Variant<>((short) filter.weakest()));
    }
    return options;
  }

  private void stop(SystemBus bus, String adapter) {
    if (running.remove(adapter) == null) {
      return;
    }
    try {
      bus.call(adapter, BluezObjects.ADAPTER, "StopDiscovery", PATIENCE, "");
    } catch (BluezError e) {
      LOG.debug("{} did not stop discovering: {} {}", adapter, e.name(), e.words());
    }
  }
}
