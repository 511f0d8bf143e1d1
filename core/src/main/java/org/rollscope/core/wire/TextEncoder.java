package org.rollscope.core.wire;

import java.util.Locale;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.Vector;

/**
 * Writes a header and lines in the text-line form, in s, kPa, N, rad/s, m/s² and °C. Time is exact;
 * the other values keep some 7 digits, which is finer than any sensor. The form has no mark for a
 * saturated pad: its field is left empty.
 */
public final class TextEncoder {
  private final DeviceInfo device;
  private final int channels;
  private final int pads;

  /**
   * @param channelMask the channels to write, see {@link Channel#bit()}
   */
  public TextEncoder(DeviceInfo device, int channelMask) {
    this.device = device;
    channels = channelMask;
    pads = device.instrument().pads();
  }

  /** The header line, with its line feed. */
  public String header() {
    Instrument instrument = device.instrument();
    StringBuilder line = new StringBuilder(TextHeaderParser.START);
    line.append(' ').append(instrument.kind().label());
    line.append(" r=").append(instrument.radius()).append('m');
    if (instrument.kind().isCylinder()) {
      Vector axis = instrument.axis();
      line.append(" axis=").append(axis.x()).append(',').append(axis.y());
      line.append(',').append(axis.z());
    }
    line.append(" id=").append(device.id());
    if (!device.boot().isEmpty()) {
      line.append(" boot=").append(device.boot());
    }
    if (device.start() != null) {
      line.append(" start=").append(device.start());
    }
    if (!Double.isNaN(instrument.contactArea())) {
      line.append(" area=").append(Math.rint(instrument.contactArea() * 1e12) / 1e6);
      line.append("mm2");
    }
    line.append(" surface=").append(instrument.surface().name().toLowerCase(Locale.ROOT));
    return line.append(' ').append(columns()).append('\n').toString();
  }

  private String columns() {
    StringBuilder list = new StringBuilder("t[s]");
    if (Channel.PRESSURE.in(channels)) {
      pads(list, "p", "kPa");
    }
    if (Channel.FORCE.in(channels)) {
      pads(list, "f", "N");
    }
    if (Channel.ANGULAR_RATE.in(channels)) {
      list.append(",gx[rad/s],gy[rad/s],gz[rad/s]");
    }
    if (Channel.SPECIFIC_FORCE.in(channels)) {
      list.append(",ax[m/s2],ay[m/s2],az[m/s2]");
    }
    if (Channel.TEMPERATURE.in(channels)) {
      list.append(",temp[C]");
    }
    return list.toString();
  }

  private void pads(StringBuilder list, String name, String unit) {
    for (int pad = 1; pad <= pads; pad++) {
      list.append(',').append(name);
      if (pads > 1) {
        list.append(pad);
      }
      list.append('[').append(unit).append(']');
    }
  }

  /** Appends the lines of some rows. */
  public void lines(SampleBlock block, int from, int count, StringBuilder out) {
    for (int row = from; row < from + count; row++) {
      out.append(Math.rint(block.time(row) * 1e6) / 1e6);
      if (Channel.PRESSURE.in(channels)) {
        for (int pad = 0; pad < pads; pad++) {
          field(out, block.pressure(row, pad));
        }
      }
      if (Channel.FORCE.in(channels)) {
        for (int pad = 0; pad < pads; pad++) {
          field(out, block.force(row, pad));
        }
      }
      for (int axis = 0; axis < 3 && Channel.ANGULAR_RATE.in(channels); axis++) {
        field(out, block.angularRate(row, axis));
      }
      for (int axis = 0; axis < 3 && Channel.SPECIFIC_FORCE.in(channels); axis++) {
        field(out, block.specificForce(row, axis));
      }
      if (Channel.TEMPERATURE.in(channels)) {
        field(out, block.temperature(row));
      }
      out.append('\n');
    }
  }

  private static void field(StringBuilder out, double value) {
    out.append(',');
    if (Double.isFinite(value)) {
      out.append((float) value);
    }
  }
}
