package org.rollscope.sim.twin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;

/**
 * A SparkFun OpenScale with firmware 1.2: a greeting at its boot, then a line every 100 ms. The
 * character 'x' opens its menu, and it is silent until another closes it.
 */
public final class OpenScaleTwin implements Transmitter {
  private static final double RATE = 10;
  private static final double POUNDS_A_KILOGRAM = 2.20462262185;
  private static final double MOST_KILOGRAMS = 500;
  private static final String GREETING =
      """
      Serial Load Cell Converter version 1.2
      By SparkFun Electronics
      No remote sensor found
      Minimum time between reports: 58
      Press x to bring up settings
      Readings:
      """;

  private static final String MENU =
      """
      System Configuration
      1) Tare scale to zero [0]
      2) Calibrate scale [1000]
      x) Exit
      """;

  /**
   * What its owner has set in the menu.
   *
   * @param timestamp whether each line begins with the board's clock
   * @param pounds whether the load is in lbs rather than kg
   */
  public record Settings(boolean timestamp, boolean pounds) {
    public static final Settings USUAL = new Settings(true, false);
  }

  private final VirtualDevice device;
  private final Settings settings;
  private final Load load;
  private final SampleBlock block;
  private boolean inMenu;

  private OpenScaleTwin(VirtualDevice device, Settings settings) {
    this.device = device;
    this.settings = settings;
    load = new Load(device);
    block = device.newBlock();
    device.rate(RATE);
  }

  /** An OpenScale under a virtual tool, for a serial port. */
  public static Twin of(VirtualDevice device) {
    return of(device, Settings.USUAL);
  }

  /** An OpenScale that its owner has set up. */
  public static Twin of(VirtualDevice device, Settings settings) {
    return new Twin(new OpenScaleTwin(device, settings), null);
  }

  @Override
  public List<byte[]> boot() {
    return List.of(bytes(GREETING));
  }

  private static byte[] bytes(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public boolean advance() {
    return device.next(block);
  }

  @Override
  public List<byte[]> packets() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < block.size() && !inMenu; row++) {
      double kilograms = load.kilograms(block, row);
      if (!Double.isNaN(kilograms)) {
        line(text, row, Math.min(kilograms, MOST_KILOGRAMS));
      }
    }
    return text.isEmpty() ? List.of() : List.of(bytes(text.toString()));
  }

  private void line(StringBuilder text, int row, double kilograms) {
    if (settings.timestamp()) {
      text.append((long) (block.time(row) * 1000)).append(',');
    }
    number(text, settings.pounds() ? POUNDS_A_KILOGRAM * kilograms : kilograms);
    text.append(settings.pounds() ? "lbs," : "kg,");
    if (block.has(Channel.TEMPERATURE)) {
      number(text, block.temperature(row));
      text.append("0,");
    }
    text.append('\n');
  }

  private static void number(StringBuilder text, double value) {
    text.append(String.format(Locale.ROOT, "%.2f,", value));
  }

  @Override
  public double time() {
    return device.played();
  }

  @Override
  public List<byte[]> answer(byte[] bytes, int length) {
    boolean opened = false;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == 'x') {
        inMenu = !inMenu;
        opened |= inMenu;
      }
    }
    return opened ? List.of(bytes(MENU)) : List.of();
  }

  @Override
  public void dropped() {
    // It does not count what finds no room.
  }
}
