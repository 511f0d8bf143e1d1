package org.rollscope.bridge.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.clock.AnchoredClock;
import org.rollscope.bridge.clock.ArrivalClock;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;

/**
 * Listens to an OpenScale. Nothing is ever sent to it: an 'x' would open its menu and end the
 * readings.
 */
final class OpenScaleConversation implements Conversation {
  private static final int LONGEST_LINE = 128;
  private static final int MOST_READINGS = 64;
  private static final double MOST_KILOGRAMS = 2000;
  private static final double GRAVITY = 9.80665;
  private static final int CLOCK_BITS = 32;
  private static final double CLOCK_TICK = 1e-3;

  private final ToolDescription tool;
  private final DeviceListener listener;
  private final AnchoredClock clock = new AnchoredClock(CLOCK_BITS, CLOCK_TICK);
  private final ArrivalClock arrivals = new ArrivalClock(0);
  private final byte[] line = new byte[LONGEST_LINE];
  private final OpenScaleReading[] readings = new OpenScaleReading[MOST_READINGS];
  private final SampleBlock block = new SampleBlock(MOST_READINGS, 1);
  private int length;
  private boolean isFirstLine = true;
  private int count;
  private long arrival;
  private boolean isAnnounced;
  private boolean hasTemperature;
  private @Nullable String problem;
  private long frames;
  private long malformed;
  private long malformedBytes;
  private long unknown;

  OpenScaleConversation(ToolDescription tool, DeviceListener listener) {
    this.tool = tool;
    this.listener = listener;
  }

  @Override
  public void open() {
    // It reports by itself.
  }

  @Override
  public void accept(byte[] bytes, int offset, int size, long arrivalNanos) {
    arrival = arrivalNanos;
    for (int at = offset; at < offset + size; at++) {
      if (bytes[at] == '\n') {
        endLine();
      } else {
        if (length < LONGEST_LINE) {
          line[length] = bytes[at];
        }
        length++;
      }
    }
    deliver();
  }

  @Override
  public void finish() {
    endLine();
    deliver();
  }

  private void endLine() {
    int size =
        length > 0 && length <= LONGEST_LINE && line[length - 1] == '\r' ? length - 1 : length;
    length = 0;
    if (size > LONGEST_LINE) {
      reject(size);
    } else if (size > 0) {
      read(new String(line, 0, size, US_ASCII));
    }
    isFirstLine = false;
  }

  private void reject(int bytes) {
    malformed++;
    malformedBytes += bytes;
  }

  private void read(String text) {
    OpenScaleReading reading = OpenScaleReading.parse(text);
    if (reading == null) {
      if (isTalk(text)) {
        unknown++;
      } else {
        reject(text.length());
      }
    } else if (isFirstLine) {
      // The stream may have been joined amid it, and half a number looks like a whole one.
      reject(text.length());
    } else if (Math.abs(reading.kilograms()) > MOST_KILOGRAMS) {
      problem = "it reads more than " + MOST_KILOGRAMS + " kg; calibrate it by its menu first";
      reject(text.length());
    } else {
      problem = null;
      frames++;
      readings[count++] = reading;
      if (count == MOST_READINGS) {
        deliver();
      }
    }
  }

  /** Whether it is a line of its greeting or its menu. */
  private static boolean isTalk(String text) {
    return text.indexOf(',') < 0 && text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  /** Hands the readings of one arrival over, the last of which is the newest. */
  private void deliver() {
    if (count == 0) {
      return;
    }
    if (!isAnnounced) {
      isAnnounced = true;
      double none = Double.POSITIVE_INFINITY;
      listener.info(tool.info("", "", 1, 0, none, none));
    }
    for (int i = 0; i < count; i++) {
      hasTemperature |= !Double.isNaN(readings[i].temperature());
    }
    block.begin(Channel.FORCE.bit() | (hasTemperature ? Channel.TEMPERATURE.bit() : 0));
    long last = readings[count - 1].millis();
    for (int i = 0; i < count; i++) {
      OpenScaleReading reading = readings[i];
      double time =
          reading.millis() == OpenScaleReading.NO_CLOCK
              ? arrivals.time(arrival, count - 1 - i)
              : clock.time(reading.millis(), last, arrival);
      int row = block.append(time);
      block.force(row, 0, reading.kilograms() * GRAVITY);
      block.temperature(row, reading.temperature());
    }
    count = 0;
    listener.samples(block);
  }

  @Override
  public boolean send(long sequence, Command command) {
    return false;
  }

  @Override
  public DecodeCounts counts() {
    return new DecodeCounts(frames, frames, 0, 0, malformed, malformedBytes, unknown);
  }

  @Override
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }
}
