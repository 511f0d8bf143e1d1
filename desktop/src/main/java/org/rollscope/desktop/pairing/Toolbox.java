package org.rollscope.desktop.pairing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.Connectors;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.RememberedDevices;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.monitor.DeviceFigures;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.desktop.devices.Acquaintance;
import org.rollscope.desktop.devices.Found;
import org.rollscope.desktop.devices.Survey;
import org.rollscope.desktop.http.Refusal;

/**
 * The tools that are paired with this computer, and the bridge that reads them. Searching and
 * pairing take seconds and are done one at a time. Thread-safe.
 */
public final class Toolbox implements AutoCloseable {
  private static final DeviceConfig WHAT_IS_PLUGGED_IN = DeviceConfig.on("auto");
  private static final Duration LISTENING = Duration.ofSeconds(6);

  private final RememberedDevices remembered;
  private final BleSettings bluetooth;
  private final LongSupplier nanoTime;
  private final ReentrantLock busy = new ReentrantLock();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Map<String, Found> heard = Map.of();
  private volatile @Nullable Bridge bridge;

  /**
   * A toolbox without a bridge yet.
   *
   * @param remembered the file of the tools
   * @param bluetooth the radio to listen with
   * @param nanoTime the host's monotonic clock
   */
  public Toolbox(RememberedDevices remembered, BleSettings bluetooth, LongSupplier nanoTime) {
    this.remembered = remembered;
    this.bluetooth = bluetooth;
    this.nanoTime = nanoTime;
  }

  /**
   * What a bridge is to read: the paired tools; whatever is plugged in while there are none.
   *
   * @throws ConfigException where their file is damaged
   */
  public List<DeviceConfig> tools() throws ConfigException {
    List<DeviceConfig> paired = paired();
    return paired.isEmpty() ? List.of(WHAT_IS_PLUGGED_IN) : paired;
  }

  /** The running bridge that takes the tools from now on. */
  public void serve(Bridge running) {
    bridge = running;
  }

  private Bridge bridge() {
    Bridge running = bridge;
    if (running == null) {
      throw new Refusal(Refusal.AWAY, "Rollscope is still starting; try again in a moment");
    }
    return running;
  }

  /** The paired tools, in the order they were paired. */
  List<DeviceConfig> paired() throws ConfigException {
    return remembered.load();
  }

  /** What a tool is called in topics now. */
  String id(DeviceConfig tool) {
    return bridge().figures(tool).map(DeviceFigures::id).orElseGet(tool::provisionalId);
  }

  /** How it stands with a tool that is read because it is plugged in, though it is not paired. */
  Optional<DeviceFigures> pluggedIn() {
    return bridge().figures(WHAT_IS_PLUGGED_IN).filter(found -> found.connections() > 0);
  }

  /**
   * Looks for tools, on the air and on USB, or at a port that a person names.
   *
   * @param port such as /dev/ttyUSB0 or tcp://host:port; null for everywhere
   * @throws ConfigException when the port is none, or the file of the tools is damaged
   */
  Survey.Result search(@Nullable String port) throws ConfigException, InterruptedException {
    begin();
    try (Connectors connectors = new Connectors(bluetooth, nanoTime)) {
      List<DeviceConfig> paired = paired();
      List<Found> ports = port == null ? usb() : List.of(Survey.port(port));
      boolean pause = !bridge().isInSession(WHAT_IS_PLUGGED_IN) && release();
      try {
        Survey.Range range = new Survey.Range(LISTENING, port == null, without(ports, paired));
        Survey.Result result = new Survey(connectors, nanoTime).look(range, this::waits);
        List<Found> found = new ArrayList<>(result.found());
        ports.stream().filter(one -> one.among(paired).isPresent()).forEach(found::add);
        keep(found);
        return new Survey.Result(found, result.trouble());
      } finally {
        if (pause) {
          bridge().add(WHAT_IS_PLUGGED_IN);
        }
      }
    } finally {
      busy.unlock();
    }
  }

  private void begin() {
    if (!busy.tryLock()) {
      throw new Refusal(Refusal.REFUSED, "a search or a pairing goes on already; wait for its end");
    }
  }

