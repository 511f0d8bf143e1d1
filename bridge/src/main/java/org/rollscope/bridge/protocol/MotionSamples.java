package org.rollscope.bridge.protocol;

import java.util.function.LongToDoubleFunction;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.DeviceListener;

/**
 * The samples of a motion sensor on their way to the listener. A specific force and the angular
 * rate that comes behind it are one sample. Where one of the two was lost the other is left out,
 * too, so that the gap is seen as one; a sensor that has only one of them is taken as it is.
 */
final class MotionSamples {
  private static final int MOST_ROWS = 64;

  /** A sensor that was told another pace may send so long by the old one. */
  private static final long SETTLING_NANOS = 400_000_000;

  private final DeviceInfo info;
  private final DeviceListener listener;
  private final LongToDoubleFunction clock;
  private final SampleBlock block;
  private final double[] force = new double[3];
  private double time = Double.NaN;
  private boolean settles;
  private boolean isTimed;
  private long settled;
  private boolean begun;
  private boolean hadForce;
  private boolean hadRate;
  private boolean told;
  private long delivered;

  /**
   * @param info of the device, told before the first sample
   * @param clock the time of a new sample, s, by its arrival, by {@link System#nanoTime}
   */
  MotionSamples(DeviceInfo info, DeviceListener listener, LongToDoubleFunction clock) {
    this.info = info;
    this.listener = listener;
    this.clock = clock;
    block = new SampleBlock(MOST_ROWS, info.instrument().pads());
  }

  /**
   * The sensor has been told another pace: for a moment its samples are left out, lest the analysis
   * take the old pace for the new one.
   */
  void changePace() {
    settles = true;
    isTimed = false;
    begun = false;
  }

  private boolean isSettling(long arrival) {
    if (settles && !isTimed) {
      isTimed = true;
      settled = arrival + SETTLING_NANOS;
    }
    settles = settles && arrival - settled < 0;
    return settles;
  }

  /** A specific force along the body axes, m/s²; begins a sample. */
  void force(long arrival, double x, double y, double z) {
    if (isSettling(arrival)) {
      return;
    }
    endForceAlone();
    hadForce = true;
    begun = true;
    time = clock.applyAsDouble(arrival);
    force[0] = x;
    force[1] = y;
    force[2] = z;
  }

  /** An angular rate about the body axes, rad/s; ends the sample. */
  void rate(long arrival, double x, double y, double z) {
    if (isSettling(arrival)) {
      return;
    }
    boolean isAlone = hadRate && !hadForce;
    hadRate = true;
    if (begun) {
      int row = append(Channel.ANGULAR_RATE.bit() | Channel.SPECIFIC_FORCE.bit());
      setForce(row);
      setRate(row, x, y, z);
    } else if (isAlone) {
      time = clock.applyAsDouble(arrival);
      setRate(append(Channel.ANGULAR_RATE.bit()), x, y, z);
    }
    begun = false;
  }

  private void endForceAlone() {
    if (begun && !hadRate) {
      setForce(append(Channel.SPECIFIC_FORCE.bit()));
    }
    begun = false;
  }

  private int append(int channels) {
    if (block.isFull() || (block.size() > 0 && block.channels() != channels)) {
      deliver();
    }
    if (block.size() == 0) {
      block.begin(channels);
    }
    return block.append(time);
  }

  private void setForce(int row) {
    for (int axis = 0; axis < 3; axis++) {
      block.specificForce(row, axis, force[axis]);
    }
  }

  private void setRate(int row, double x, double y, double z) {
    block.angularRate(row, 0, x);
    block.angularRate(row, 1, y);
    block.angularRate(row, 2, z);
  }

  /** Hands over what is complete. */
  void deliver() {
    if (block.size() == 0) {
      return;
    }
    if (!told) {
      told = true;
      listener.info(info);
    }
    delivered += block.size();
    listener.samples(block);
    block.begin(block.channels());
  }

  /** The stream has ended. */
  void finish() {
    endForceAlone();
    deliver();
  }

  /** Samples handed over so far. */
  long delivered() {
    return delivered;
  }
}
