package org.rollscope.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.contact.LoadMeter;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;

/** Counts what the numbers of a session rest on. */
final class Quality {
  private static final double FULL_SCALE = 0.9999;

  private final double gyroLimit;
  private final double accelLimit;
  private long samples;
  private long clipped;
  private long missing;
  private int channels;
  private int channelGaps;
  private int gapsBefore;
  private long lostBefore;
  private double bridgedBefore;
  private long malformedBefore;

  Quality(double gyroRange, double accelRange) {
    gyroLimit = gyroRange * FULL_SCALE;
    accelLimit = accelRange * FULL_SCALE;
  }

  void sample(SampleBlock block, int row, double load) {
    samples++;
    channels |= block.channels();
    boolean full = load == Double.POSITIVE_INFINITY;
    double sum = Channel.ANGULAR_RATE.in(block.channels()) ? 0 : Double.NEGATIVE_INFINITY;
    for (int axis = 0; axis < 3; axis++) {
      double rate = block.angularRate(row, axis);
      double force = block.specificForce(row, axis);
      full |= Math.abs(rate) >= gyroLimit || Math.abs(force) >= accelLimit;
      sum += rate;
    }
    boolean noLoad =
        Double.isNaN(load)
            && (block.channels() & (Channel.PRESSURE.bit() | Channel.FORCE.bit())) != 0;
    if (full) {
      clipped++;
    }
    if (noLoad || (Double.isNaN(sum) && block.has(Channel.ANGULAR_RATE))) {
      missing++;
    }
  }

  /** A channel has been away for longer than is bridged, while others came. */
  void channelGap() {
    channelGaps++;
  }

  /** Starts counting anew: a session has ended. */
  void restart(Timeline timeline, long malformed) {
    samples = 0;
    clipped = 0;
    missing = 0;
    channelGaps = 0;
    gapsBefore = timeline.gaps();
    lostBefore = timeline.lost();
    bridgedBefore = timeline.bridged();
    malformedBefore = malformed;
  }

  /**
   * What it came to.
   *
   * @param meter of the load; null without a load channel
   */
  Summary.Quality toQuality(Timeline timeline, long malformed, @Nullable LoadMeter meter) {
    List<String> names = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      if (channel.in(channels)) {
        names.add(channel.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      }
    }
    return new Summary.Quality(
        samples,
        timeline.gaps() - gapsBefore + channelGaps,
        timeline.lost() - lostBefore,
        malformed - malformedBefore,
        clipped,
        timeline.bridged() - bridgedBefore,
        missing,
        meter != null && meter.isTareAssumed(),
        meter == null ? Double.NaN : meter.scale(),
        meter == null ? List.of() : meter.zeros(),
        names);
  }
}
