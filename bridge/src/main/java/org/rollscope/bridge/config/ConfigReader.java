package org.rollscope.bridge.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleProvider;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.outbox.Bounds;
import org.rollscope.core.alarm.AlarmConfig;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.sample.DeviceInfo;

/** Reads {@code rollscope.yaml}: each method one section of it, in the file's order. */
final class ConfigReader {
  /** Sections that other programs of the project read from the same file. */
  private static final List<String> ELSEWHERE = List.of("desktop");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
  private static final double LONGEST = 86_400;
  private static final double SECONDS_A_DAY = 86_400;

  private final Problems problems;
  private final @Nullable Path directory;
  private final UnaryOperator<@Nullable String> environment;

  ConfigReader(String file, @Nullable Path directory, UnaryOperator<@Nullable String> environment) {
    problems = new Problems(file);
    this.directory = directory;
    this.environment = environment;
  }

  private Section root(String text) throws ConfigException {
    if (Yaml.parse(problems.file(), text) instanceof Yaml.Mapping mapping) {
      return new Section(problems, "", mapping);
    }
    throw new ConfigException(
        problems.file() + ":1: must hold keys and values, such as 'broker: …'");
  }

  /** Reads a file that lists devices and nothing else. */
  List<DeviceConfig> readDevices(String text) throws ConfigException {
    Section root = root(text);
    List<DeviceConfig> devices = devices(root, Map.of());
    root.finish();
    problems.check();
    return devices;
  }

  BridgeConfig read(String text) throws ConfigException {
    Section root = root(text);
    ELSEWHERE.forEach(root::has);
    String name = bridgeName(root.section("bridge"));
    BrokerConfig broker = new BrokerReader(this).read(root.section("broker"), name);
    PublishConfig publish = publish(root.section("publish"), broker.root());
    Map<String, Limits> persons = new LimitsReader().persons(root.section("persons"));
    List<DeviceConfig> devices = devices(root, persons);
    BleSettings bluetooth = bluetooth(root.section("bluetooth"));
    Reconnect waits = reconnect(root.section("device-reconnect"), Reconnect.DEVICE);
    Section session = root.section("session");
    double idle = session.number("idle-seconds", 120, 1, LONGEST);
    session.finish();
    AlarmConfig alarms = new AlarmReader().read(root.section("alarms"));
    OutboxConfig outbox = outbox(root.section("outbox"), name);
    HomeAssistantConfig homeAssistant = homeAssistant(root.section("home-assistant"));
    ListenAddress monitor = monitor(root.section("monitor"));
    Path calibrations = directory(root.section("calibration"), CalibrationStore.defaultDirectory());
    Path routines = directory(root.section("routines"), RoutineLibrary.defaultDirectory());
    root.finish();
    problems.check();
    return new BridgeConfig(
        name,
        broker,
        publish,
        devices,
        bluetooth,
        waits,
        persons,
        alarms,
        idle,
        outbox,
        homeAssistant,
        monitor,
        calibrations,
        routines);
  }

  private static String bridgeName(Section bridge) {
    String name = bridge.text("name", BridgeConfig.DEFAULT_NAME);
    if (!name.equals(DeviceInfo.idFrom(name))) {
      bridge.wrong("name", "'" + name + "' must be lower-case letters, digits and hyphens");
    }
    bridge.finish();
    return name;
  }

  private static PublishConfig publish(Section section, String root) {
    PublishConfig byDefault = PublishConfig.DEFAULT;
    List<String> formats = List.of("rollscope", "sparkplug");
    String format = section.choice("format", "rollscope", formats).toUpperCase(Locale.ROOT);
    boolean sparkplug = format.equals(PublishConfig.Format.SPARKPLUG.name());
    if (sparkplug && root.contains("/")) {
      section.wrong(
          "format", "sparkplug needs a root of one level as its group, not '" + root + "'");
    }
    String host = section.text("primary-host");
    if (host != null && (!sparkplug || host.matches(".*[+#/].*"))) {
      section.wrong(
          "primary-host",
          sparkplug ? "'" + host + "' must not hold + # /" : "is for format: sparkplug only");
    }
    double hostSeconds = section.number("primary-host-seconds", byDefault.hostSeconds(), 0, 3600);
    boolean cbor = section.choice("samples", "json", List.of("json", "cbor")).equals("cbor");
    Duration batch = millis(section, "batch-ms", byDefault.batch(), 5, 250);
    Duration watched = millis(section, "watched-batch-ms", byDefault.watchedBatch(), 5, 50);
    Duration live = perSecond(section, "live-per-second", 10);
    Duration watchedLive = perSecond(section, "watched-live-per-second", 25);
    section.finish();
    return new PublishConfig(
        PublishConfig.Format.valueOf(format),
        host,
        hostSeconds,
        cbor,
        batch,
        watched,
        live,
        watchedLive);
  }

