package org.rollscope.bridge.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.rollscope.bridge.clock.AnchoredClock;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.DecodeCounts;

/**
 * Reads the packets of a Progressor: a tag, the length of the payload, the payload. What follows
 * the payload is padding of some of its twins.
 */
final class TindeqDecoder {
  private static final int HEADER = 2;
  private static final int ANSWER = 0;
  private static final int WEIGHT = 1;
  private static final int LOW_POWER = 4;
  private static final int SAMPLE = 8;
  private static final int MOST_SAMPLES = 255 / SAMPLE;

  /** No device of the family bears more, kg. */
  private static final double MOST_KILOGRAMS = 1000;

  private static final double GRAVITY = 9.80665;
  private static final int COUNTER_BITS = 32;
  private static final double COUNTER_TICK = 1e-6;

  /** Receives what was read. */
  interface Sink {
    /** Samples; the block is valid during the call only. */
    void samples(SampleBlock block);

    /** The answer to a command; it does not say to which. */
    void answer(byte[] payload);

    /** The battery is empty; the device is about to switch itself off. */
    void lowPower();
  }

  private final Sink sink;
  private final AnchoredClock clock = new AnchoredClock(COUNTER_BITS, COUNTER_TICK);
  private final SampleBlock block = new SampleBlock(MOST_SAMPLES, 1);
  private long frames;
  private long samples;
  private long malformed;
  private long malformedBytes;
  private long unknown;

  TindeqDecoder(Sink sink) {
    this.sink = sink;
  }

  /** Reads one packet; never throws on what it holds. */
  void accept(byte[] bytes, int offset, int length, long arrival) {
    if (length < HEADER || (bytes[offset + 1] & 0xFF) > length - HEADER) {
      reject(length);
      return;
    }
    int start = offset + HEADER;
    int size = bytes[offset + 1] & 0xFF;
    switch (bytes[offset]) {
      case ANSWER -> {
        frames++;
        sink.answer(Arrays.copyOfRange(bytes, start, start + size));
      }
      case WEIGHT -> {
        ByteBuffer payload = ByteBuffer.wrap(bytes, start, size).slice();
        weights(payload.order(ByteOrder.LITTLE_ENDIAN), arrival);
      }
      case LOW_POWER -> {
        frames++;
        sink.lowPower();
      }
      default -> unknown++;
    }
  }

  private void weights(ByteBuffer payload, long arrival) {
    int size = payload.limit();
    if (size == 0 || size % SAMPLE != 0) {
      reject(HEADER + size);
      return;
    }
    long last = counter(payload, size - SAMPLE);
    block.begin(Channel.FORCE.bit());
    for (int at = 0; at < size; at += SAMPLE) {
      double kilograms = payload.getFloat(at);
      if (!(Math.abs(kilograms) <= MOST_KILOGRAMS)) {
        reject(SAMPLE);
        continue;
      }
      int row = block.append(clock.time(counter(payload, at), last, arrival));
      block.force(row, 0, kilograms * GRAVITY);
    }
    if (block.size() > 0) {
      frames++;
      samples += block.size();
      sink.samples(block);
    }
  }

  /** The time since the start of the measurement, µs; above half its range it looks negative. */
  private static long counter(ByteBuffer payload, int sample) {
    return payload.getInt(sample + Float.BYTES) & 0xFFFF_FFFFL;
  }

  private void reject(int length) {
    malformed++;
    malformedBytes += length;
  }

  DecodeCounts counts() {
    return new DecodeCounts(frames, samples, 0, 0, malformed, malformedBytes, unknown);
  }
}
