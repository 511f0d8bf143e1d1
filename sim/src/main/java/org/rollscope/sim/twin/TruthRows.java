package org.rollscope.sim.twin;

import org.rollscope.core.sample.SampleBlock;
import org.rollscope.sim.body.Tool;
import org.rollscope.sim.device.VirtualDevice;

/** The samples of a virtual tool one by one, for devices that send each as soon as it is taken. */
final class TruthRows {
  private final VirtualDevice device;
  private final SampleBlock block;
  private int row;

  TruthRows(VirtualDevice device) {
    this.device = device;
    block = device.newBlock();
  }

  /** Goes on to the next sample; false when the scenario is over. */
  boolean next() {
    row++;
    if (row >= block.size()) {
      row = 0;
      return device.next(block);
    }
    return true;
  }

  /** Device time of the sample, s. */
  double deviceTime() {
    return block.time(row);
  }

  /** When it is taken, s since the device was switched on. */
  double time() {
    return block.size() == 0 ? 0 : device.trueTime(block.time(row));
  }

  /** Angular rate about a body axis, °/s. */
  double degreesPerSecond(int axis) {
    return Math.toDegrees(block.angularRate(row, axis));
  }

  /** Angular rate about a body axis, rad/s. */
  double angularRate(int axis) {
    return block.angularRate(row, axis);
  }

  /** Specific force along a body axis, m/s². */
  double specificForce(int axis) {
    return block.specificForce(row, axis);
  }

  /** Specific force along a body axis, g. */
  double gravities(int axis) {
    return block.specificForce(row, axis) / Tool.GRAVITY;
  }
}
