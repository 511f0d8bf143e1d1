package org.rollscope.bridge.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.core.alarm.AlarmConfig;
import org.rollscope.core.alarm.Limits;

/**
 * Everything {@code rollscope.yaml} says; every option and its meaning is in {@code
 * docs/rollscope.yaml}.
 *
 * @param name of this bridge, in its status topic
 * @param broker where to publish
 * @param publish how samples and live states are published
 * @param devices what to read
 * @param bluetooth how to reach Bluetooth
 * @param deviceReconnect waits between attempts to reach a device
 * @param persons limits by person's name
 * @param alarms when alarms are raised and cleared
 * @param idleSeconds without contact that end a session, s
 * @param outbox where messages wait for an absent broker
 * @param homeAssistant whether it hears of the devices
 * @param monitor where figures and health are served; null for nowhere
 * @param calibrations directory of the devices' calibrations
 * @param routines directory of one's own routines
 */
public record BridgeConfig(
    String name,
    BrokerConfig broker,
    PublishConfig publish,
    List<DeviceConfig> devices,
    BleSettings bluetooth,
    Reconnect deviceReconnect,
    Map<String, Limits> persons,
    AlarmConfig alarms,
    double idleSeconds,
    OutboxConfig outbox,
    HomeAssistantConfig homeAssistant,
    @Nullable ListenAddress monitor,
    Path calibrations,
    Path routines) {
  public static final String DEFAULT_NAME = "bridge";

  public BridgeConfig {
    devices = List.copyOf(devices);
    persons = Map.copyOf(persons);
  }

  /** Defaults throughout, with these devices, and an outbox in memory. */
  public static BridgeConfig of(BrokerConfig broker, List<DeviceConfig> devices) {
    return new BridgeConfig(
        DEFAULT_NAME,
        broker,
        PublishConfig.DEFAULT,
        devices,
        BleSettings.DEFAULT,
        Reconnect.DEVICE,
        Map.of(),
        AlarmConfig.DEFAULT,
        120,
        OutboxConfig.IN_MEMORY,
        HomeAssistantConfig.DEFAULT,
        null,
        CalibrationStore.defaultDirectory(),
        RoutineLibrary.defaultDirectory());
  }

  /**
   * Reads and checks a file.
   *
   * @throws ConfigException naming file, line and key of everything that is wrong
   */
  public static BridgeConfig load(Path file) throws ConfigException {
    return parse(file.toString(), read(file), file.getParent(), System::getenv);
  }

  private static String read(Path file) throws ConfigException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads and checks a document.
   *
   * @param file its name, for messages
   * @param directory where relative paths in it begin; null for the current one
   * @param environment finds a variable, or null
   */
  public static BridgeConfig parse(
      String file,
      String text,
      @Nullable Path directory,
      UnaryOperator<@Nullable String> environment)
      throws ConfigException {
    return new ConfigReader(file, directory, environment).read(text);
  }

  /** A copy to be changed before it is taken. */
  private static final class Draft {
    private String name;
    private BrokerConfig broker;
    private PublishConfig publish;
    private List<DeviceConfig> devices;
    private BleSettings bluetooth;
    private Reconnect deviceReconnect;
    private Map<String, Limits> persons;
    private AlarmConfig alarms;
    private double idleSeconds;
    private OutboxConfig outbox;
    private HomeAssistantConfig homeAssistant;
    private @Nullable ListenAddress monitor;
    private Path calibrations;
    private Path routines;

    private Draft(BridgeConfig from) {
      name = from.name;
      broker = from.broker;
      publish = from.publish;
      devices = from.devices;
      bluetooth = from.bluetooth;
      deviceReconnect = from.deviceReconnect;
      persons = from.persons;
      alarms = from.alarms;
      idleSeconds = from.idleSeconds;
      outbox = from.outbox;
      homeAssistant = from.homeAssistant;
      monitor = from.monitor;
      calibrations = from.calibrations;
      routines = from.routines;
    }
  }

  private BridgeConfig with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new BridgeConfig(
        draft.name,
        draft.broker,
        draft.publish,
        draft.devices,
        draft.bluetooth,
        draft.deviceReconnect,
        draft.persons,
        draft.alarms,
        draft.idleSeconds,
        draft.outbox,
        draft.homeAssistant,
        draft.monitor,
        draft.calibrations,
        draft.routines);
  }

  public BridgeConfig withBroker(BrokerConfig other) {
    return with(draft -> draft.broker = other);
  }

  public BridgeConfig withDevices(List<DeviceConfig> other) {
    return with(draft -> draft.devices = other);
  }

  public BridgeConfig withBluetooth(BleSettings other) {
    return with(draft -> draft.bluetooth = other);
  }

  public BridgeConfig withName(String other) {
    return with(draft -> draft.name = other);
  }

  public BridgeConfig withPublish(PublishConfig other) {
    return with(draft -> draft.publish = other);
  }

  public BridgeConfig withIdleSeconds(double other) {
    return with(draft -> draft.idleSeconds = other);
  }

  public BridgeConfig withCalibrations(Path other) {
    return with(draft -> draft.calibrations = other);
  }

  public BridgeConfig withRoutines(Path other) {
    return with(draft -> draft.routines = other);
  }

  public BridgeConfig withDeviceReconnect(Reconnect other) {
    return with(draft -> draft.deviceReconnect = other);
  }

  public BridgeConfig withPersons(Map<String, Limits> other) {
    return with(draft -> draft.persons = other);
  }

  public BridgeConfig withOutbox(OutboxConfig other) {
    return with(draft -> draft.outbox = other);
  }

  public BridgeConfig withHomeAssistant(HomeAssistantConfig other) {
    return with(draft -> draft.homeAssistant = other);
  }

  public BridgeConfig withMonitor(@Nullable ListenAddress other) {
    return with(draft -> draft.monitor = other);
  }
}