  private static Duration millis(
      Section section, String key, Duration byDefault, int least, int most) {
    return Duration.ofMillis(section.integer(key, (int) byDefault.toMillis(), least, most));
  }

  private static Duration perSecond(Section section, String key, int byDefault) {
    return Duration.ofNanos((long) (1e9 / section.number(key, byDefault, 0.1, 100)));
  }

  private List<DeviceConfig> devices(Section root, Map<String, Limits> persons) {
    List<DeviceConfig> devices = new ArrayList<>();
    for (Section section : root.list("devices")) {
      devices.add(new DeviceReader(this, persons.keySet()).read(section));
    }
    return devices;
  }

  private BleSettings bluetooth(Section section) {
    String provider = section.text("provider", BleSettings.DEFAULT_PROVIDER);
    try {
      BleProvider.named(provider);
    } catch (IllegalArgumentException e) {
      section.wrong("provider", String.valueOf(e.getMessage()));
    }
    String adapter = section.text("adapter");
    String bus = section.text("bus");
    String libraries = section.text("tinyb-libraries");
    section.finish();
    return new BleSettings(provider, adapter, bus, libraries == null ? null : path(libraries));
  }

  /** Reads the waits between attempts. */
  Reconnect reconnect(Section section, Reconnect byDefault) {
    double shortest = section.number("first-seconds", seconds(byDefault.shortest()), 0.05, 600);
    double longest = section.number("longest-seconds", seconds(byDefault.longest()), 0.05, 3600);
    section.finish();
    if (longest < shortest) {
      section.wrong("longest-seconds", "must not be shorter than first-seconds, " + shortest);
      return byDefault;
    }
    return new Reconnect(duration(shortest), duration(longest));
  }

  private OutboxConfig outbox(Section section, String bridge) {
    boolean durable = section.choice("keep", "disk", List.of("disk", "memory")).equals("disk");
    String file = section.text("file");
    Bounds usual = durable ? OutboxConfig.ON_DISK : OutboxConfig.IN_MEMORY_BOUNDS;
    int messages = section.integer("messages", usual.messages(), 100, 100_000_000);
    double megabytes = section.number("megabytes", (double) (usual.bytes() >> 20), 1, 1_000_000);
    double days = section.number("days", (double) usual.age().toDays(), 0.01, 3650);
    section.finish();
    Bounds bounds =
        new Bounds(messages, (long) (megabytes * (1 << 20)), duration(days * SECONDS_A_DAY));
    if (!durable) {
      return new OutboxConfig(null, bounds);
    }
    Path byDefault = OutboxConfig.of(bridge).file();
    return new OutboxConfig(file == null ? byDefault : path(file), bounds);
  }

  private static HomeAssistantConfig homeAssistant(Section section) {
    HomeAssistantConfig usual = HomeAssistantConfig.DEFAULT;
    boolean discovery = section.flag("discovery", usual.discovery());
    String prefix = section.text("prefix", usual.prefix());
    section.finish();
    return new HomeAssistantConfig(discovery, prefix);
  }

  private static @Nullable ListenAddress monitor(Section section) {
    String listen = section.text("listen");
    section.finish();
    try {
      return listen == null ? null : ListenAddress.parse(listen);
    } catch (ConfigException e) {
      section.wrong("listen", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private Path directory(Section section, Path byDefault) {
    String text = section.text("directory");
    section.finish();
    return text == null ? byDefault : path(text);
  }

  /** A path as the file means it; {@code ${NAME}} is what the environment calls so. */
  Path path(String text) {
    String told =
        VARIABLE
            .matcher(text)
            .replaceAll(
                name -> {
                  String value = variable(name.group(1));
                  return Matcher.quoteReplacement(value == null ? name.group() : value);
                });
    return directory == null ? Path.of(told) : directory.resolve(told);
  }

  /** The first variable in a path that the environment does not have. */
  Optional<String> unknownVariable(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .map(name -> name.group(1))
        .filter(name -> variable(name) == null)
        .findFirst();
  }

  @Nullable String variable(String name) {
    return environment.apply(name);
  }

  static Duration duration(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() * 1e-9;
  }
}
