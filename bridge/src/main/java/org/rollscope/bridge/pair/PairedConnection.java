package org.rollscope.bridge.pair;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;

/** Several sensors as one device; what they say is merged on the thread that pumps it. */
final class PairedConnection implements Connection {
  private static final long PUMP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** Without any sensor for so long, the tool is lost. */
  private static final long LOST_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final int ROWS = 64;

  private final String name;
  private final List<Part> parts;
  private final List<Sensor> sensors;
  private final Hub hub;
  private final DeviceListener listener;
  private SampleBlock block = new SampleBlock(ROWS, 0);
  private @Nullable DeviceInfo told;

  PairedConnection(
      String name, List<Part> parts, List<Sensor> sensors, Hub hub, DeviceListener listener) {
    this.name = name;
    this.parts = parts;
    this.sensors = sensors;
    this.hub = hub;
    this.listener = listener;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Pulse pump() throws LinkException {
    boolean heard;
    try {
      heard = hub.await(PUMP_NANOS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException("Waiting for " + name + " was interrupted.", e);
    }
    boolean ended = hub.hasEnded();
    deliver();
    if (ended) {
      return Pulse.ENDED;
    }
    if (hub.isLost(LOST_NANOS)) {
      throw new LinkException(hub.absence());
    }
    return heard ? Pulse.HEARD : Pulse.SILENT;
  }

  private void deliver() {
    hub.answers().forEach(listener::acknowledged);
    boolean more = true;
    while (more) {
      DeviceInfo info = hub.info();
      if (block.pads() != info.instrument().pads()) {
        block = new SampleBlock(ROWS, info.instrument().pads());
      }
      more = hub.fill(block);
      if (more) {
        tell(info);
        listener.samples(block);
      }
    }
    if (told != null) {
      hub.newStatus().ifPresent(listener::status);
    }
  }

  private void tell(DeviceInfo info) {
    if (!info.equals(told)) {
      told = info;
      listener.info(info);
    }
  }

  /** The rate is the motion sensor's; the others keep their own. */
  @Override
  public boolean send(long sequence, Command command) throws LinkException {
    Set<Integer> there = hub.send(sequence, command);
    if (there.isEmpty()) {
      throw new LinkException("no sensor of the tool is connected: " + hub.absence());
    }
    boolean hasMotion = parts.stream().anyMatch(Part::givesMotion);
    for (int i : there) {
      boolean isPaced = parts.get(i).givesMotion() || !hasMotion;
      boolean own = command instanceof Command.Start && !isPaced;
      sensors.get(i).send(sequence, own ? new Command.Start(0) : command);
    }
    return true;
  }

  @Override
  public DecodeCounts counts() {
    return hub.counts();
  }

  @Override
  public OptionalInt rssi() {
    return hub.rssi();
  }

  @Override
  public Optional<DeviceProtocol> family() {
    return hub.family();
  }

  @Override
  public Optional<String> remark() {
    return Optional.of(hub.remark()).filter(text -> !text.isEmpty());
  }

  @Override
  public boolean hearsLoad() {
    return hub.hearsLoad();
  }

  /** The sensors stay connected for the next connection, until their connector is closed. */
  @Override
  public void close() {
    // nothing of its own to close
  }
}
