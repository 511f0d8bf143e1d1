package org.rollscope.core.wire;

import java.util.List;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;

/** The header of the text-line form: the device, and the columns of its lines. */
public final class TextHeader {
  /** Times are printed to this part of the log's unit. */
  private static final double TIME_STEPS = 1e6;

  private final DeviceInfo device;
  private final List<TextColumn> columns;
  private final double unitsPerSecond;
  private final int channels;

  TextHeader(DeviceInfo device, List<TextColumn> columns) {
    this.device = device;
    this.columns = List.copyOf(columns);
    double units = 1;
    int mask = 0;
    for (TextColumn column : columns) {
      switch (column.quantity()) {
        case TIME -> units = column.divide();
        case PRESSURE -> mask |= Channel.PRESSURE.bit();
        case FORCE -> mask |= Channel.FORCE.bit();
        case RATE -> mask |= Channel.ANGULAR_RATE.bit();
        case ACCELERATION -> mask |= Channel.SPECIFIC_FORCE.bit();
        case TEMPERATURE -> mask |= Channel.TEMPERATURE.bit();
        case BATTERY -> {}
      }
    }
    unitsPerSecond = units;
    channels = mask;
  }

  /**
   * Reads a header line, without its line end.
   *
   * @param fallbackId the identifier of a device whose header names none
   * @throws IllegalArgumentException saying for people what is wrong with it
   */
  public static TextHeader parse(String line, String fallbackId) {
    return TextHeaderParser.parse(line, fallbackId);
  }

  /** The device that the header describes. */
  public DeviceInfo device() {
    return device;
  }

  /** The mask of the channels that the lines hold. */
  public int channels() {
    return channels;
  }

  /** One unit of the time column, s. */
  public double timeUnit() {
    return 1 / unitsPerSecond;
  }

  /** A device time as the log writes it. */
  public double logTime(double seconds) {
    double exact = seconds * unitsPerSecond;
    return unitsPerSecond == 1 ? exact : Math.rint(exact * TIME_STEPS) / TIME_STEPS;
  }

  List<TextColumn> columns() {
    return columns;
  }
}
