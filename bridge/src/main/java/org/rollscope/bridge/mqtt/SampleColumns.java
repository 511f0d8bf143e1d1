package org.rollscope.bridge.mqtt;

import java.util.function.IntToDoubleFunction;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import tools.jackson.core.JsonGenerator;

/** Writes the columns of a batch: times, units, and a column for each measured quantity. */
final class SampleColumns {
  /** Times closer than this to a regular grid are written as one interval, s. */
  private static final double GRID = 5e-8;

  private static final int AXES = 3;

  private final JsonGenerator out;
  private final SampleBlock block;

  SampleColumns(JsonGenerator out, SampleBlock block) {
    this.out = out;
    this.block = block;
  }

  void write() {
    out.writeNumberProperty("n", block.size());
    times();
    units();
    if (block.has(Channel.PRESSURE)) {
      pads("pressure", block::pressure);
    }
    if (block.has(Channel.FORCE)) {
      pads("force", block::force);
    }
    if (block.has(Channel.ANGULAR_RATE)) {
      axes("gyro", block::angularRate);
    }
    if (block.has(Channel.SPECIFIC_FORCE)) {
      axes("accel", block::specificForce);
    }
    if (block.has(Channel.TEMPERATURE)) {
      out.writeName("temperature");
      column(block::temperature);
    }
    saturated();
  }

  private void times() {
    double first = block.time(0);
    int last = block.size() - 1;
    double step = last == 0 ? 0 : Math.rint((block.time(last) - first) / last * 1e7) / 1e7;
    boolean regular = last > 0;
    for (int row = 1; row <= last; row++) {
      regular &= Math.abs(block.time(row) - first - row * step) <= GRID;
    }
    if (regular) {
      out.writeNumberProperty("dt", step);
    } else {
      out.writeName("t");
      column(row -> Math.rint((block.time(row) - first) * 1e7) / 1e7);
    }
  }

  private void units() {
    out.writeName("units");
    out.writeStartObject();
    unit(Channel.PRESSURE, "pressure", "kPa");
    unit(Channel.FORCE, "force", "N");
    unit(Channel.ANGULAR_RATE, "gyro", "rad/s");
    unit(Channel.SPECIFIC_FORCE, "accel", "m/s2");
    unit(Channel.TEMPERATURE, "temperature", "Cel");
    out.writeEndObject();
  }

  private void unit(Channel channel, String name, String unit) {
    if (block.has(channel)) {
      out.writeStringProperty(name, unit);
    }
  }

  /** A value of one row and one of several pads or axes. */
  private interface Cell {
    double value(int row, int index);
  }

  /** One pad is a plain column, several are a list of columns. */
  private void pads(String name, Cell cell) {
    out.writeName(name);
    if (block.pads() == 1) {
      column(row -> cell.value(row, 0));
    } else {
      columns(block.pads(), cell);
    }
  }

  private void axes(String name, Cell cell) {
    out.writeName(name);
    columns(AXES, cell);
  }

  private void columns(int count, Cell cell) {
    out.writeStartArray();
    for (int i = 0; i < count; i++) {
      int index = i;
      column(row -> cell.value(row, index));
    }
    out.writeEndArray();
  }

  private void column(IntToDoubleFunction values) {
    out.writeStartArray();
    for (int row = 0; row < block.size(); row++) {
      double value = values.applyAsDouble(row);
      if (Double.isFinite(value)) {
        out.writeNumber(value);
      } else {
        out.writeNull();
      }
    }
    out.writeEndArray();
  }

  /** JSON knows no infinity: saturated values are null in their column and listed here. */
  private void saturated() {
    boolean open = false;
    for (int pad = 0; pad < block.pads(); pad++) {
      for (int row = 0; row < block.size(); row++) {
        boolean full =
            block.pressure(row, pad) == Double.POSITIVE_INFINITY
                || block.force(row, pad) == Double.POSITIVE_INFINITY;
        if (full && !open) {
          out.writeName("saturated");
          out.writeStartArray();
          open = true;
        }
        if (full) {
          out.writeStartArray();
          out.writeNumber(row);
          out.writeNumber(pad);
          out.writeEndArray();
        }
      }
    }
    if (open) {
      out.writeEndArray();
    }
  }
}
