package org.rollscope.desktop.devices;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.rollscope.bridge.Connectors;
import org.rollscope.bridge.ble.Airspace;
import org.rollscope.bridge.ble.BleTarget;
import org.rollscope.bridge.ble.PairingException;
import org.rollscope.bridge.ble.Radio;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.SensorConfig;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.link.SerialPorts;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.Connector;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.desktop.devices.Found.Place;

/** Looks for tools on the air and on ports at once. Used by one thread. */
public final class Survey {
  private static final String RECORDING = "replay:";
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final long HOPELESS_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration BOND = Duration.ofSeconds(30);

  /** What comes first: what can be used, the nearest of it; strangers last. */
  private static final Comparator<Found> NEAREST =
      Comparator.comparingInt(Survey::group)
          .thenComparingInt(found -> -found.rssi().orElse(-1000))
          .thenComparing(Found::link);

  /**
   * Where to look.
   *
   * @param time the air is listened to
   * @param air whether it is
   * @param ports to listen to
   */
  public record Range(Duration time, boolean air, List<Found> ports) {
    public Range {
      ports = List.copyOf(ports);
    }
  }

  /** Waits some time; returns whether somebody wants it to end. */
  @FunctionalInterface
  public interface Patience {
    boolean await(Duration time) throws InterruptedException;
  }

  /**
   * What there is.
   *
   * @param found the nearest first, what cannot be used last
   * @param trouble what keeps the air from being heard; empty for nothing
   */
  public record Result(List<Found> found, String trouble) {
    public Result {
      found = List.copyOf(found);
    }

    /** The same, where a person knows the driver of what is on the air and no driver knows. */
    public Result takenBy(DeviceProtocol driver) {
      return new Result(
          found.stream()
              .map(
                  one ->
                      one.place() == Place.AIR && one.driver() == null ? one.takenBy(driver) : one)
              .toList(),
          trouble);
    }
  }

  private final Connectors connectors;
  private final LongSupplier nanoTime;

  /**
   * @param connectors whose radio is listened with
   * @param nanoTime the host's monotonic clock
   */
  public Survey(Connectors connectors, LongSupplier nanoTime) {
    this.connectors = connectors;
    this.nanoTime = nanoTime;
  }

  /** The ports of this machine. */
  public static List<Found> ports() {
    return SerialPorts.list().stream().map(PortFinds::of).toList();
  }

  /**
   * A port that a person has named.
   *
   * @throws ConfigException where it is none, or saying what a link may be
   */
  public static Found port(String link) throws ConfigException {
    DeviceConfig.parse(link);
    Wanted wanted = new Wanted(link);
    if (wanted.isOnTheAir() || wanted.isAny() || link.startsWith(RECORDING)) {
      throw new ConfigException("'" + link + "' is no port");
    }
    return ports().stream()
        .filter(known -> known.link().equals(link) || known.lasting().equals(link))
        .findFirst()
        .orElse(Found.port(link, link, Place.LINE, ""));
  }

  /** Looks around, until it is done or is to end. */
  public Result look(Range range, Patience patience) throws InterruptedException {
    PortScan lines = new PortScan(range.ports(), nanoTime);
    List<Found> found = new ArrayList<>();
    String trouble = "";
    if (range.air()) {
      Radio radio = connectors.airspace().radio();
      try (AirScan air = new AirScan(radio)) {
        listen(range, radio, lines, patience);
        found.addAll(new AirFinds().of(air.heard()));
        trouble = found.isEmpty() ? trouble(radio) : radio.problem().orElse("");
      }
    }
    found.addAll(lines.await());
    found.sort(NEAREST);
    return new Result(found, trouble);
  }

  /** Why nothing was heard: the way to the air may still be under way, or have just failed. */
  private String trouble(Radio radio) {
    long start = nanoTime.getAsLong();
    String words = "";
    while (radio.problem().isEmpty() && nanoTime.getAsLong() - start < HOPELESS_NANOS) {
      try {
        radio.adapters();
        return "";
      } catch (LinkException e) { // it has waited a moment
        words = String.valueOf(e.getMessage());
      }
    }
    return radio.problem().orElse(words);
  }

  private void listen(Range range, Radio radio, PortScan lines, Patience patience)
      throws InterruptedException {
    long start = nanoTime.getAsLong();
    boolean ends = false;
    while (!ends && nanoTime.getAsLong() - start < range.time().toNanos()) {
      ends = patience.await(LOOK);
      boolean late = nanoTime.getAsLong() - start > HOPELESS_NANOS;
      ends |= late && radio.problem().isPresent() && lines.isDone();
    }
  }

  /** Connects a device on the air to ask what it is; a port has told that already. */
  public Found introduce(Found found) {
    if (!found.isUsable() || found.told() != null) {
      return found;
    }
    try {
      return ask(found);
    } catch (LinkException e) {
      return found.remarking("It could not be asked: " + e.getMessage());
    }
  }

  /**
   * Connects a device to ask what it is; one that lets nobody in is bonded with first.
   *
   * @param bonds told when that is done, which may take half a minute
   * @throws LinkException saying why it cannot be asked
   */
  public Found meet(Found found, Runnable bonds) throws LinkException {
    if (found.told() != null) {
      return found;
    }
    try {
      return ask(found);
    } catch (PairingException e) {
      bonds.run();
      bond(found);
      return ask(found);
    }
  }

  /**
   * Connects a device to ask what it is.
   *
   * @throws PairingException when it lets nobody in before it is bonded
   * @throws LinkException saying why it cannot be asked
   */
  public Found ask(Found found) throws LinkException {
    DeviceProtocol driver = found.driver();
    SensorConfig sensor =
        SensorConfig.on(found.lasting()).withProtocol(driver == null ? null : driver.name());
    Introduction.Ear ear = new Introduction.Ear(nanoTime);
    try (Connector connector = connectors.of(DeviceConfig.of(sensor));
        Connection connection = connect(connector, ear)) {
      return found.telling(ear.listen(connection));
    }
  }

  /**
   * Bonds with a device on the air.
   *
   * @throws LinkException saying why it did not work
   */
  public void bond(Found found) throws LinkException {
    Airspace air = connectors.airspace();
    Airspace.Search search = air.search(BleTarget.of(found.lasting()), any -> true, Set.of());
    try {
      air.radio().bond(search.find(CONNECT.toMillis()), BOND);
    } finally {
      search.end();
    }
  }

  /** Tries for some seconds: a device that was heard a moment ago may be between two calls. */
  private Connection connect(Connector connector, DeviceListener listener) throws LinkException {
    long start = nanoTime.getAsLong();
    while (true) {
      try {
        return connector.open(listener);
      } catch (PairingException e) {
        throw e;
      } catch (LinkException e) {
        if (!connector.searches() || nanoTime.getAsLong() - start > CONNECT.toNanos()) {
          throw e;
        }
      }
    }
  }

  private static int group(Found found) {
    boolean air = found.place() == Place.AIR;
    if (found.isUsable()) {
      return air ? 1 : 0;
    }
    return air ? found.driver() == null ? 4 : 2 : 3;
  }
}
