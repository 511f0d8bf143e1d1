package org.rollscope.desktop.calibrate;

import java.io.IOException;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.Calibration;
import org.rollscope.bridge.link.Link;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.wire.AutoDecoder;
import org.rollscope.core.wire.DeviceListener;

/** Measures what a calibration needs, from a tool that streams. One thread owns it. */
public final class Calibrator implements DeviceListener {
  private static final double GRAVITY = 9.80665;
  private static final double KPA = 1000;
  private static final double QUIET_LOAD = 2;
  private static final double QUIET_RATE = 0.05;
  private static final double REST_SECONDS = 2;
  private static final double MOVED = 0.2;
  private static final double PATIENCE = 10;

  private final Link link;
  private final AutoDecoder decoder;
  private final byte[] buffer = new byte[4096];
  private @Nullable DeviceInfo device;
  private Averages averages = new Averages();
  private @Nullable SessionAnalyzer analyzer;
  private double time = Double.NaN;
  private double x;
  private double y;
  private double movedAt = Double.NaN;

  public Calibrator(Link link) {
    this.link = link;
    decoder = new AutoDecoder(this, DeviceInfo.idFrom(link.name()));
  }

  /** The device, once it has told what it is. */
  public DeviceInfo device() throws IOException {
    seconds(0.2);
    DeviceInfo found = device;
    if (found == null) {
      throw new CalibrationException(
          link.name()
              + " sends nothing that was understood: is it the right port and baud rate? "
              + decoder.problem().orElse(""));
    }
    return found;
  }

  /** The zero of each pad, from two seconds off the skin. */
  public Calibration tare(Calibration before) throws IOException {
    Averages quiet = measure(2);
    if (!quiet.hasLoad()) {
      throw new CalibrationException("This tool measures neither pressure nor force.");
    }
    if (quiet.largestLoadSpread() > QUIET_LOAD) {
      throw new CalibrationException(
          "The load was not steady: lift the tool off the skin, leave it alone, and try again.");
    }
    return before.withTare(quiet.loads());
  }

  /**
   * The scale, from a known weight that rests on the tool.
   *
   * @param area of one pad, m²; NaN for the device's own
   */
  public Calibration weight(Calibration before, double kilograms, double area) throws IOException {
    Averages loaded = measure(3);
    double pad = Double.isNaN(area) ? device().instrument().contactArea() : area;
    if (!loaded.hasLoad() || (!loaded.isForce() && Double.isNaN(pad))) {
      throw new CalibrationException(
          "A weight says something only where the contact area is known: add --area MM2.");
    }
    double newtons = 0;
    for (int i = 0; i < loaded.loads().size(); i++) {
      double zero = i < before.tare().size() ? before.tare().get(i) : 0;
      double value = loaded.loads().get(i) - zero;
      newtons += loaded.isForce() ? value : value * KPA * pad;
    }
    double scale = kilograms * GRAVITY / newtons;
    if (!(scale > 0.1 && scale < 10)) {
      throw new CalibrationException(
          String.format(
              Locale.ROOT,
              "The tool shows %.1f N where %.1f N should be: is the weight on it, and is it tared?",
              newtons,
              kilograms * GRAVITY));
    }
    return before.withPressureScale(scale);
  }

  /** The gyro's offset, from five seconds at rest. */
  public Calibration rest(Calibration before) throws IOException {
    Averages still = measure(5);
    if (!still.hasRate()) {
      throw new CalibrationException("This tool has no gyro.");
    }
    if (still.largestRateSpread() > QUIET_RATE) {
      throw new CalibrationException("The tool moved: lay it down, leave it alone, and try again.");
    }
    return before.withGyroBias(still.rate());
  }

  /**
   * The rolling radius, from a known way rolled straight. Ends when the tool has come to rest, or
   * when told.
   *
   * @param metres the way
   */
  public Calibration metre(Calibration before, double metres, BooleanSupplier done)
      throws IOException {
    DeviceInfo found = device();
    AnalyzerConfig config = AnalyzerConfig.DEFAULT.withGyroBias(before.gyroBias());
    SessionAnalyzer following = new SessionAnalyzer(config, found, event -> {});
    following.track((t, nx, ny, path, qw, qx, qy, qz, contact, pressure) -> moved(t, nx, ny));
    analyzer = following;
    double start = time;
    while (!done.getAsBoolean() && !hasComeToRest() && !(time - start > 60)) {
      read();
    }
    analyzer = null;
    double way = Math.hypot(x, y);
    if (way < metres / 4) {
      throw new CalibrationException(
          String.format(Locale.ROOT, "The tool rolled only %.2f m of %.2f m.", way, metres));
    }
    double radius = found.instrument().radius() * metres / way;
    return before.withRadius(radius);
  }

  private void moved(double t, double nx, double ny) {
    if (Math.hypot(nx - x, ny - y) > 1e-4) {
      movedAt = t;
    }
    x = nx;
    y = ny;
  }

  private boolean hasComeToRest() {
    return Math.hypot(x, y) > MOVED && time - movedAt > REST_SECONDS;
  }

  private Averages measure(double seconds) throws IOException {
    device();
    averages = new Averages();
    seconds(seconds);
    return averages;
  }

  /** Reads so many seconds of the device's own time. */
  private void seconds(double span) throws IOException {
    double from = time;
    int empty = 0;
    while (!(time - from >= span)) {
      empty = read() ? 0 : empty + 1;
      from = Double.isNaN(from) ? time : from;
      if (empty > PATIENCE / 0.1) {
        throw new CalibrationException(link.name() + " sends nothing. Is the tool switched on?");
      }
    }
  }

  private boolean read() throws IOException {
    int count = link.read(buffer);
    if (count < 0) {
      throw new CalibrationException(link.name() + " ended too early.");
    }
    decoder.accept(buffer, 0, count);
    return count > 0;
  }

  @Override
  public void info(DeviceInfo info) {
    device = info;
  }

  @Override
  public void samples(SampleBlock block) {
    if (block.size() == 0) {
      return;
    }
    averages.add(block);
    if (analyzer != null) {
      analyzer.accept(block);
    }
    time = block.time(block.size() - 1);
  }
}
