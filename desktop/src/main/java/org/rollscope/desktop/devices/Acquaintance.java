package org.rollscope.desktop.devices;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollscope.bridge.ble.BleTarget;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.SensorConfig;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.PlainText;

/**
 * Sensors that make one tool together, and what they have told of it.
 *
 * @param sensors one or more, each with its driver
 */
public record Acquaintance(List<Found> sensors) {
  public Acquaintance {
    sensors = List.copyOf(sensors);
    if (sensors.stream().anyMatch(sensor -> sensor.driver() == null)) {
      throw new IllegalArgumentException("a sensor needs a driver");
    }
  }

  /** What to call it, without what cannot be printed of the name a sensor gives itself. */
  public String name() {
    Found first = sensors.getFirst();
    String plain = first.name().replace(PlainText.INSTEAD, ' ').strip().replaceAll("\\s+", " ");
    return plain.isEmpty() ? driver(first).title() : plain;
  }

  /** The identifier it has anyway, so that what was calibrated before is found again. */
  public String id() {
    Found first = sensors.getFirst();
    String made = DeviceInfo.idFrom(bare(first.lasting()));
    Introduction told = first.told();
    if (told == null || told.info() == null) {
      return made;
    }
    String its = told.info().id();
    return its.equals(DeviceInfo.idFrom(bare(first.link()))) ? made : its;
  }

  private static String bare(String link) {
    return link.startsWith(BleTarget.SCHEME) ? BleTarget.of(link).text() : link;
  }

  /** Whether one of its sensors knows what it is built into. */
  public boolean tellsItsTool() {
    return sensors.stream().anyMatch(Acquaintance::tellsItsTool);
  }

  private static boolean tellsItsTool(Found sensor) {
    DeviceProtocol within = sensor.told() == null ? null : sensor.told().family();
    return (within == null ? driver(sensor) : within).tellsItsTool();
  }

  /** Whether it measures force and nothing tells the area it presses with. */
  public boolean wantsArea() {
    Set<Channel> all = sensors.stream().flatMap(Acquaintance::channels).collect(Collectors.toSet());
    return all.contains(Channel.FORCE) && !all.contains(Channel.PRESSURE);
  }

  private static Stream<Channel> channels(Found sensor) {
    Introduction told = sensor.told();
    return told == null ? Stream.empty() : told.channels().stream();
  }

  /**
   * The sensors as the bridge is to read them. Of several, each gives what none before it gives.
   *
   * @throws IllegalArgumentException naming the one that has nothing to give
   */
  public List<SensorConfig> configs() {
    List<SensorConfig> configs = new ArrayList<>();
    Set<Channel> taken = EnumSet.noneOf(Channel.class);
    for (Found sensor : sensors) {
      SensorConfig config = config(sensor);
      if (sensors.size() > 1) {
        Set<Channel> its =
            channels(sensor).filter(taken::add).collect(Collectors.toUnmodifiableSet());
        if (its.isEmpty()) {
          throw new IllegalArgumentException(useless(sensor));
        }
        config =
            new SensorConfig(config.link(), config.protocol(), config.baud(), config.speed(), its);
      }
      configs.add(config);
    }
    return configs;
  }

  /**
   * The tool as it was remembered, with its sensors as they are now; these alone where it was not.
   *
   * @throws IllegalArgumentException naming a sensor that has nothing to give
   */
  public DeviceConfig among(List<DeviceConfig> remembered) {
    List<SensorConfig> now = configs();
    DeviceConfig unknown = DeviceConfig.of(now.getFirst()).withSensors(now);
    return remembered.stream()
        .filter(known -> known.links().equalsIgnoreCase(unknown.links()))
        .findFirst()
        .orElse(unknown)
        .withSensors(now);
  }

  private static SensorConfig config(Found sensor) {
    DeviceProtocol driver = driver(sensor);
    boolean usual = !driver.bauds().isEmpty() && driver.bauds().getFirst() == sensor.baud();
    return SensorConfig.on(sensor.lasting())
        .withProtocol(driver.name())
        .withBaud(usual ? SensorConfig.USUAL_BAUD : sensor.baud());
  }

  private static String useless(Found sensor) {
    return channels(sensor).findAny().isEmpty()
        ? sensor.link() + " has sent no sample, so that what it measures is not known. Try again."
        : sensor.link() + " measures nothing that the first does not; remember them as two tools.";
  }

  private static DeviceProtocol driver(Found sensor) {
    DeviceProtocol driver = sensor.driver();
    if (driver == null) {
      throw new IllegalStateException("a sensor without a driver");
    }
    return driver;
  }
}
