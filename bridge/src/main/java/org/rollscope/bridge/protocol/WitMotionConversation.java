package org.rollscope.bridge.protocol;

import java.util.Locale;
import java.util.Optional;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.DeviceListener.Ack;

/** What is said to WitMotion's sensors alike, over a serial line and over the air. */
abstract class WitMotionConversation implements Conversation {
  private static final double GRAVITY = 9.80665;
  private static final double FULL_SCALE = 32_768;

  /** The ranges set in the factory. */
  private static final double FORCE_RANGE = 16 * GRAVITY;

  private static final double RATE_RANGE = Math.toRadians(2000);
  private static final double FORCE_STEP = FORCE_RANGE / FULL_SCALE;
  private static final double RATE_STEP = RATE_RANGE / FULL_SCALE;

  private static final long WINDOW_NANOS = 2_000_000_000L;
  private static final long SETTLING_NANOS = 500_000_000;
  private static final double SLOW = 0.75;
  private static final double STEADY = 0.1;

  private final WitMotionTime time = new WitMotionTime();
  private final MotionSamples samples;
  private final WitMotionCommands commands;
  private int asked = WitMotionCommands.BEST_RATE;
  private double rate = Double.NaN;
  private boolean measuring;
  private long paceSince;
  private long windowStart;
  private long windowSamples;

  WitMotionConversation(Link link, ToolDescription tool, DeviceListener listener) {
    samples =
        new MotionSamples(tool.info("", "", 0, 0, RATE_RANGE, FORCE_RANGE), listener, time::time);
    commands = new WitMotionCommands(link, listener);
  }

  MotionSamples samples() {
    return samples;
  }

  WitMotionCommands commands() {
    return commands;
  }

  WitMotionTime time() {
    return time;
  }

  /** Samples a second that it has been told to send; 0 for none. */
  final int askedRate() {
    return asked;
  }

  /** Takes an acceleration of three numbers. */
  final void force(byte[] b, int at, long arrival) {
    samples.force(
        arrival,
        FORCE_STEP * LowByteFirst.i16(b, at),
        FORCE_STEP * LowByteFirst.i16(b, at + 2),
        FORCE_STEP * LowByteFirst.i16(b, at + 4));
  }

  /** Takes an angular rate of three numbers. */
  final void rate(byte[] b, int at, long arrival) {
    samples.rate(
        arrival,
        RATE_STEP * LowByteFirst.i16(b, at),
        RATE_STEP * LowByteFirst.i16(b, at + 2),
        RATE_STEP * LowByteFirst.i16(b, at + 4));
  }

  /** Asks for so many samples a second, or the best there are. */
  abstract void askRate(int hertz, Ack ack);

  @Override
  public boolean send(long sequence, Command command) throws LinkException {
    Ack ack = new Ack(sequence, command.code(), 0);
    if (command instanceof Command.Start start) {
      asked =
          start.rate() == 0
              ? WitMotionCommands.BEST_RATE
              : WitMotionCommands.rateWithin(start.rate());
      askRate(asked, ack);
    } else if (command instanceof Command.Stop) {
      asked = 0;
      commands.unlock().silence(ack);
    } else {
      return false;
    }
    return true;
  }

  @Override
  public void tick(long nanos) throws LinkException {
    if (commands.tick(nanos)) {
      time.changePace();
      samples.changePace();
      measuring = false;
      paceSince = nanos;
      rate = Double.NaN;
    }
    if (!measuring) {
      measuring = commands.isDone() && nanos - paceSince >= SETTLING_NANOS;
      startWindow(nanos);
    } else if (nanos - windowStart >= WINDOW_NANOS) {
      measure((samples.delivered() - windowSamples) * 1e9 / (nanos - windowStart));
      windowPassed();
      startWindow(nanos);
    }
  }

  private void startWindow(long nanos) {
    windowStart = nanos;
    windowSamples = samples.delivered();
    windowStarts();
  }

  /** What is told of it to people does not flicker with every sample more or less. */
  private void measure(double measured) {
    if (!(Math.abs(measured - rate) < STEADY * rate)) {
      rate = measured;
    }
  }

  /** From now on it should do as it was told. */
  void windowStarts() {}

  /** Some seconds have passed in which it should have done as it was told. */
  void windowPassed() {}

  @Override
  public void finish() {
    samples.finish();
  }

  @Override
  public Optional<String> problem() {
    return rate > 0 && rate < SLOW * asked
        ? Optional.of(
            String.format(Locale.ROOT, "it sends %.0f samples a second of %d asked. ", rate, asked)
                + slownessAdvice())
        : Optional.empty();
  }

  /** What to do where it sends fewer samples than it was asked for. */
  abstract String slownessAdvice();
}
