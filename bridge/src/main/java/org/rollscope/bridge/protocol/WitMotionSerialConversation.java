package org.rollscope.bridge.protocol;

import org.rollscope.bridge.link.Link;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.DeviceListener.Ack;

/**
 * Talks to a WitMotion sensor on a serial line: packets of 11 bytes, 55, the kind, eight bytes, the
 * low byte of the sum of all. It is asked for accelerations and angular rates alone, at 200 samples
 * a second; on a slow line it sends by itself as many as fit.
 */
final class WitMotionSerialConversation extends WitMotionConversation
    implements PacketScanner.Packets {
  private static final int START = 0x55;
  private static final int LENGTH = 11;
  private static final int DATA = 2;
  private static final int TIME = 0x50;
  private static final int ACCELERATION = 0x51;
  private static final int ANGULAR_RATE = 0x52;
  private static final int LAST_KIND = 0x5A;
  private static final int MOST_ATTEMPTS = 3;

  private final PacketScanner scanner = new PacketScanner(this);
  private long arrival;
  private int attempts;
  private boolean sendsMore;

  WitMotionSerialConversation(Link link, ToolDescription tool, DeviceListener listener) {
    super(link, tool, listener);
  }

  @Override
  public void open() {
    samples().changePace();
    ask();
  }

  private void ask() {
    attempts++;
    commands().unlock().motionOnly().rate(askedRate(), null);
  }

  @Override
  void askRate(int hertz, Ack ack) {
    commands().unlock().rate(hertz, ack);
  }

  @Override
  public void accept(byte[] bytes, int offset, int length, long nanos) {
    arrival = nanos;
    scanner.accept(bytes, offset, length);
    samples().deliver();
  }

  @Override
  public int length(byte[] b, int at, int available) {
    if (b[at] != START) {
      return 0;
    }
    if (available < 2) {
      return PacketScanner.MORE;
    }
    return b[at + 1] >= TIME && b[at + 1] <= LAST_KIND ? LENGTH : 0;
  }

  @Override
  public boolean isGood(byte[] b, int at, int length) {
    byte sum = 0;
    for (int i = 0; i < length - 1; i++) {
      sum += b[at + i];
    }
    return sum == b[at + length - 1];
  }

  @Override
  public void packet(byte[] b, int at, int length) {
    int data = at + DATA;
    switch (b[at + 1]) {
      case TIME -> clock(b, data);
      case ACCELERATION -> force(b, data, arrival);
      case ANGULAR_RATE -> rate(b, data, arrival);
      default -> sendsMore = true;
    }
  }

  /** Year, month and day, which nobody has set, then the time of the day. */
  private void clock(byte[] b, int at) {
    time().stamp(b[at + 3], b[at + 4], b[at + 5], LowByteFirst.u16(b, at + 6));
  }

  @Override
  void windowStarts() {
    sendsMore = false;
  }

  /** A command lost in the noise of the line is said again. */
  @Override
  void windowPassed() {
    if (sendsMore && askedRate() > 0 && attempts < MOST_ATTEMPTS) {
      ask();
    }
  }

  @Override
  String slownessAdvice() {
    return "A line of 9600 baud carries no more: set the sensor to 115200 with the maker's program,"
        + " and the port in the configuration.";
  }

  @Override
  public void finish() {
    scanner.finish();
    super.finish();
  }

  @Override
  public DecodeCounts counts() {
    return scanner.counts(samples().delivered());
  }
}
