package org.rollscope.core.wire;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;

/**
 * Reads bare frames of one device, one a call, as a BLE notification carries them or as they come
 * out of a serial packet. Samples that come before the first INFO are kept for at most 10 s and
 * handed over behind it. Allocates nothing per sample. Not thread-safe.
 */
public final class FrameReader {
  private static final int CHARGING = 1;
  private static final int PRESSURE_SATURATED = 2;
  private static final int SENSOR_FAULT = 4;
  private static final int TARE_DONE = 8;

  private final DeviceListener listener;
  private final String fallbackId;
  private final SequenceTracker sequence = new SequenceTracker();
  private final HeldFrames held = new HeldFrames();
  private byte[] lastInfo = {};
  private @Nullable DeviceInfo device;
  private @Nullable SampleReader samples;
  private @Nullable String problem;
  private long frames;
  private long sampleCount;
  private long dropped;
  private long malformed;
  private long malformedBytes;
  private long unknown;

  /**
   * @param fallbackId the identifier of a device that tells no serial number
   */
  public FrameReader(DeviceListener listener, String fallbackId) {
    this.listener = listener;
    this.fallbackId = fallbackId;
  }

  /** Reads one frame, without CRC; never throws on what it holds. */
  public void read(byte[] b, int offset, int length) {
    if (length < Frame.HEADER) {
      reject(length);
      return;
    }
    int type = b[offset] & 0x0F;
    boolean isVersion1 = (b[offset] & 0xF0) >> 4 == Frame.VERSION;
    // A COMMAND is the host's own, come back as an echo; its numbers are not the device's.
    if (!isVersion1 || type == Frame.COMMAND) {
      unknown++;
      return;
    }
    DeviceInfo info = type == Frame.INFO ? info(b, offset, length) : null;
    if (info != null && device != null && !info.boot().equals(device.boot())) {
      sequence.restart();
    }
    int number = LittleEndian.i32(b, offset + 1);
    switch (sequence.accept(number, Crc16.of(b, offset, length))) {
      case DUPLICATE, LATE -> {
        return;
      }
      case RESTART -> dropped += held.clear();
      case NEXT -> {}
    }
    switch (type) {
      case Frame.SAMPLES -> samples(b, offset, length);
      case Frame.INFO -> known(info, b, offset, length);
      case Frame.STATUS -> status(b, offset, length);
      case Frame.ACK -> acknowledged(b, offset, length);
      default -> unknown++;
    }
  }

  /**
   * Reads an INFO frame that was not sent but fetched, as the value of a BLE characteristic: its
   * number is not one of the stream's.
   *
   * @return what the device tells; empty where it is not understood, see {@link #problem}
   */
  public Optional<DeviceInfo> readInfo(byte[] b, int offset, int length) {
    boolean isInfo = length >= Frame.HEADER && b[offset] == (Frame.VERSION << 4 | Frame.INFO);
    DeviceInfo info = isInfo ? info(b, offset, length) : null;
    known(info, b, offset, length);
    return Optional.ofNullable(info);
  }

  /**
   * Whether one sample of all that a device measures fits a frame.
   *
   * @param frameLimit longest frame, bytes
   */
  public static boolean fits(DeviceInfo device, int frameLimit) {
    int mask = Channel.PRESSURE.bit();
    mask |= Double.isFinite(device.gyroRange()) ? Channel.ANGULAR_RATE.bit() : 0;
    mask |= Double.isFinite(device.accelRange()) ? Channel.SPECIFIC_FORCE.bit() : 0;
    return FrameEncoder.samplesPerFrame(device.instrument().pads(), mask, frameLimit) > 0;
  }

  /** The stream has ended; samples that still wait for an INFO count as lost. */
  public void finish() {
    dropped += held.clear();
  }

  public DecodeCounts counts() {
    return new DecodeCounts(
        frames,
        sampleCount,
        sequence.lost() + dropped,
        sequence.duplicates(),
        malformed,
        malformedBytes,
        unknown);
  }

  /** What keeps the device from being understood, for people. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  private void reject(int length) {
    malformed++;
    malformedBytes += length;
  }

  private @Nullable DeviceInfo info(byte[] b, int offset, int length) {
    int body = offset + Frame.HEADER;
    int end = offset + length;
    if (device != null && Arrays.equals(b, body, end, lastInfo, 0, lastInfo.length)) {
      return device;
    }
    try {
      return InfoBody.read(b, offset, length, fallbackId);
    } catch (IllegalArgumentException e) {
      problem = "the device's INFO frame is wrong: " + e.getMessage();
      return null;
    }
  }

  private void known(@Nullable DeviceInfo info, byte[] b, int offset, int length) {
    if (info == null) {
      reject(length);
      return;
    }
    frames++;
    problem = null;
    if (!info.equals(device)) {
      device = info;
      lastInfo = Arrays.copyOfRange(b, offset + Frame.HEADER, offset + length);
      samples = new SampleReader(info);
    }
    listener.info(info);
    byte[] frame = held.poll();
    while (frame != null) {
      samples(frame, 0, frame.length);
      frame = held.poll();
    }
  }

  private void samples(byte[] b, int offset, int length) {
    if (length >= Frame.SAMPLES_HEADER
        && (SampleReader.mask(b, offset) & ~Frame.KNOWN_CHANNELS) != 0) {
      unknown++;
      return;
    }
    SampleReader reader = samples;
    int pads = reader == null ? 1 : reader.pads();
    if (!SampleReader.isWhole(b, offset, length, pads) || SampleReader.firstMicros(b, offset) < 0) {
      reject(length);
    } else if (reader == null) {
      dropped += held.add(b, offset, length);
    } else {
      frames++;
      SampleBlock block = reader.read(b, offset);
      sampleCount += block.size();
      listener.samples(block);
    }
  }

  private void status(byte[] b, int offset, int length) {
    if (length < Frame.STATUS_LENGTH) {
      reject(length);
      return;
    }
    frames++;
    int at = offset + Frame.HEADER;
    int battery = LittleEndian.u8(b, at);
    int flags = LittleEndian.u8(b, at + 3);
    listener.status(
        new DeviceStatus(
            battery == Frame.BATTERY_UNKNOWN ? Double.NaN : battery,
            SampleReader.temperature(b, at + 1),
            (flags & CHARGING) != 0,
            (flags & PRESSURE_SATURATED) != 0,
            (flags & SENSOR_FAULT) != 0,
            (flags & TARE_DONE) != 0,
            LittleEndian.u32(b, at + 4)));
  }

  private void acknowledged(byte[] b, int offset, int length) {
    if (length < Frame.ACK_LENGTH) {
      reject(length);
      return;
    }
    frames++;
    int at = offset + Frame.HEADER;
    listener.acknowledged(
        new DeviceListener.Ack(
            LittleEndian.u32(b, at), LittleEndian.u8(b, at + 4), LittleEndian.u8(b, at + 5)));
  }
}
