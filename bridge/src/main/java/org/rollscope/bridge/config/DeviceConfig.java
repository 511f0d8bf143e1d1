package org.rollscope.bridge.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.spot.Zone;

/**
 * One tool, its sensors, and what is known of it better than by itself.
 *
 * @param sensors one, or several that make one tool together
 * @param name for people; null for the device's own
 * @param id in topics; null for the device's own
 * @param tool its geometry
 * @param zone worked at the start
 * @param person whose limits hold; null for none
 * @param haptic whether the device buzzes on overpressure
 * @param calibration file with its calibration; null for the one by its id
 */
public record DeviceConfig(
    List<SensorConfig> sensors,
    @Nullable String name,
    @Nullable String id,
    ToolConfig tool,
    Zone zone,
    @Nullable String person,
    boolean haptic,
    @Nullable Path calibration) {
  public DeviceConfig {
    sensors = List.copyOf(sensors);
    if (sensors.isEmpty()) {
      throw new IllegalArgumentException("a tool has a sensor at least");
    }
  }

  /** A tool with one sensor of which nothing is known. */
  public static DeviceConfig of(SensorConfig sensor) {
    return new DeviceConfig(
        List.of(sensor), null, null, ToolConfig.UNKNOWN, Zone.UNKNOWN, null, true, null);
  }

  /** A tool of which nothing but its link is known. */
  public static DeviceConfig on(String link) {
    return of(SensorConfig.on(link));
  }

  /**
   * A device on a link that a person has named.
   *
   * @throws ConfigException saying what a link may be
   */
  public static DeviceConfig parse(String link) throws ConfigException {
    String problem = SensorReader.problem(link);
    if (problem != null) {
      throw new ConfigException(problem);
    }
    return on(link);
  }

  public DeviceConfig withSensors(List<SensorConfig> newSensors) {
    return new DeviceConfig(newSensors, name, id, tool, zone, person, haptic, calibration);
  }

  public DeviceConfig withTool(ToolConfig newTool) {
    return new DeviceConfig(sensors, name, id, newTool, zone, person, haptic, calibration);
  }

  public DeviceConfig withZone(Zone newZone) {
    return new DeviceConfig(sensors, name, id, tool, newZone, person, haptic, calibration);
  }

  public DeviceConfig withName(@Nullable String newName) {
    return new DeviceConfig(sensors, newName, id, tool, zone, person, haptic, calibration);
  }

  public DeviceConfig withId(String newId) {
    return new DeviceConfig(sensors, name, newId, tool, zone, person, haptic, calibration);
  }

  public DeviceConfig withPerson(@Nullable String newPerson) {
    return new DeviceConfig(sensors, name, id, tool, zone, newPerson, haptic, calibration);
  }

  public DeviceConfig withHaptic(boolean buzzes) {
    return new DeviceConfig(sensors, name, id, tool, zone, person, buzzes, calibration);
  }

  /** Where the tool is, in words. */
  public String links() {
    return sensors.stream().map(SensorConfig::link).collect(Collectors.joining(" + "));
  }

  /** What the device is called before it has told its identifier. */
  public String provisionalId() {
    if (id != null) {
      return id;
    }
    return DeviceInfo.idFrom(name == null ? sensors.getFirst().link() : name);
  }

  /** What the device says of itself, with what is known better. */
  public DeviceInfo correct(DeviceInfo info) {
    return new DeviceInfo(
        id == null ? info.id() : id,
        name == null ? info.name() : name,
        info.serial(),
        info.firmware(),
        tool.correct(info.instrument()),
        info.sampleRate(),
        info.gyroRange(),
        info.accelRange(),
        info.boot(),
        info.start());
  }
}
