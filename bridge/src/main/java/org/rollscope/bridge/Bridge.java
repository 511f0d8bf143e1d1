package org.rollscope.bridge;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.CalibrationStore;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.ListenAddress;
import org.rollscope.bridge.config.OutboxConfig;
import org.rollscope.bridge.home.HomeAssistant;
import org.rollscope.bridge.monitor.DeviceFigures;
import org.rollscope.bridge.monitor.MonitorException;
import org.rollscope.bridge.monitor.MonitorServer;
import org.rollscope.bridge.monitor.Monitored;
import org.rollscope.bridge.mqtt.BrokerState;
import org.rollscope.bridge.mqtt.CommandRequest;
import org.rollscope.bridge.mqtt.DeviceMessages;
import org.rollscope.bridge.mqtt.Dialect;
import org.rollscope.bridge.mqtt.MqttPublisher;
import org.rollscope.bridge.mqtt.RollscopeDialect;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.bridge.mqtt.Traffic;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.MemoryOutbox;
import org.rollscope.bridge.outbox.Outbox;
import org.rollscope.bridge.outbox.OutboxState;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.bridge.outbox.SqliteOutbox;
import org.rollscope.bridge.sparkplug.BirthNumbers;
import org.rollscope.bridge.sparkplug.EdgeNode;
import org.rollscope.bridge.sparkplug.SparkplugDialect;
import org.rollscope.core.sample.DeviceInfo;

/**
 * Devices, outbox and publisher together. Nothing absent keeps it from starting: devices and broker
 * are looked for until they are there. Start and close it once, from any thread.
 */
public final class Bridge implements AutoCloseable {
  private final InstantSource wall;
  private final Topics topics;
  private final Outbox outbox;
  private final Dialect dialect;
  private final MqttPublisher publisher;
  private final HomeAssistant home;
  private final DeviceIds ids = new DeviceIds();
  private final Devices devices;
  private final @Nullable ListenAddress monitored;
  private @Nullable MonitorServer monitor;

  /** A bridge on the clocks of this machine, with the outbox that the configuration names. */
  public Bridge(BridgeConfig config) {
    this(config, InstantSource.system());
  }

  /**
   * A bridge on another wall clock.
   *
   * @param wall may jump at any time
   */
  public Bridge(BridgeConfig config, InstantSource wall) {
    this(config, wall, UnaryOperator.identity());
  }

