package org.rollscope.desktop.log;

import java.io.IOException;
import java.nio.file.Path;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.Vector;
import org.rollscope.core.wire.AutoDecoder;
import org.rollscope.core.wire.DeviceListener;

/** The offset of a gyro, from a recording made while the tool lay still. */
public final class RestBias {
  /** Spread of the rate that no resting sensor has, rad/s: even the cheapest have a tenth. */
  private static final double LARGEST_SPREAD = 0.1;

  private static final int FEWEST = 100;

  private RestBias() {}

  /**
   * The mean angular rate of a recording, rad/s.
   *
   * @throws LogException when it holds too little, has no gyro or was not at rest
   */
  public static Vector of(Path path) throws IOException {
    Mean mean = new Mean();
    try (LogFile file = LogFile.open(path)) {
      AutoDecoder decoder = new AutoDecoder(mean, "rest");
      file.read((bytes, length, share) -> decoder.accept(bytes, 0, length));
      decoder.finish();
      if (mean.count < FEWEST) {
        throw new LogException(
            "%s: %s".formatted(path, decoder.problem().orElse("too short, or without a gyro"))
                + "; a recording at rest needs at least 100 samples of angular rate");
      }
    }
    if (mean.spread() > LARGEST_SPREAD) {
      throw new LogException(
          "%s was not recorded at rest: the gyro varies by %.0f °/s; leave the tool still"
              .formatted(path, Math.toDegrees(mean.spread())));
    }
    return mean.value();
  }

  /** Running means and variances (Welford). */
  private static final class Mean implements DeviceListener {
    private final double[] mean = new double[3];
    private final double[] squares = new double[3];
    private long count;

    @Override
    public void info(DeviceInfo info) {}

    @Override
    public void samples(SampleBlock block) {
      if (!block.has(Channel.ANGULAR_RATE)) {
        return;
      }
      for (int row = 0; row < block.size(); row++) {
        double size =
            block.angularRate(row, 0) + block.angularRate(row, 1) + block.angularRate(row, 2);
        if (Double.isFinite(size)) {
          add(block, row);
        }
      }
    }

    private void add(SampleBlock block, int row) {
      count++;
      for (int axis = 0; axis < 3; axis++) {
        double value = block.angularRate(row, axis);
        double off = value - mean[axis];
        mean[axis] += off / count;
        squares[axis] += off * (value - mean[axis]);
      }
    }

    Vector value() {
      return new Vector(mean[0], mean[1], mean[2]);
    }

    double spread() {
      double largest = Math.max(squares[0], Math.max(squares[1], squares[2]));
      return Math.sqrt(largest / Math.max(count - 1, 1));
    }
  }
}
