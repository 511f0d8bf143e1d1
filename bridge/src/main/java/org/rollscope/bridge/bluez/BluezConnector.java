package org.rollscope.bridge.bluez;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.rollscope.bridge.ble.Notifications;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.link.LinkException;

/**
 * Connects devices: one attempt at a time an adapter, the adapter's own discovery silent meanwhile,
 * since BlueZ gives up an attempt more often while it discovers.
 */
final class BluezConnector {
  private static final Duration SHORT = Duration.ofSeconds(5);

  private final BluezState state;
  private final BluezDiscovery discovery;
  private final Runnable kick;
  private final Map<String, ReentrantLock> attempts = new ConcurrentHashMap<>();

  BluezConnector(BluezState state, BluezDiscovery discovery, Runnable kick) {
    this.state = state;
    this.discovery = discovery;
    this.kick = kick;
  }

  private interface Attempt<T> {
    T run(long deadline) throws LinkException, InterruptedException;
  }

  BluezGatt connect(SystemBus bus, Sighting device, Notifications into, Duration patience)
      throws LinkException {
    return alone(bus, device, patience, deadline -> attempt(bus, device, into, deadline));
  }

  void bond(SystemBus bus, Sighting device, Duration patience) throws LinkException {
    alone(
        bus,
        device,
        patience,
        deadline -> {
          pair(bus, device, deadline);
          return true;
        });
  }

  /** BlueZ connects for it; who was not connected before is not after. */
  private void pair(SystemBus bus, Sighting device, long deadline) throws LinkException {
    String path = pathOf(device);
    boolean stays = isConnected(path);
    try {
      bus.call(path, BluezObjects.DEVICE, "Pair", until(deadline), "");
    } catch (BluezError e) {
      if (!e.name().endsWith(".AlreadyExists")) {
        throw new LinkException(BluezWords.bond(device, e), e);
      }
    }
    if (!stays) {
      giveUp(bus, path);
    }
  }

  private boolean isConnected(String path) {
    state.lock.lock();
    try {
      return state.objects.flag(path, BluezObjects.DEVICE, "Connected");
    } finally {
      state.lock.unlock();
    }
  }

  private <T> T alone(SystemBus bus, Sighting device, Duration patience, Attempt<T> attempt)
      throws LinkException {
    String adapter = "/org/bluez/" + device.adapter();
    ReentrantLock turn = attempts.computeIfAbsent(adapter, any -> new ReentrantLock(true));
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LinkException(BluezWords.busy(device));
      }
      try {
        discovery.pause(bus, adapter);
        return attempt.run(deadline);
      } finally {
        discovery.resume(adapter);
        turn.unlock();
        kick.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException("Connecting " + device.title() + " was interrupted.", e);
    }
  }

  private BluezGatt attempt(SystemBus bus, Sighting device, Notifications into, long deadline)
      throws LinkException, InterruptedException {
    String path = pathOf(device);
    boolean ours;
    BluezGatt gatt;
    state.lock.lock();
    try {
      ours = !state.objects.flag(path, BluezObjects.DEVICE, "Connected");
      gatt = new BluezGatt(state, bus, device, path, ours, into);
    } finally {
      state.lock.unlock();
    }
    if (ours) {
      call(bus, device, path, deadline);
    }
    try {
      resolve(bus, gatt, device, path, deadline);
      return gatt;
    } catch (LinkException | InterruptedException e) {
      gatt.close();
      gatt.disconnect();
      throw e;
    }
  }

  private String pathOf(Sighting device) throws LinkException {
    state.lock.lock();
    try {
      String path = state.pathOf(device.adapter(), device.address());
      if (path.isEmpty()) {
        throw new LinkException(
            device.title() + " is not heard any more. Is it near and switched on?");
      }
      return path;
    } finally {
      state.lock.unlock();
    }
  }

  private static void call(SystemBus bus, Sighting device, String path, long deadline)
      throws LinkException {
    try {
      bus.call(path, BluezObjects.DEVICE, "Connect", until(deadline), "");
    } catch (BluezError e) {
      if (BluezWords.isUnanswered(e)) {
        giveUp(bus, path);
      }
      throw BluezWords.connect(device, e);
    }
  }

  /** BlueZ tries on for long, and keeps what it has; the next attempt would suffer from it. */
  private static void giveUp(SystemBus bus, String path) {
    try {
      bus.call(path, BluezObjects.DEVICE, "Disconnect", SHORT, "");
    } catch (BluezError e) {
      // There is nothing left to give up.
      return;
    }
  }

  private void resolve(SystemBus bus, BluezGatt gatt, Sighting device, String path, long deadline)
      throws LinkException, InterruptedException {
    state.lock.lockInterruptibly();
    try {
      if (state.isKnown && !state.objects.has(path, BluezObjects.DEVICE)) {
        throw new LinkException(device.title() + " was lost while it was connected.");
      }
      state.connections.put(path, gatt);
      long left = deadline - System.nanoTime();
      while (left > 0
          && !gatt.hasEnded()
          && !(state.objects.flag(path, BluezObjects.DEVICE, "ServicesResolved")
              && gatt.resolve(bus))) {
        left = state.changed.awaitNanos(left);
      }
      if (gatt.hasEnded()) {
        throw new LinkException(
            device.title() + " was lost while its services were read. It will be tried again.");
      }
      if (left <= 0) {
        throw new LinkException(BluezWords.unresolved(device));
      }
    } finally {
      state.lock.unlock();
    }
  }

  private static Duration until(long deadline) {
    return Duration.ofNanos(Math.max(deadline - System.nanoTime(), 1_000_000));
  }
}
