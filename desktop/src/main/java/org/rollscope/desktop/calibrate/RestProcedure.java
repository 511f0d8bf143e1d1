package org.rollscope.desktop.calibrate;

import java.util.List;
import java.util.Locale;
import org.rollscope.bridge.config.Calibration;
import org.rollscope.core.contact.Load;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.Vector;

/** The offset of the gyro: its mean while the tool lies still. */
public final class RestProcedure implements Procedure {
  /** Half a minute's worth of averaging gains little: the offset itself wanders. */
  public static final double USUAL_SECONDS = 10;

  /** No gyro is off by more, rad/s; a larger steady rate is a tool that turns. */
  private static final double LARGEST_BIAS = Math.toRadians(30);

  private final DeviceInfo device;
  private final Calibration before;
  private final StillTool tool;
  private boolean hasGyro;

  /**
   * @param seconds at rest that are averaged
   */
  public RestProcedure(DeviceInfo device, Calibration before, double seconds) {
    this.device = device;
    this.before = before;
    tool = new StillTool(Load.of(0, device.instrument(), 1), 0, seconds);
  }

  @Override
  public String instruction() {
    return "Lay the tool down on something firm, and let go.";
  }

  @Override
  public double share() {
    return tool.share();
  }

  @Override
  public void accept(SampleBlock block) {
    if (block.has(Channel.ANGULAR_RATE)) {
      hasGyro = true;
      tool.accept(block);
    }
  }

  @Override
  public boolean isDone() {
    return tool.isDone();
  }

  @Override
  public Outcome outcome() throws CalibrationException {
    if (!hasGyro) {
      throw new CalibrationException(device.name() + " has no gyro, so there is no offset to take");
    }
    if (!tool.isDone()) {
      throw tool.whyNot();
    }
    if (!tool.hasRate()) {
      throw new CalibrationException("the gyro told nothing while the tool lay still");
    }
    Vector bias = tool.rate();
    if (bias.norm() > LARGEST_BIAS) {
      throw new CalibrationException(
          "the gyro shows a steady %.0f °/s: the tool turns, or its units are told wrong"
              .formatted(Math.toDegrees(bias.norm())));
    }
    String was = before.gyroBias().equals(Vector.ZERO) ? "none" : words(before.gyroBias());
    return new Outcome(
        before.withGyroBias(bias), List.of(new Outcome.Change("gyro offset", was, words(bias))));
  }

  /** The offset of the three axes, in words. */
  static String words(Vector bias) {
    return String.format(
        Locale.ROOT,
        "%+.3f, %+.3f, %+.3f °/s",
        Math.toDegrees(bias.x()),
        Math.toDegrees(bias.y()),
        Math.toDegrees(bias.z()));
  }
}
