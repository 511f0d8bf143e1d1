package org.rollscope.desktop.check;

import java.util.List;
import java.util.Optional;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;

/**
 * What was heard in a stretch of time.
 *
 * @param hearing that it is a part of
 * @param frames good ones, in the order they came; none of a device that sends text
 * @param from host time at the beginning, ns
 * @param to host time at the end, ns
 */
record Window(
    Hearing hearing,
    List<Frame> frames,
    List<Told<DeviceInfo>> infos,
    List<Told<DeviceStatus>> statuses,
    List<Row> rows,
    long from,
    long to) {
  double seconds() {
    return (to - from) / 1e9;
  }

  /** The frames of a type. */
  List<Frame> frames(int type) {
    return frames.stream().filter(frame -> frame.type() == type).toList();
  }

  /** The frames of samples whose header is whole. */
  List<Frame> samples() {
    return frames.stream().filter(Frame::isSamples).toList();
  }

  /** What the device said last of itself, also before this window. */
  Optional<DeviceInfo> device() {
    return hearing.device();
  }
}
