package org.rollscope.desktop.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.protocol.DeviceProtocol;

/**
 * A device or a port that was looked at.
 *
 * @param link by which every command takes it
 * @param lasting link that means it for good: by address, or by what it is on USB
 * @param place where it is
 * @param name it gives itself; empty for none
 * @param driver that takes it; null where none does
 * @param rssi strength of its signal, dBm; empty where there is none
 * @param baud speed it speaks at; 0 for none, or the usual one
 * @param obstacle why it cannot be used, with what to do; empty where it can
 * @param remarks what else to know of it
 * @param told what it has told of itself; null where it was not asked
 */
public record Found(
    String link,
    String lasting,
    Place place,
    String name,
    @Nullable DeviceProtocol driver,
    OptionalInt rssi,
    int baud,
    String obstacle,
    List<String> remarks,
    @Nullable Introduction told) {
  /** Where a device is. */
  public enum Place {
    AIR,
    /** A serial port on USB. */
    USB,
    /** Another serial port, or one in the network. */
    LINE
  }

  public Found {
    remarks = List.copyOf(remarks);
  }

  /** A device on the air. */
  static Found onTheAir(
      String link,
      String lasting,
      String name,
      @Nullable DeviceProtocol driver,
      OptionalInt rssi,
      String obstacle) {
    return new Found(link, lasting, Place.AIR, name, driver, rssi, 0, obstacle, List.of(), null);
  }

  /** A port of which nothing but its state is known. */
  static Found port(String link, String lasting, Place place, String obstacle) {
    return new Found(
        link, lasting, place, "", null, OptionalInt.empty(), 0, obstacle, List.of(), null);
  }

  Found withObstacle(String newObstacle) {
    return new Found(link, lasting, place, name, driver, rssi, baud, newObstacle, remarks, told);
  }

  /** With another thing to know. */
  Found remarking(String remark) {
    List<String> more = new ArrayList<>(remarks);
    more.add(remark);
    return new Found(link, lasting, place, name, driver, rssi, baud, obstacle, more, told);
  }

  /** The one it is, or belongs to, of those that are remembered. */
  public Optional<DeviceConfig> among(List<DeviceConfig> remembered) {
    return remembered.stream()
        .filter(device -> device.sensors().stream().anyMatch(sensor -> isMeant(sensor.link())))
        .findFirst();
  }

  /** With a remark where it is one of those that are remembered. */
  public Found knownAmong(List<DeviceConfig> remembered) {
    return among(remembered)
        .map(device -> remarking("Remembered as " + device.provisionalId() + "."))
        .orElse(this);
  }

  private boolean isMeant(String other) {
    return other.equalsIgnoreCase(link) || other.equalsIgnoreCase(lasting);
  }

  /** With what it has told of itself. */
  public Found telling(Introduction introduction) {
    String its = introduction.info() == null ? "" : introduction.info().name();
    return new Found(
        link,
        lasting,
        place,
        name.isEmpty() ? its : name,
        driver,
        rssi,
        baud,
        obstacle,
        remarks,
        introduction);
  }

  /** With a driver that a person has named. */
  Found takenBy(DeviceProtocol named) {
    return speaking(named, baud);
  }

  /** With a driver that was found out by listening. */
  Found speaking(DeviceProtocol newDriver, int newBaud) {
    return new Found(link, lasting, place, name, newDriver, rssi, newBaud, "", remarks, told);
  }

  /** Whether a driver takes it and nothing stands in the way. */
  public boolean isUsable() {
    return driver != null && obstacle.isEmpty();
  }
}
