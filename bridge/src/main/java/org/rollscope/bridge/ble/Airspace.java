package org.rollscope.bridge.ble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.link.LinkException;

/**
 * What is on the air, shared by all devices of a program: one scan for all who are looking for
 * something, none when nobody is, and each device given to one of them only. Thread-safe.
 */
public final class Airspace implements AutoCloseable {
  private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Radio radio;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition heard = lock.newCondition();
  private final Map<String, Sighting> sightings = new HashMap<>();
  private final Set<Search> looking = new HashSet<>();
  private final Map<String, Search> owners = new HashMap<>();
  private Radio.@Nullable Scan scan;
  private ScanFilter filter = ScanFilter.ANY;

  /**
   * @param radio closed with this
   * @param nanoTime the host's monotonic clock
   */
  public Airspace(Radio radio, LongSupplier nanoTime) {
    this.radio = radio;
    this.nanoTime = nanoTime;
  }

  /** The radio, for connections. */
  public Radio radio() {
    return radio;
  }

  /**
   * A search for one device; it begins with the first {@link Search#find}.
   *
   * @param target whom the person means
   * @param wanted what the program could use
   * @param services at least one of which every such device advertises; empty where that is not so
   */
  public Search search(BleTarget target, Predicate<Sighting> wanted, Set<UUID> services) {
    return new Search(target, wanted, services);
  }

  private void hear(Sighting seen) {
    lock.lock();
    try {
      sightings.put(seen.address(), seen);
      heard.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets the scan be as those who look need it. */
  private void adjust() {
    Set<UUID> services = new HashSet<>();
    boolean any = false;
    for (Search search : looking) {
      any |= search.services.isEmpty();
      services.addAll(search.services);
    }
    ScanFilter needed = any ? ScanFilter.ANY : new ScanFilter(services, ScanFilter.ANY_SIGNAL);
    Radio.Scan running = scan;
    if (running != null && (looking.isEmpty() || !needed.equals(filter))) {
      scan = null;
      running.close();
    }
    if (scan == null && !looking.isEmpty()) {
      filter = needed;
      scan = radio.scan(needed, this::hear);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      looking.clear();
      adjust();
    } finally {
      lock.unlock();
    }
    radio.close();
  }

  /** The search for one device, over and over: each time it is lost it is looked for again. */
  public final class Search {
    private final BleTarget target;
    private final Predicate<Sighting> wanted;
    private final Set<UUID> services;
    private long since;
    private String last = "";

    private Search(BleTarget target, Predicate<Sighting> wanted, Set<UUID> services) {
      this.target = target;
      this.wanted = wanted;
      this.services = Set.copyOf(services);
    }

    /**
     * Waits until the device is heard. While it is looked for it is heard on, also after this has
     * given up; see {@link #beckons}.
     *
     * @throws LinkException when it was not heard in time, with what was heard instead
     */
    public Sighting find(long timeoutMillis) throws LinkException {
      lock.lock();
      try {
        if (looking.add(this)) {
          since = nanoTime.getAsLong();
          adjust();
        }
        long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        Sighting found = best();
        while (found == null && left > 0) {
          left = heard.awaitNanos(left);
          found = best();
        }
        if (found == null) {
          throw new LinkException(absence());
        }
        if (last.isEmpty() && !target.isAddress()) {
          found = settle(found);
        }
        owners.put(found.address(), this);
        last = found.address();
        return found;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LinkException("The search for " + target.link() + " was interrupted.", e);
      } finally {
        lock.unlock();
      }
    }

    /** A device not named by its address: others may be meant as well, and be nearer. */
    private Sighting settle(Sighting first) throws InterruptedException {
      long left = SETTLE_NANOS;
      while (left > 0) {
        left = heard.awaitNanos(left);
      }
      Sighting nearest = best();
      return nearest == null ? first : nearest;
    }

    /** The device is connected: nothing is looked for until the next {@link #find}. */
    public void found() {
      lock.lock();
      try {
        looking.remove(this);
        adjust();
      } finally {
        lock.unlock();
      }
    }

    /** The device is given up: others may have it, and it must be heard anew. */
    public void lost() {
      lock.lock();
      try {
        owners.values().removeIf(this::equals);
        since = nanoTime.getAsLong();
      } finally {
        lock.unlock();
      }
    }

    /** Ends the search. */
    public void end() {
      lost();
      found();
    }

    /** Whether the device has been heard since it was looked for or lost. */
    public boolean beckons() {
      lock.lock();
      try {
        return looking.contains(this) && best() != null;
      } finally {
        lock.unlock();
      }
    }

    /** Others that are as much meant as the one found, in words; empty for none. */
    public String rivals() {
      lock.lock();
      try {
        List<Sighting> all = candidates();
        if (target.isAny() || target.isAddress() || all.size() < 2) {
          return "";
        }
        List<String> addresses = all.stream().map(Sighting::address).sorted().toList();
        return "%d devices are called %s: %s. Name the one you mean by its address, such as %s%s"
            .formatted(
                all.size(),
                target.text(),
                String.join(", ", addresses),
                BleTarget.SCHEME,
                addresses.getFirst());
      } finally {
        lock.unlock();
      }
    }

    private @Nullable Sighting best() {
      return candidates().stream()
          .filter(this::isFree)
          .max(
              Comparator.comparing((Sighting seen) -> seen.address().equals(last))
                  .thenComparingInt(seen -> seen.rssi().orElse(ScanFilter.ANY_SIGNAL)))
          .orElse(null);
    }

    private List<Sighting> candidates() {
      long now = nanoTime.getAsLong();
      List<Sighting> found = new ArrayList<>();
      for (Sighting seen : sightings.values()) {
        boolean fresh = seen.nanos() - since >= 0 && now - seen.nanos() < FRESH_NANOS;
        if (fresh && target.matches(seen) && wanted.test(seen)) {
          found.add(seen);
        }
      }
      return found;
    }

    private boolean isFree(Sighting seen) {
      Search owner = owners.get(seen.address());
      return owner == null || owner.equals(this);
    }

    private String absence() {
      String trouble = radio.problem().orElse("");
      if (!trouble.isEmpty()) {
        return trouble;
      }
      List<Sighting> meant = candidates();
      if (!meant.isEmpty()) {
        return meant.getFirst().title() + " is used by another entry of the configuration.";
      }
      for (Sighting seen : sightings.values()) {
        if (!target.isAny() && target.matches(seen) && !wanted.test(seen)) {
          return seen.title()
              + " was heard, but no driver here understands it; 'rollscope devices' says why.";
        }
      }
      return target.isAny()
          ? "No tool is heard over Bluetooth yet. Is it switched on, near, and not connected to a"
              + " phone?"
          : "Nothing is heard from "
              + target.text()
              + " over Bluetooth yet. Is it switched on, near, and not connected to a phone?";
    }
  }
}
