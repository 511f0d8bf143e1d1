package org.rollscope.bridge.protocol;

import java.util.Optional;
import org.rollscope.bridge.ble.BleLink;
import org.rollscope.bridge.clock.ArrivalClock;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;

/**
 * Listens to Bluefruit Connect packets: an exclamation mark, a letter, values, and the inverted sum
 * of all bytes before it. Accelerometer and gyro are used, in m/s² and rad/s as Adafruit's own
 * drivers give them; the others are well-formed and left out. The device takes no commands.
 */
final class BluefruitConversation implements Conversation, PacketScanner.Packets {
  private static final int VECTOR = 15;
  private static final int QUATERNION = 19;
  private static final int COLOUR = 6;
  private static final int BUTTON = 5;
  private static final int FIRST_VALUE = 2;
  private static final int FLOAT = 4;

  /** What no sensor tells. */
  private static final float BEYOND_REASON = 1e6f;

  private static final int ENOUGH = 30;
  private static final double LEAST_GRAVITIES = 0.5;
  private static final double MOST_GRAVITIES = 2;

  private final Link link;
  private final PacketScanner scanner = new PacketScanner(this);
  private final MotionSamples samples;
  private long arrival;
  private long forces;
  private double meanForce;

  BluefruitConversation(Link link, ToolDescription tool, DeviceListener listener) {
    this.link = link;
    double unknown = Double.POSITIVE_INFINITY;
    ArrivalClock clock = new ArrivalClock(0);
    samples = new MotionSamples(tool.info("", "", 0, 0, unknown, unknown), listener, clock::time);
  }

  @Override
  public void open() throws LinkException {
    if (link instanceof BleLink air) {
      air.subscribe();
    }
  }

  @Override
  public void accept(byte[] bytes, int offset, int length, long nanos) {
    arrival = nanos;
    scanner.accept(bytes, offset, length);
    samples.deliver();
  }

  @Override
  public int length(byte[] b, int at, int available) {
    if (b[at] != '!') {
      return 0;
    }
    return available < 2
        ? PacketScanner.MORE
        : switch (b[at + 1]) {
          case 'A', 'G', 'M', 'L' -> VECTOR;
          case 'Q' -> QUATERNION;
          case 'C' -> COLOUR;
          case 'B' -> BUTTON;
          default -> 0;
        };
  }

  @Override
  public boolean isGood(byte[] b, int at, int length) {
    byte sum = 0;
    for (int i = 0; i < length; i++) {
      sum += b[at + i];
    }
    // The sum and its inverse are all ones together.
    return sum == -1 && (length < VECTOR || areNumbers(b, at, length));
  }

  private static boolean areNumbers(byte[] b, int at, int length) {
    for (int i = FIRST_VALUE; i + FLOAT < length; i += FLOAT) {
      if (!(Math.abs(LowByteFirst.f32(b, at + i)) < BEYOND_REASON)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void packet(byte[] b, int at, int length) {
    if (b[at + 1] == 'A') {
      force(value(b, at, 0), value(b, at, 1), value(b, at, 2));
    } else if (b[at + 1] == 'G') {
      samples.rate(arrival, value(b, at, 0), value(b, at, 1), value(b, at, 2));
    }
  }

  private static double value(byte[] b, int at, int index) {
    return LowByteFirst.f32(b, at + FIRST_VALUE + FLOAT * index);
  }

  private void force(double x, double y, double z) {
    meanForce += (Math.sqrt(x * x + y * y + z * z) - meanForce) / ++forces;
    samples.force(arrival, x, y, z);
  }

  @Override
  public boolean send(long sequence, Command command) {
    return false;
  }

  @Override
  public void finish() {
    scanner.finish();
    samples.finish();
  }

  @Override
  public DecodeCounts counts() {
    return scanner.counts(samples.delivered());
  }

  @Override
  public Optional<String> problem() {
    boolean gravities =
        forces >= ENOUGH && meanForce > LEAST_GRAVITIES && meanForce < MOST_GRAVITIES;
    return gravities
        ? Optional.of(
            "its accelerometer tells about 1, which is g where m/s² are due: let the sketch multiply"
                + " by 9.80665")
        : Optional.empty();
  }
}
