package org.rollscope.bridge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.ListenAddress;
import org.rollscope.bridge.config.OutboxConfig;
import org.rollscope.bridge.config.RememberedDevices;
import org.rollscope.bridge.link.SerialPorts;
import org.rollscope.bridge.log.Logs;
import org.rollscope.bridge.monitor.MonitorException;
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
      "  bridge --broker ssl://clinic --ca-file ca.pem --user ball --password-file pw",
      "  bridge --port 'ble:Ball 3F2A'        a tool on the air",
      "  bridge                               the tools that 'rollscope pair' remembered,",
      "                                       or else the first one found on USB"
    })
public final class BridgeMain implements Callable<Integer> {
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
      names = "--remembered",
      paramLabel = "FILE",
      description =
          "The remembered tools, which are read where neither --config nor --port names any;"
              + " default: ~/.config/rollscope/devices.yaml.")
  Path remembered = RememberedDevices.defaultFile();

  @Option(
      names = {"-b", "--broker"},
      paramLabel = "URL",
      description = "The MQTT broker; default: the configuration's, or tcp://localhost:1883.")
  @Nullable String broker;

  @Mixin private final LoginOptions login = new LoginOptions();

  @Option(
      names = "--monitor",
      paramLabel = "ADDRESS",
      description =
          "Serve /metrics for Prometheus and /health there: a port of this machine, such as 9464, or"
              + " HOST:PORT. Default: the configuration's, or nowhere.")
  @Nullable String monitor;

  @Mixin private final LinkOptions links = new LinkOptions();

  @Spec @Nullable CommandSpec spec;

  /** Starts the bridge of this machine. */
  public static void main(String[] arguments) {
    LogOptions log = new LogOptions();
    CommandLine line = new CommandLine(new BridgeMain());
    line.addMixin("log", log);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionStrategy(
        parsed -> {
          log.apply(true);
          return new CommandLine.RunLast().execute(parsed);
        });
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    BridgeConfig settings;
    try {
      settings = settings();
    } catch (ConfigException e) {
      throw wrong(e);
    }
    Logs.mark(Logs.BRIDGE, settings.name());
    CountDownLatch stopped = new CountDownLatch(1);
    Bridge bridge = new Bridge(settings);
    try {
      bridge.start();
    } catch (MonitorException e) {
      bridge.close();
      throw wrong(new ConfigException(String.valueOf(e.getMessage()), e));
    }
    Thread closer = Thread.ofPlatform().unstarted(bridge::close);
    SerialPorts.beforeEnd(closer);
    stopped.await(); // until the process is told to end
    return CommandLine.ExitCode.OK;
  }

  /** The configuration, with what the command line says instead. */
  BridgeConfig settings() throws ConfigException {
    BridgeConfig settings = config == null ? unconfigured() : BridgeConfig.load(config);
    settings =
        settings
            .withDevices(devices(settings.devices()))
            .withBluetooth(links.bluetooth(settings.bluetooth()));
    if (monitor != null) {
      settings = settings.withMonitor(ListenAddress.parse(monitor));
    }
    BrokerConfig place = settings.broker();
    if (broker != null) {
      place = place.withUrl(BrokerConfig.parseUrl(broker));
    }
    return settings.withBroker(login.in(place));
  }

  /** The tools that are named, here or in the file; else those paired; else any on USB. */
  private List<DeviceConfig> devices(List<DeviceConfig> configured) throws ConfigException {
    List<DeviceConfig> devices = new ArrayList<>();
    for (String port : ports) {
      devices.add(links.device(port, remembered));
    }
    if (devices.isEmpty()) {
      devices.addAll(configured);
    }
    if (devices.isEmpty()) {
      devices.addAll(new RememberedDevices(remembered).load());
    }
    return devices.isEmpty() ? List.of(DeviceConfig.on("auto")) : devices;
  }

  private static BridgeConfig unconfigured() {
    String clientId = "rollscope-" + BridgeConfig.DEFAULT_NAME;
    return BridgeConfig.of(BrokerConfig.at(BrokerConfig.DEFAULT_URL, clientId), List.of())
        .withOutbox(OutboxConfig.of(BridgeConfig.DEFAULT_NAME));
  }

  private RuntimeException wrong(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    return spec == null
        ? new IllegalArgumentException(message, e)
        : new ParameterException(spec.commandLine(), message, e);
  }
}