  /**
   * A bridge that has more to say about its outbox.
   *
   * @param around what stands between the bridge and the outbox that the configuration names
   */
  public Bridge(BridgeConfig config, InstantSource wall, UnaryOperator<Outbox> around) {
    this.wall = wall;
    monitored = config.monitor();
    topics = new Topics(config.broker().root());
    outbox = around.apply(outbox(config.outbox(), wall, new DeviceMessages(topics)));
    SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());
    home = new HomeAssistant(config, topics, outbox);
    dialect = dialect(config);
    publisher = new MqttPublisher(config.broker(), dialect, random.split());
    Surroundings surroundings =
        new Surroundings(
            config,
            topics,
            new ToBroker(),
            new CalibrationStore(config.calibrations()),
            ids,
            wall,
            System::nanoTime);
    devices = new Devices(surroundings, home, random);
  }

  private static Outbox outbox(OutboxConfig config, InstantSource wall, DeviceMessages messages) {
    Outbox.Notice notice = loss -> messages.dropped(wall.instant(), loss);
    return config.file() == null
        ? new MemoryOutbox(config.bounds(), wall, notice)
        : new SqliteOutbox(config.file(), config.bounds(), wall, notice);
  }

  private Dialect dialect(BridgeConfig config) {
    String root = config.broker().root();
    return switch (config.publish().format()) {
      case ROLLSCOPE -> {
        RollscopeDialect own = new RollscopeDialect(topics, config.name(), outbox, this::command);
        home.listen(own);
        yield own;
      }
      case SPARKPLUG ->
          new SparkplugDialect(
              root,
              new EdgeNode(
                  root,
                  config.name(),
                  config.publish().primaryHost(),
                  config.publish().hostSeconds()),
              outbox,
              new BirthNumbers(config.outbox().beside(".bdseq")),
              this::command,
              wall,
              System::nanoTime);
    };
  }

  /**
   * Begins.
   *
   * @throws MonitorException where figures and health cannot be served as configured; then nothing
   *     has begun
   */
  public void start() {
    if (monitored != null) {
      monitor = MonitorServer.open(monitored, new Figures(), wall);
    }
    new Remains(topics, wall.instant()).settle(outbox);
    home.start();
    publisher.start();
    devices.start();
  }

  /**
   * Reads another device from now on, as if the configuration had named it. Any thread may do so.
   *
   * @throws IllegalArgumentException when its links are read already
   * @throws IllegalStateException before the start and after the end
   */
  public void add(DeviceConfig device) {
    devices.add(device);
  }

  /**
   * Lets a device go: its session ends as it does with the bridge, and then nothing stands at the
   * broker of it any more but what was measured. Waits for that, 3 s at most. Any thread may do so.
   *
   * @return whether there was one on these links
   */
  public boolean remove(DeviceConfig device) {
    return devices.remove(device);
  }

  /**
   * Calls a device by the name that it has there from now on; a session goes on. Any thread may do
   * so.
   *
   * @return whether there is one on these links
   */
  public boolean rename(DeviceConfig device) {
    return devices.rename(device);
  }

  /** How it stands with the device on these links; empty where none is read there. */
  public Optional<DeviceFigures> figures(DeviceConfig device) {
    return devices.figures(device);
  }

  /** Whether a session goes on with the device on these links. */
  public boolean isInSession(DeviceConfig device) {
    return devices.isInSession(device);
  }

  /** How it stands with the broker. */
  public BrokerState broker() {
    return publisher.state();
  }

  /** Called at each change of the connection to the broker, and at once. */
  public void onBroker(Consumer<BrokerState> listener) {
    publisher.onState(listener);
  }

  /** How many messages that came from the broker could not be used, by reason. */
  public Map<String, Long> unusable() {
    return publisher.unusable();
  }

  /** What waits for the broker. */
  public OutboxState outbox() {
    return outbox.state();
  }

  /** Where figures and health are served; null for nowhere. */
  public @Nullable InetSocketAddress monitor() {
    return monitor == null ? null : monitor.address();
  }

  private void command(CommandRequest request) {
    DeviceWorker worker = ids.owner(request.device());
    if (worker == null) {
      String known = String.join(", ", ids.known());
      request.error("there is no device '" + request.device() + "' here (known: " + known + ")");
    } else {
      worker.command(request);
    }
  }

  /** Ends the sessions, sends what is left and takes leave of the broker. */
  @Override
  public void close() {
    if (monitor != null) {
      monitor.close();
    }
    devices.close();
    try {
      outbox.flush(); // what the workers said last is to go out as well
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    publisher.close();
    outbox.close();
  }

  private final class Figures implements Monitored {
    @Override
    public BrokerState broker() {
      return publisher.state();
    }

    @Override
    public OutboxState outbox() {
      return outbox.state();
    }

    @Override
    public Traffic traffic() {
      return publisher.traffic();
    }

    @Override
    public List<DeviceFigures> devices() {
      return devices.figures();
    }
  }

  private final class ToBroker implements Outlet {
    @Override
    public void offer(Draft draft) {
      Draft admitted = dialect.admit(draft);
      if (admitted != null) {
        outbox.offer(admitted);
      }
    }

    @Override
    public void met(DeviceConfig config, DeviceInfo info, int channels) {
      home.met(config, info, channels);
    }

    @Override
    public void stand(String topic, Payload payload) {
      outbox.stand(topic, payload);
    }

    @Override
    public void live(String topic, Payload payload) {
      publisher.live(topic, payload);
    }

    @Override
    public int largestPayload() {
      return publisher.largestPayload();
    }

    @Override
    public long dropped(String device) {
      return outbox.dropped(device);
    }
  }
}
