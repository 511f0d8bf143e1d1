package org.rollscope.bridge.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.outbox.Bounds;
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
 * @param outbox how much waits for an absent broker
 * @param calibrations directory of the devices' calibrations
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
    Bounds outbox,
    Path calibrations) {
  public static final String DEFAULT_NAME = "bridge";
  public static final Bounds DEFAULT_OUTBOX = new Bounds(100_000, 64L << 20);

  public BridgeConfig {
    devices = List.copyOf(devices);
    persons = Map.copyOf(persons);
  }

  /** Defaults throughout, with these devices. */
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
        DEFAULT_OUTBOX,
        CalibrationStore.defaultDirectory());
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

  public BridgeConfig withBroker(BrokerConfig newBroker) {
    return new BridgeConfig(
        name,
        newBroker,
        publish,
        devices,
        bluetooth,
        deviceReconnect,
        persons,
        alarms,
        idleSeconds,
        outbox,
        calibrations);
  }

  public BridgeConfig withDevices(List<DeviceConfig> newDevices) {
    return new BridgeConfig(
        name,
        broker,
        publish,
        newDevices,
        bluetooth,
        deviceReconnect,
        persons,
        alarms,
        idleSeconds,
        outbox,
        calibrations);
  }

  public BridgeConfig withBluetooth(BleSettings newBluetooth) {
    return new BridgeConfig(
        name,
        broker,
        publish,
        devices,
        newBluetooth,
        deviceReconnect,
        persons,
        alarms,
        idleSeconds,
        outbox,
        calibrations);
  }

  public BridgeConfig withName(String newName) {
    return new BridgeConfig(
        newName,
        broker,
        publish,
        devices,
        bluetooth,
        deviceReconnect,
        persons,
        alarms,
        idleSeconds,
        outbox,
        calibrations);
  }

  public BridgeConfig withPublish(PublishConfig newPublish) {
    return new BridgeConfig(
        name,
        broker,
        newPublish,
        devices,
        bluetooth,
        deviceReconnect,
        persons,
        alarms,
        idleSeconds,
        outbox,
        calibrations);
  }

  public BridgeConfig withIdleSeconds(double seconds) {
    return new BridgeConfig(
        name,
        broker,
        publish,
        devices,
        bluetooth,
        deviceReconnect,
        persons,
        alarms,
        seconds,
        outbox,
        calibrations);
  }

  public BridgeConfig withCalibrations(Path directory) {
    return new BridgeConfig(
        name,
        broker,
        publish,
        devices,
        bluetooth,
        deviceReconnect,
        persons,
        alarms,
        idleSeconds,
        outbox,
        directory);
  }

  public BridgeConfig withDeviceReconnect(Reconnect waits) {
    return new BridgeConfig(
        name,
        broker,
        publish,
        devices,
        bluetooth,
        waits,
        persons,
        alarms,
        idleSeconds,
        outbox,
        calibrations);
  }

  public BridgeConfig withPersons(Map<String, Limits> newPersons) {
    return new BridgeConfig(
        name,
        broker,
        publish,
        devices,
        bluetooth,
        deviceReconnect,
        newPersons,
        alarms,
        idleSeconds,
        outbox,
        calibrations);
  }
}
