package org.rollscope.bridge.ble;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rollscope.bridge.link.LinkException;

/**
 * The Bluetooth adapters of this machine. It outlives them and their daemon: while they are absent
 * every call says so, and scans go on when they are back. Thread-safe.
 */
public interface Radio extends AutoCloseable {
  /**
   * Listens until the scan is closed.
   *
   * @param filter what is of interest; more may be told
   * @param listener called on the radio's thread, at once at each advertisement, and at the start
   *     for what is connected already; must not wait
   */
  Scan scan(ScanFilter filter, Consumer<Sighting> listener);

  /**
   * Connects to a device and waits until its services are known. Attempts of one adapter are made
   * one after the other.
   *
   * @param into takes the notifications, and the reason when the connection ends
   * @param patience longest wait
   * @throws LinkException saying what is wrong with which device or adapter and what to do
   */
  Gatt connect(Sighting device, Notifications into, Duration patience) throws LinkException;

  /**
   * Bonds with a device that asks for it, without a code ("just works").
   *
   * @throws LinkException saying why it did not work
   */
  void bond(Sighting device, Duration patience) throws LinkException;

  /**
   * The adapters there are.
   *
   * @throws LinkException when they cannot be asked, saying what to do
   */
  List<Adapter> adapters() throws LinkException;

  /** What keeps it from hearing anything now, in words; empty for nothing. */
  Optional<String> problem();

  /** Ends all scans and connections. */
  @Override
  void close();

  /** A scan that goes on until it is closed. */
  interface Scan extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * An adapter.
   *
   * @param name such as {@code hci0}
   * @param address of its own
   * @param powered whether it is switched on
   */
  record Adapter(String name, String address, boolean powered) {}
}
