package org.rollscope.core.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * A tool that is rolled over the skin as a script says, without slipping and slowly enough for its
 * acceleration not to matter: what ideal sensors in it would deliver. Each row's angular rate is
 * the mean over the time since the row before, so the travel is exact.
 */
public final class SyntheticTool {
  public static final int PRESSURE_AND_IMU =
      Channel.PRESSURE.bit() | Channel.ANGULAR_RATE.bit() | Channel.SPECIFIC_FORCE.bit();
  public static final int IMU = Channel.ANGULAR_RATE.bit() | Channel.SPECIFIC_FORCE.bit();

  private static final double GRAVITY = 9.81;

  /** Real pads never show the same twice. */
  private static final double RIPPLE = 0.02;

  private final Instrument instrument;
  private final double period;
  private final SampleBlock rows;
  private double time;
  private double pressure;
  private double biasX;
  private double biasY;
  private double biasZ;
  // Body to earth.
  private double w = 1;
  private double x;
  private double y;
  private double z;

  public SyntheticTool(Instrument instrument, double rate, int channels) {
    this.instrument = instrument;
    period = 1 / rate;
    rows = new SampleBlock(1 << 17, instrument.pads());
    rows.begin(channels);
  }

  /** A ball of 30 mm at 200 Hz with pressure and IMU. */
  public static SyntheticTool ball() {
    return new SyntheticTool(Instrument.of(InstrumentKind.BALL, 0.03), 200, PRESSURE_AND_IMU);
  }

  /** The gyro shows this much too much, rad/s. */
  public SyntheticTool bias(double bx, double by, double bz) {
    biasX = bx;
    biasY = by;
    biasZ = bz;
    return this;
  }

  public SyntheticTool rest(double seconds) {
    return press(pressure, seconds);
  }

  /** Changes the pressure evenly to another, kPa. */
  public SyntheticTool press(double kpa, double seconds) {
    int count = samples(seconds);
    double from = pressure;
    for (int i = 1; i <= count; i++) {
      pressure = from + (kpa - from) * i / count;
      step(0, 0);
    }
    return this;
  }

  /** Rolls straight, with minimum jerk, m. */
  public SyntheticTool roll(double dx, double dy, double seconds) {
    int count = samples(seconds);
    double before = 0;
    for (int i = 1; i <= count; i++) {
      double f = (double) i / count;
      double way = f * f * f * (10 - 15 * f + 6 * f * f);
      step((way - before) * dx, (way - before) * dy);
      before = way;
    }
    return this;
  }

  /** Rolls to and fro, a stroke each way. */
  public SyntheticTool strokes(int count, double length, double seconds) {
    for (int i = 0; i < count; i++) {
      roll(i % 2 == 0 ? length : -length, 0, seconds);
    }
    return this;
  }

  /** Rolls round at even speed. */
  public SyntheticTool circle(double radius, double turns, double seconds) {
    int count = samples(seconds);
    for (int i = 1; i <= count; i++) {
      double a = 2 * Math.PI * turns * (i - 1) / count;
      double b = 2 * Math.PI * turns * i / count;
      step(radius * (Math.cos(b) - Math.cos(a)), radius * (Math.sin(b) - Math.sin(a)));
    }
    return this;
  }

  /** Nothing is delivered for a time, in which nothing moves. */
  public SyntheticTool silence(double seconds) {
    time += samples(seconds) * period;
    return this;
  }

  private int samples(double seconds) {
    return (int) Math.round(seconds / period);
  }

  private void step(double dx, double dy) {
    double reach =
        instrument.surface() == Surface.BELOW ? instrument.radius() : -instrument.radius();
    double[] body;
    if (instrument.kind().isCylinder()) {
      Vector axis = instrument.axis();
      double angle = dx / reach;
      body = new double[] {axis.x() * angle, axis.y() * angle, axis.z() * angle};
    } else {
      body = toBody(-dy / reach, dx / reach, 0);
    }
    turn(body);
    time += period;
    append(body);
  }

  private void append(double[] turned) {
    int row = rows.append(time);
    double ripple = row % 2 == 0 ? RIPPLE : -RIPPLE;
    for (int pad = 0; pad < instrument.pads(); pad++) {
      if (rows.has(Channel.PRESSURE)) {
        rows.pressure(row, pad, pressure + ripple);
      }
      if (rows.has(Channel.FORCE)) {
        rows.force(row, pad, pressure + ripple);
      }
    }
    if (rows.has(Channel.ANGULAR_RATE)) {
      rows.angularRate(row, 0, turned[0] / period + biasX);
      rows.angularRate(row, 1, turned[1] / period + biasY);
      rows.angularRate(row, 2, turned[2] / period + biasZ);
    }
    if (rows.has(Channel.SPECIFIC_FORCE)) {
      double[] up = toBody(0, 0, GRAVITY);
      for (int axis = 0; axis < 3; axis++) {
        rows.specificForce(row, axis, up[axis]);
      }
    }
  }

  private void turn(double[] by) {
    double angle = Math.sqrt(by[0] * by[0] + by[1] * by[1] + by[2] * by[2]);
    double c = Math.cos(angle / 2);
    double s = angle == 0 ? 0 : Math.sin(angle / 2) / angle;
    double bx = by[0] * s;
    double b2 = by[1] * s;
    double bz = by[2] * s;
    double nw = w * c - x * bx - y * b2 - z * bz;
    double nx = w * bx + x * c + y * bz - z * b2;
    double ny = w * b2 - x * bz + y * c + z * bx;
    z = w * bz + x * b2 - y * bx + z * c;
    w = nw;
    x = nx;
    y = ny;
  }

  private double[] toBody(double ex, double ey, double ez) {
    double tx = 2 * (-y * ez + z * ey);
    double ty = 2 * (-z * ex + x * ez);
    double tz = 2 * (-x * ey + y * ex);
    return new double[] {
      ex + w * tx - y * tz + z * ty, ey + w * ty - z * tx + x * tz, ez + w * tz - x * ty + y * tx
    };
  }

  /** Device time of the last row, s. */
  public double time() {
    return time;
  }

  /** Every row so far; changing it changes the recording. */
  public SampleBlock rows() {
    return rows;
  }

  /** The recording in blocks of some rows. */
  public List<SampleBlock> blocks(int size) {
    List<SampleBlock> blocks = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += size) {
      SampleBlock block = new SampleBlock(size, rows.pads());
      block.begin(rows.channels());
      for (int row = from; row < Math.min(from + size, rows.size()); row++) {
        block.appendRow(rows, row);
      }
      blocks.add(block);
    }
    return blocks;
  }

  public Instrument instrument() {
    return instrument;
  }

  /** The device that would send this. */
  public DeviceInfo device() {
    return new DeviceInfo(
        "ball-1",
        "Ball",
        "1",
        "1.0",
        instrument,
        1 / period,
        Math.toRadians(2000),
        160,
        "boot-1",
        null);
  }
}
