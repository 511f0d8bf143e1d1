package org.rollscope.bridge;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.Airspace;
import org.rollscope.bridge.ble.BleProvider;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.ble.BleTarget;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.Reconnect;
import org.rollscope.bridge.config.SensorConfig;
import org.rollscope.bridge.link.LinkSource;
import org.rollscope.bridge.link.ReplayLinkSource;
import org.rollscope.bridge.link.SerialLinkSource;
import org.rollscope.bridge.link.TcpLinkSource;
import org.rollscope.bridge.pair.PairedConnector;
import org.rollscope.bridge.pair.Part;
import org.rollscope.bridge.protocol.BleConnector;
import org.rollscope.bridge.protocol.Connector;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.bridge.protocol.LinkConnector;
import org.rollscope.bridge.protocol.StreamProtocol;
import org.rollscope.bridge.protocol.ToolDescription;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;

/**
 * The ways to tools as the configuration names them. All on the air share one radio, which is
 * opened with the first of them. Used by one thread; close it after the connections.
 */
public final class Connectors implements AutoCloseable {
  private static final String REPLAY = "replay:";
  private static final String TCP = "tcp://";

  private final BleSettings bluetooth;
  private final Reconnect reconnect;
  private final LongSupplier nanoTime;
  private final SplittableRandom random;
  private @Nullable Airspace airspace;

  /**
   * @param nanoTime the host's monotonic clock
   */
  public Connectors(BleSettings bluetooth, LongSupplier nanoTime) {
    this(bluetooth, Reconnect.DEVICE, nanoTime);
  }

  /**
   * @param reconnect how long one sensor of several waits before it is tried again
   * @param nanoTime the host's monotonic clock
   */
  public Connectors(BleSettings bluetooth, Reconnect reconnect, LongSupplier nanoTime) {
    this.bluetooth = bluetooth;
    this.reconnect = reconnect;
    this.nanoTime = nanoTime;
    random = new SplittableRandom(nanoTime.getAsLong());
  }

  /** The way to a tool. */
  public Connector of(DeviceConfig device) {
    if (device.sensors().size() == 1) {
      return sensor(device, device.sensors().getFirst());
    }
    List<Part> parts =
        device.sensors().stream()
            .map(sensor -> new Part(sensor(device, sensor), sensor.channels()))
            .toList();
    String id = device.provisionalId();
    String name = device.name() == null ? device.links() : device.name();
    ToolDescription tool = new ToolDescription(id, name, device.tool().instrument());
    return new PairedConnector(parts, tool, reconnect, random.split(), nanoTime);
  }

  private Connector sensor(DeviceConfig device, SensorConfig sensor) {
    Instrument instrument = device.tool().instrument();
    if (sensor.isBle()) {
      return new BleConnector(
          airspace(), BleTarget.of(sensor.link()), onTheAir(sensor), instrument, nanoTime);
    }
    DeviceProtocol protocol = overAStream(sensor);
    ToolDescription tool =
        new ToolDescription(DeviceInfo.idFrom(sensor.link()), protocol.title(), instrument);
    return new LinkConnector(source(sensor), protocol, tool, nanoTime);
  }

  private static List<DeviceProtocol> onTheAir(SensorConfig sensor) {
    return sensor.protocol() == null
        ? DeviceProtocol.all().stream().filter(one -> one.profile().isPresent()).toList()
        : List.of(DeviceProtocol.named(sensor.protocol()));
  }

  private static DeviceProtocol overAStream(SensorConfig sensor) {
    return sensor.protocol() == null
        ? new StreamProtocol()
        : DeviceProtocol.named(sensor.protocol());
  }

  /** The stream of bytes of a sensor that is not on the air. */
  public static LinkSource source(SensorConfig sensor) {
    String link = sensor.link();
    if (link.startsWith(REPLAY)) {
      return new ReplayLinkSource(Path.of(link.substring(REPLAY.length())), sensor.speed());
    }
    if (link.startsWith(TCP)) {
      int colon = link.lastIndexOf(':');
      String host = link.substring(TCP.length(), colon);
      return new TcpLinkSource(host, Integer.parseInt(link.substring(colon + 1)));
    }
    List<Integer> bauds = overAStream(sensor).bauds();
    int usual = bauds.isEmpty() ? SerialLinkSource.DEFAULT_BAUD : bauds.getFirst();
    int baud = sensor.baud() == SensorConfig.USUAL_BAUD ? usual : sensor.baud();
    return new SerialLinkSource(link, baud);
  }

  /** What is on the air. */
  public Airspace airspace() {
    Airspace open = airspace;
    if (open == null) {
      open = new Airspace(BleProvider.named(bluetooth.provider()).open(bluetooth), nanoTime);
      airspace = open;
    }
    return open;
  }

  /** Switches the radio off. */
  @Override
  public void close() {
    if (airspace != null) {
      airspace.close();
    }
  }
}
