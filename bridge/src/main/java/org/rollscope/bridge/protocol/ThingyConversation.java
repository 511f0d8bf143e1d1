package org.rollscope.bridge.protocol;

import org.rollscope.bridge.ble.BleLink;
import org.rollscope.bridge.clock.ArrivalClock;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.DeviceListener.Ack;

/**
 * Talks to a Thingy:52: sets the rate in its motion configuration and takes raw data, nine numbers
 * a notification: acceleration, g/1024; angular rate, °/s/32; compass, not used.
 *
 * <p>The firmware turns the accelerometer over, "to get positive readings when axis is aligned with
 * g (down)" (drv_motion.c), but not the gyro; the specific force is the other way round. It cuts
 * what it sends at ±1023 °/s, and runs the accelerometer at ±2 g (inv_mpu.c).
 */
final class ThingyConversation implements Conversation {
  private static final int LENGTH = 18;
  private static final int RATES = 6;
  private static final double FORCE_STEP = -9.80665 / 1024;
  private static final double RATE_STEP = Math.toRadians(1.0 / 32);

  /** The largest numbers it sends. */
  private static final double FORCE_RANGE = 2047 * 9.80665 / 1024;

  private static final double RATE_RANGE = Math.toRadians(1023);

  private static final int CONFIGURATION_LENGTH = 9;
  private static final int FREQUENCY = 6;
  private static final int SLOWEST = 5;
  private static final int FASTEST = 200;

  private final BleLink link;
  private final DeviceListener listener;
  private final BatteryWatch battery;
  private final MotionSamples samples;
  private ArrivalClock clock = new ArrivalClock(0);
  private long frames;
  private long malformed;
  private long malformedBytes;

  ThingyConversation(BleLink link, ToolDescription tool, DeviceListener listener) {
    this.link = link;
    this.listener = listener;
    battery = new BatteryWatch(link, listener);
    samples =
        new MotionSamples(
            tool.info("", "", 0, 0, RATE_RANGE, FORCE_RANGE),
            listener,
            arrival -> clock.time(arrival));
  }

  @Override
  public void open() throws LinkException {
    setRate(FASTEST);
    link.subscribe();
  }

  /** It stores the configuration in flash memory, so it is written only where it changes. */
  private void setRate(int hertz) throws LinkException {
    byte[] configuration = link.read(ThingyProtocol.CONFIGURATION);
    if (configuration.length < CONFIGURATION_LENGTH) {
      throw new LinkException(
          link.name()
              + ": its motion configuration has "
              + configuration.length
              + " bytes instead of "
              + CONFIGURATION_LENGTH
              + ". Is its firmware Nordic's own?");
    }
    if (LowByteFirst.u16(configuration, FREQUENCY) != hertz) {
      LowByteFirst.put16(configuration, FREQUENCY, hertz);
      link.write(ThingyProtocol.CONFIGURATION, configuration);
      clock = new ArrivalClock(0);
      samples.changePace();
    }
  }

  @Override
  public void accept(byte[] b, int offset, int length, long arrival) {
    if (length < LENGTH) {
      malformed++;
      malformedBytes += length;
      return;
    }
    frames++;
    samples.force(
        arrival,
        FORCE_STEP * LowByteFirst.i16(b, offset),
        FORCE_STEP * LowByteFirst.i16(b, offset + 2),
        FORCE_STEP * LowByteFirst.i16(b, offset + 4));
    int at = offset + RATES;
    samples.rate(
        arrival,
        RATE_STEP * LowByteFirst.i16(b, at),
        RATE_STEP * LowByteFirst.i16(b, at + 2),
        RATE_STEP * LowByteFirst.i16(b, at + 4));
    samples.deliver();
  }

  @Override
  public void tick(long nanos) {
    battery.tick(nanos);
  }

  @Override
  public boolean send(long sequence, Command command) throws LinkException {
    if (command instanceof Command.Start start) {
      setRate(start.rate() == 0 ? FASTEST : Math.clamp(start.rate(), SLOWEST, FASTEST));
    } else if (!(command instanceof Command.GetStatus) || !battery.tell()) {
      return false;
    }
    listener.acknowledged(new Ack(sequence, command.code(), 0));
    return true;
  }

  @Override
  public void finish() {
    samples.finish();
  }

  @Override
  public DecodeCounts counts() {
    return new DecodeCounts(frames, samples.delivered(), 0, 0, malformed, malformedBytes, 0);
  }
}
