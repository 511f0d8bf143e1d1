package org.rollscope.bridge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.link.SerialPorts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code bridge}: of the whole program, or alone on a machine without a screen. */
@Command(
    name = "bridge",
    mixinStandardHelpOptions = true,
    version = "Rollscope bridge 0.1.0",
    description = "Reads massage tools and publishes what they do over MQTT, until it is stopped.",
    footer = {
      "",
      "Examples:",
      "  bridge --config rollscope.yaml       as the file says; docs/rollscope.yaml lists every option",
      "  bridge --port /dev/ttyUSB0           one tool on that port, broker on this machine",
      "  bridge --port usb:1a86:7523 --broker tcp://clinic:1883",
      "  bridge --port 'ble:Ball 3F2A'        a tool on the air",
      "  bridge                               the first tool found on USB"
    })
public final class BridgeMain implements Callable<Integer> {
  /** Tells of each bus it joins; held, for a logger nobody holds forgets its level. */
  private static final Logger DBUS = Logger.getLogger("org.freedesktop.dbus");

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Read the configuration from FILE.")
  @Nullable Path config;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "LINK",
      description =
          "A tool: a port's path, usb:VID:PID[:SERIAL], auto, ble:NAME, ble:ADDRESS,"
              + " ble:auto, tcp://HOST:PORT or replay:FILE. May be"
              + " given several times; replaces the devices of the configuration.")
  List<String> ports = new ArrayList<>();

  @Option(
      names = {"-b", "--broker"},
      paramLabel = "URL",
      description = "The MQTT broker; default: the configuration's, or tcp://localhost:1883.")
  @Nullable String broker;

  @Mixin private final LinkOptions links = new LinkOptions();

  @Spec @Nullable CommandSpec spec;

  /** Starts the bridge of this machine. */
  public static void main(String[] arguments) {
    DBUS.setLevel(Level.WARNING);
    System.exit(new CommandLine(new BridgeMain()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    BridgeConfig settings;
    try {
      settings = settings();
    } catch (ConfigException e) {
      throw wrong(e);
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Bridge bridge = new Bridge(settings);
    Thread closer = Thread.ofPlatform().unstarted(bridge::close);
    SerialPorts.beforeEnd(closer);
    bridge.start();
    stopped.await(); // until the process is told to end
    return CommandLine.ExitCode.OK;
  }

  /** The configuration, with what the command line says instead. */
  BridgeConfig settings() throws ConfigException {
    String clientId = "rollscope-" + BridgeConfig.DEFAULT_NAME;
    BridgeConfig settings =
        config == null
            ? BridgeConfig.of(
                BrokerConfig.at(BrokerConfig.DEFAULT_URL, clientId),
                List.of(DeviceConfig.on("auto")))
            : BridgeConfig.load(config);
    if (!ports.isEmpty()) {
      List<DeviceConfig> devices = new ArrayList<>();
      for (String port : ports) {
        devices.add(links.device(port));
      }
      settings = settings.withDevices(devices);
    }
    settings = settings.withBluetooth(links.bluetooth(settings.bluetooth()));
    if (settings.devices().isEmpty()) {
      throw new ConfigException("No device is named; give --port, or devices in the configuration");
    }
    return broker == null
        ? settings
        : settings.withBroker(settings.broker().withUrl(BrokerConfig.parseUrl(broker)));
  }

  private RuntimeException wrong(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    return spec == null
        ? new IllegalArgumentException(message, e)
        : new ParameterException(spec.commandLine(), message, e);
  }
}
