package org.rollscope.desktop.devices;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.DeviceListener;

/**
 * What a connected device tells of itself.
 *
 * @param info null where it told nothing in time
 * @param family it speaks as; null while that is not known
 * @param battery charge, %; NaN where unknown
 * @param rate samples per second, Hz, told or counted; 0 where unknown
 * @param channels it measures, as far as it sent any
 * @param remark what to know of it though it works; empty for nothing
 */
public record Introduction(
    @Nullable DeviceInfo info,
    @Nullable DeviceProtocol family,
    double battery,
    double rate,
    Set<Channel> channels,
    String remark) {
  public Introduction {
    channels = Set.copyOf(channels);
  }

  /** Listens to a device until it has introduced itself. Used by one thread. */
  public static final class Ear implements DeviceListener {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(6);
    private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);
    private static final long COUNT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanoTime;
    private @Nullable DeviceInfo info;
    private double battery = Double.NaN;
    private boolean hasStatus;
    private long samples;
    private long firstSample;
    private long lastSample;
    private int channels;

    /**
     * @param nanoTime the host's monotonic clock
     */
    public Ear(LongSupplier nanoTime) {
      this.nanoTime = nanoTime;
    }

    /**
     * Pumps until all is known that a device of its kind tells, some seconds at most.
     *
     * @throws LinkException when the device is lost meanwhile
     */
    public Introduction listen(Connection connection) throws LinkException {
      long start = nanoTime.getAsLong();
      long known = start;
      while (nanoTime.getAsLong() - start < PATIENCE_NANOS) {
        connection.pump();
        if (info == null) {
          known = nanoTime.getAsLong();
        } else if (isComplete() || nanoTime.getAsLong() - known > SETTLE_NANOS) {
          break;
        }
      }
      return so(connection);
    }

    private boolean isComplete() {
      return hasStatus && rate() > 0 && channels != 0;
    }

    /** What is known by now. */
    private Introduction so(Connection connection) {
      return new Introduction(
          info,
          connection.family().orElse(null),
          battery,
          rate(),
          Arrays.stream(Channel.values())
              .filter(channel -> channel.in(channels))
              .collect(Collectors.toSet()),
          connection.remark().orElse(""));
    }

    private double rate() {
      if (info != null && info.sampleRate() > 0) {
        return info.sampleRate();
      }
      long span = lastSample - firstSample;
      return span < COUNT_NANOS ? 0 : Math.rint(samples * 1e9 / span);
    }

    @Override
    public void info(DeviceInfo told) {
      info = told;
    }

    @Override
    public void status(DeviceStatus status) {
      hasStatus = true;
      battery = status.battery();
    }

    @Override
    public void samples(SampleBlock block) {
      channels |= block.channels();
      lastSample = nanoTime.getAsLong();
      if (firstSample == 0) {
        firstSample = lastSample; // the first block belongs to the time before
      } else {
        samples += block.size();
      }
    }
  }
}