  /** What is plugged in is let go, so that it can be asked what it is. */
  private boolean release() {
    return bridge().remove(WHAT_IS_PLUGGED_IN);
  }

  private static List<Found> usb() {
    return Survey.ports().stream().filter(port -> port.place() == Found.Place.USB).toList();
  }

  private static List<Found> without(List<Found> ports, List<DeviceConfig> paired) {
    return ports.stream().filter(port -> port.among(paired).isEmpty()).toList();
  }

  private boolean waits(Duration time) throws InterruptedException {
    return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void keep(List<Found> found) {
    Map<String, Found> usable = new HashMap<>();
    found.stream().filter(Found::isUsable).forEach(one -> usable.put(one.lasting(), one));
    heard = Map.copyOf(usable);
  }

  /**
   * Pairs a tool that the last search has found; the bridge reads it from now on.
   *
   * @param lasting its link
   * @param name for people; null for its own
   * @param kind what it is built into; null where it tells or is known
   * @throws LinkException when it does not let itself be asked what it is
   * @throws ConfigException when it cannot be kept
   */
  DeviceConfig pair(String lasting, @Nullable String name, @Nullable InstrumentKind kind)
      throws LinkException, ConfigException {
    Found found = heard.get(lasting);
    if (found == null) {
      throw new Refusal(Refusal.UNKNOWN, "it is not among what was found last; search again");
    }
    if (bridge().isInSession(WHAT_IS_PLUGGED_IN)) {
      throw new Refusal(Refusal.REFUSED, "a session goes on; end it, then pair the tool");
    }
    begin();
    boolean restore = release();
    try {
      DeviceConfig tool = described(meet(found), name, kind);
      remember(tool);
      restore = false;
      return tool;
    } finally {
      if (restore) {
        bridge().add(WHAT_IS_PLUGGED_IN);
      }
      busy.unlock();
    }
  }

  private Acquaintance meet(Found found) throws LinkException {
    try (Connectors connectors = new Connectors(bluetooth, nanoTime)) {
      return new Acquaintance(List.of(new Survey(connectors, nanoTime).meet(found, () -> {})));
    }
  }

  private DeviceConfig described(
      Acquaintance met, @Nullable String name, @Nullable InstrumentKind kind)
      throws ConfigException {
    DeviceConfig before = met.among(paired());
    String called = before.name() == null ? met.name() : before.name();
    DeviceConfig tool =
        before
            .withId(before.id() == null ? met.id() : before.id())
            .withName(name == null ? called : name);
    return kind == null ? tool : tool.withTool(tool.tool().withKind(kind));
  }

  /** Keeps a tool, and lets the bridge read it in place of those that it takes the place of. */
  private void remember(DeviceConfig tool) throws ConfigException {
    List<DeviceConfig> before = paired();
    remembered.remember(tool);
    List<DeviceConfig> after = paired();
    before.stream().filter(one -> !after.contains(one)).forEach(bridge()::remove);
    bridge().add(tool);
  }

  /**
   * Calls a tool otherwise; a session goes on.
   *
   * @throws ConfigException when it cannot be kept
   */
  void rename(String id, String name) throws ConfigException {
    begin();
    try {
      DeviceConfig tool = find(id).withName(name);
      remembered.remember(tool);
      bridge().rename(tool);
    } finally {
      busy.unlock();
    }
  }

  /**
   * Forgets a tool; a session with it ends.
   *
   * @throws ConfigException when the file of the tools cannot be written
   */
  void forget(String id) throws ConfigException {
    begin();
    try {
      DeviceConfig tool = find(id);
      remembered.forget(tool.links());
      bridge().remove(tool);
    } finally {
      busy.unlock();
    }
  }

  private DeviceConfig find(String id) throws ConfigException {
    return paired().stream()
        .filter(tool -> id(tool).equals(id))
        .findFirst()
        .orElseThrow(
            () -> new Refusal(Refusal.UNKNOWN, "no such tool is paired with this computer"));
  }

  /** Ends a search that goes on. */
  @Override
  public void close() {
    closed.countDown();
  }
}
