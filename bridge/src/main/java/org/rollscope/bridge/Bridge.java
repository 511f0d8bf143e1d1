package org.rollscope.bridge;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.CalibrationStore;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.mqtt.BrokerState;
import org.rollscope.bridge.mqtt.CommandRequest;
import org.rollscope.bridge.mqtt.MqttPublisher;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.MemoryOutbox;
import org.rollscope.bridge.outbox.Outbox;
import org.rollscope.bridge.outbox.OutboxState;
import org.rollscope.bridge.outbox.Payload;

/**
 * Devices, outbox and publisher together. Nothing absent keeps it from starting: devices and broker
 * are looked for until they are there. Start and close it once, from any thread.
 */
public final class Bridge implements AutoCloseable {
  private final Outbox outbox;
  private final MqttPublisher publisher;
  private final Connectors connectors;
  private final DeviceIds ids = new DeviceIds();
  private final List<DeviceWorker> workers = new ArrayList<>();

  /** A bridge on the clocks of this machine, with an outbox in memory. */
  public Bridge(BridgeConfig config) {
    this(config, new MemoryOutbox(config.outbox().bounds(), newEpoch()));
  }

  /**
   * A bridge with an outbox of its own choice.
   *
   * @param outbox closed with the bridge
   */
  public Bridge(BridgeConfig config, Outbox outbox) {
    this.outbox = outbox;
    SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());
    publisher =
        new MqttPublisher(config.broker(), config.name(), outbox, this::command, random.split());
    Surroundings surroundings =
        new Surroundings(
            config,
            new Topics(config.broker().root()),
            new ToBroker(),
            new CalibrationStore(config.calibrations()),
            ids,
            InstantSource.system(),
            System::nanoTime);
    connectors = new Connectors(config.bluetooth(), config.deviceReconnect(), System::nanoTime);
    for (DeviceConfig device : config.devices()) {
      workers.add(new DeviceWorker(surroundings, device, connectors.of(device), random.split()));
    }
  }

  /** An epoch that sorts after all earlier ones, and that no other outbox has. */
  private static String newEpoch() {
    long millis = InstantSource.system().millis();
    return "%011x-%04x".formatted(millis, new SecureRandom().nextInt(0x10000));
  }

  public void start() {
    publisher.start();
    workers.forEach(DeviceWorker::start);
  }

  /** How it stands with the broker. */
  public BrokerState broker() {
    return publisher.state();
  }

  /** Called at each change of the connection to the broker, and at once. */
  public void onBroker(Consumer<BrokerState> listener) {
    publisher.onState(listener);
  }

  /** What waits for the broker. */
  public OutboxState outbox() {
    return outbox.state();
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
    workers.parallelStream().forEach(DeviceWorker::close);
    connectors.close();
    publisher.close();
    outbox.close();
  }

  private final class ToBroker implements Outlet {
    @Override
    public void offer(Draft draft) {
      outbox.offer(draft);
    }

    @Override
    public void stand(String topic, Payload payload) {
      publisher.stand(topic, payload);
    }

    @Override
    public void live(String topic, Payload payload) {
      publisher.live(topic, payload);
    }

    @Override
    public long dropped(String device) {
      return outbox.dropped(device);
    }
  }
}
