package org.rollscope.bridge.protocol;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;

/**
 * Listens to a hanging scale. Each advertisement is one sample; it has no time of its own, and
 * since advertisements are sent at once and often lost, its time is when it was heard. The scale
 * says in which unit it shows its load. What the number means in another unit than kg the sources
 * do not agree on, so such a load is not taken.
 */
final class WhC06Conversation implements Conversation {
  /** Up to the byte that holds the unit, without the company's number. */
  static final int LEAST_DATA = 15;

  private static final int COMPANY_BYTES = 2;
  private static final int WEIGHT = 10;
  private static final int UNIT = 14;
  private static final int KILOGRAM = 1;
  private static final double MOST_KILOGRAMS = 320;
  private static final double GRAVITY = 9.80665;

  private final ToolDescription tool;
  private final DeviceListener listener;
  private final SampleBlock block = new SampleBlock(1, 1);
  private boolean isAnnounced;
  private double time = Double.NEGATIVE_INFINITY;
  private @Nullable String problem;
  private long samples;
  private long duplicates;
  private long malformed;
  private long malformedBytes;
  private long unknown;

  WhC06Conversation(ToolDescription tool, DeviceListener listener) {
    this.tool = tool;
    this.listener = listener;
  }

  @Override
  public void open() {
    // It is always heard and cannot be asked.
  }

  @Override
  public void accept(byte[] bytes, int offset, int length, long arrival) {
    if (length < COMPANY_BYTES + LEAST_DATA) {
      reject(length);
      return;
    }
    int company = (bytes[offset] & 0xFF) | (bytes[offset + 1] & 0xFF) << 8;
    if (company != WhC06Protocol.COMPANY) {
      unknown++;
      return;
    }
    int data = offset + COMPANY_BYTES;
    int unit = bytes[data + UNIT] & 0x0F;
    if (unit != KILOGRAM) {
      unknown++;
      problem = "it does not show kg (its unit has the number " + unit + "); set it to kg";
      return;
    }
    problem = null;
    // Signed: it goes below zero after a tare with a load on.
    int hundredths = bytes[data + WEIGHT] << 8 | (bytes[data + WEIGHT + 1] & 0xFF);
    double kilograms = hundredths / 100.0;
    if (Math.abs(kilograms) > MOST_KILOGRAMS) {
      reject(length);
    } else {
      sample(arrival * 1e-9, kilograms * GRAVITY);
    }
  }

  private void reject(int length) {
    malformed++;
    malformedBytes += length;
  }

  private void sample(double at, double force) {
    if (at <= time) {
      duplicates++;
      return;
    }
    time = at;
    if (!isAnnounced) {
      isAnnounced = true;
      double none = Double.POSITIVE_INFINITY;
      listener.info(tool.info("", "", 1, 0, none, none));
    }
    block.begin(Channel.FORCE.bit());
    block.force(block.append(at), 0, force);
    samples++;
    listener.samples(block);
  }

  @Override
  public boolean send(long sequence, Command command) {
    return false;
  }

  @Override
  public DecodeCounts counts() {
    return new DecodeCounts(samples, samples, 0, duplicates, malformed, malformedBytes, unknown);
  }

  @Override
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }
}
