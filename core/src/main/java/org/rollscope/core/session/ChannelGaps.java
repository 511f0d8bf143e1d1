package org.rollscope.core.session;

import java.util.List;
import org.rollscope.core.sample.Channel;

/**
 * Stretches in which samples came, but without their load or without their angular rate for longer
 * than is bridged: the gaps of one channel. Not thread-safe; allocates only when one is over.
 */
final class ChannelGaps {
  private final double longestBridge;
  private final Watch load;
  private final Watch rate;

  /** When a channel was there last, and whether it has been away for too long since. */
  private static final class Watch {
    final boolean isWatched;
    final List<Channel> channel;
    double last = Double.NaN;
    boolean wasThere;
    boolean open;
    boolean isBack;

    Watch(Channel channel, boolean isWatched) {
      this.channel = List.of(channel);
      this.isWatched = isWatched;
    }
  }

  /**
   * @param load the channel of the load
   * @param hasLoad whether there is one
   * @param hasRate whether there is an angular rate
   */
  ChannelGaps(double longestBridge, Channel load, boolean hasLoad, boolean hasRate) {
    this.longestBridge = longestBridge;
    this.load = new Watch(load, hasLoad);
    rate = new Watch(Channel.ANGULAR_RATE, hasRate);
  }

  /**
   * Takes a sample.
   *
   * @param loadIsThere whether it has a load
   * @param rateIsThere whether it has an angular rate
   * @param isContact whether there is contact: before it nobody misses what has yet to come
   * @param quality counts the gaps
   * @param events hears of each once it is over
   */
  void sample(
      double time,
      boolean loadIsThere,
      boolean rateIsThere,
      boolean isContact,
      Quality quality,
      EventListener events) {
    expect(load, time, isContact);
    watch(load, time, loadIsThere, quality, events);
    expect(rate, time, isContact);
    watch(rate, time, rateIsThere, quality, events);
  }

  private static void expect(Watch watch, double time, boolean isContact) {
    if (Double.isNaN(watch.last) || !(watch.wasThere || watch.open || isContact)) {
      watch.last = time;
    }
  }

  private void watch(
      Watch watch, double time, boolean isThere, Quality quality, EventListener events) {
    if (!watch.isWatched) {
      return;
    }
    if (!watch.open && time - watch.last > longestBridge) {
      watch.open = true;
      quality.channelGap();
    }
    watch.isBack = watch.open && isThere;
    if (isThere) {
      if (watch.isBack) {
        events.event(new Event.Gap(time, watch.last, time, false, watch.channel));
      }
      watch.wasThere = true;
      watch.open = false;
      watch.last = time;
    }
  }

  /** Nothing came at all until a time, s; that is told of as one gap of all channels. */
  void gap(double until) {
    if (!load.open) {
      load.last = until;
    }
    if (!rate.open) {
      rate.last = until;
    }
  }

  /** Whether the angular rate is away for longer than can be bridged. */
  boolean lacksRate() {
    return rate.open;
  }

  /** Whether the last sample has ended a gap of the angular rate. */
  boolean rateIsBack() {
    return rate.isBack;
  }
}
