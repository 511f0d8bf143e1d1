package org.rollscope.sim.device;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.Vector;
import org.rollscope.sim.body.Tool;

/**
 * The sketch written in an afternoon: a header line every 5 s and a line of numbers a sample. It
 * knows no commands. Written apart from the reader in core, as a stranger would from the page.
 */
final class TextTransmitter implements Transmitter {
  private static final double HEADER_EVERY = 5;

  private final VirtualDevice device;
  private final SampleBlock block;
  private final boolean thermometer;
  private double nextHeader = HEADER_EVERY;

  TextTransmitter(VirtualDevice device) {
    this.device = device;
    block = device.newBlock();
    thermometer = device.scenario().thermal().isMeasured();
  }

  @Override
  public List<byte[]> boot() {
    return List.of(header().getBytes(StandardCharsets.US_ASCII));
  }

  private String header() {
    Instrument instrument = device.info().instrument();
    Vector axis = instrument.axis();
    String turning =
        instrument.kind().isCylinder()
            ? String.format(Locale.ROOT, " axis=%s,%s,%s", axis.x(), axis.y(), axis.z())
            : "";
    return String.format(
        Locale.ROOT,
        "#rollscope %s r=%.1fmm%s id=%s boot=%s surface=%s"
            + " t[ms],p[kPa],gx[dps],gy[dps],gz[dps],ax[g],ay[g],az[g]%s\n",
        instrument.kind().label(),
        instrument.radius() * 1000,
        turning,
        device.info().serial(),
        device.info().boot(),
        instrument.surface().name().toLowerCase(Locale.ROOT),
        thermometer ? ",temp[C]" : "");
  }

  @Override
  public boolean advance() {
    return device.produce(block);
  }

  @Override
  public List<byte[]> packets() {
    StringBuilder text = new StringBuilder();
    switch (device.fate()) {
      case ARRIVES -> lines(text);
      case DAMAGED -> {
        lines(text);
        RandomGenerator luck = device.luck();
        text.setCharAt(luck.nextInt(text.length() - 1), (char) luck.nextInt('!', '~'));
      }
      case DROPPED, LOST -> {}
    }
    if (device.played() >= nextHeader) {
      nextHeader += HEADER_EVERY;
      text.append(header());
    }
    return List.of(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private void lines(StringBuilder text) {
    for (int row = 0; row < block.size(); row++) {
      fixed(text, block.time(row) * 1000, 2);
      fixed(text.append(','), block.pressure(row, 0), 2);
      for (int axis = 0; axis < 3; axis++) {
        fixed(text.append(','), Math.toDegrees(block.angularRate(row, axis)), 3);
      }
      for (int axis = 0; axis < 3; axis++) {
        fixed(text.append(','), block.specificForce(row, axis) / Tool.GRAVITY, 5);
      }
      if (thermometer) {
        fixed(text.append(','), block.temperature(row), 2);
      }
      text.append('\n');
    }
  }

  /** A number with so many decimals; nothing where there is no finite one. */
  private static void fixed(StringBuilder text, double value, int decimals) {
    if (!Double.isFinite(value)) {
      return;
    }
    long factor = 1;
    for (int i = 0; i < decimals; i++) {
      factor *= 10;
    }
    long scaled = Math.round(Math.abs(value) * factor);
    if (value < 0 && scaled != 0) {
      text.append('-');
    }
    String fraction = Long.toString(scaled % factor + factor);
    text.append(scaled / factor).append('.').append(fraction, 1, fraction.length());
  }

  @Override
  public double time() {
    return device.played();
  }

  @Override
  public List<byte[]> answer(byte[] bytes, int length) {
    return List.of();
  }

  @Override
  public void dropped() {
    if (block.size() > 0) {
      device.dropped(block.time(0), block.time(block.size() - 1));
    }
  }
}
