package org.rollscope.desktop.calibrate;

import org.rollscope.bridge.config.Calibration;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;

/** Measures one thing of one device from its samples, in one pass. Not thread-safe. */
public interface Procedure {
  /** Begins a measurement. */
  @FunctionalInterface
  interface Start {
    /**
     * Begins with a device.
     *
     * @param before what is known of it so far
     * @throws CalibrationException when this device cannot be measured so, saying why
     */
    Procedure of(DeviceInfo device, Calibration before) throws CalibrationException;
  }

  /** What the person is to do now. */
  String instruction();

  /** How much of what is asked for now has been seen, 0 to 1. */
  double share();

  /** Takes samples; the block is the caller's again afterwards. */
  void accept(SampleBlock block);

  /** Whether enough has been seen. */
  boolean isDone();

  /**
   * What was measured.
   *
   * @throws CalibrationException when it was not enough or cannot be trusted, saying why
   */
  Outcome outcome() throws CalibrationException;
}
