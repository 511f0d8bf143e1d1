package org.rollscope.core.session;

import org.rollscope.core.alarm.Alarms;
import org.rollscope.core.contact.ContactDetector;
import org.rollscope.core.contact.ContactGate;
import org.rollscope.core.contact.Load;
import org.rollscope.core.contact.LoadMeter;
import org.rollscope.core.contact.Skin;
import org.rollscope.core.motion.Motion;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;

/** The machines of the stages for one uninterrupted segment of a device's stream. */
record Stages(
    Timeline timeline,
    boolean hasLoad,
    boolean hasMotion,
    Load load,
    LoadMeter meter,
    ContactDetector contact,
    Motion motion,
    ContactGate gate,
    Alarms alarms,
    Quality quality,
    ChannelGaps channelGaps) {
  /**
   * Through a gap that the session leaves open, orientation and track go on by interpolation up to
   * this, s: a guess that gravity corrects, where to stand still would be known to be wrong.
   */
  private static final double LONGEST_DEAD_RECKONING = 0.5;

  static Stages of(
      DeviceInfo device,
      int channels,
      Opening.Period period,
      AnalyzerConfig config,
      Alarms alarms,
      Skin skin) {
    Load load = Load.of(channels, device.instrument(), config.pressureScale());
    boolean hasLoad = Load.isIn(channels);
    boolean hasMotion = Channel.ANGULAR_RATE.in(channels);
    double seconds = period.seconds();
    return new Stages(
        new Timeline(seconds, period.regular()),
        hasLoad,
        hasMotion,
        load,
        new LoadMeter(load, device.instrument().pads(), device.instrument().contactArea()),
        new ContactDetector(load, seconds),
        new Motion(
            device.instrument(),
            seconds,
            Math.max(LONGEST_DEAD_RECKONING, 2.5 * seconds),
            config.gyroBias()),
        new ContactGate(skin),
        alarms,
        new Quality(device.gyroRange(), device.accelRange()),
        new ChannelGaps(Timeline.longestBridge(seconds), load.channel(), hasLoad, hasMotion));
  }

  /** Lets the stretch of time before the last sample through the gate, if it is no open gap. */
  void pass(double time, double dt, double lastLoad, double newLoad) {
    double longest = Timeline.longestBridge(timeline.period());
    if (!(dt > 0 && dt <= longest)) {
      return;
    }
    if (channelGaps.lacksRate()) {
      gate.unplaced(time - dt, time, lastLoad, newLoad);
    } else if (channelGaps.rateIsBack() || motion.elapsed() > longest) {
      gate.unplaced(time - dt, time, lastLoad, newLoad);
      gate.gap(time, time); // from here on the place is known again
    } else {
      gate.interval(time - dt, time, motion.dx(), motion.dy(), lastLoad, newLoad);
    }
  }
}
