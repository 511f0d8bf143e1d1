package org.rollscope.core.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.Vector;

/** The INFO frame, both directions. */
final class InfoBody {
  private static final int FIXED = Frame.HEADER + 19;
  private static final double SQUARE_MILLIMETRES = 1e6;
  private static final double TENTHS_OF_MILLIMETRE = 1e4;

  private InfoBody() {}

  /**
   * Reads a whole INFO frame.
   *
   * @param fallbackId the identifier of a device without a serial number
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static DeviceInfo read(byte[] b, int offset, int length, String fallbackId) {
    if (length < FIXED) {
      throw new IllegalArgumentException("it is too short");
    }
    int at = offset + Frame.HEADER;
    Instrument instrument = instrument(b, at);
    double gyroRange = Math.toRadians(LittleEndian.u16(b, at + 7));
    double accelRange = LittleEndian.u8(b, at + 9) * Frame.STANDARD_GRAVITY;
    String boot = HexFormat.of().toHexDigits(LittleEndian.i32(b, at + 10));
    int end = offset + length;
    int nameAt = offset + FIXED;
    int serialAt = after(b, nameAt, end);
    int firmwareAt = after(b, serialAt, end);
    after(b, firmwareAt, end);
    String name = string(b, nameAt, UTF_8);
    String serial = string(b, serialAt, US_ASCII);
    return new DeviceInfo(
        serial.isEmpty() ? fallbackId : DeviceInfo.idFrom(serial),
        name.isEmpty() ? instrument.kind().label() : name,
        serial,
        string(b, firmwareAt, US_ASCII),
        instrument,
        LittleEndian.u16(b, at + 5),
        gyroRange > 0 ? gyroRange : Double.POSITIVE_INFINITY,
        accelRange > 0 ? accelRange : Double.POSITIVE_INFINITY,
        boot,
        null);
  }

  private static Instrument instrument(byte[] b, int at) {
    InstrumentKind kind = kind(LittleEndian.u8(b, at + 1));
    int area = LittleEndian.u16(b, at + 17);
    Vector axis =
        new Vector(
            b[at + 14] / Frame.AXIS_UNIT,
            b[at + 15] / Frame.AXIS_UNIT,
            b[at + 16] / Frame.AXIS_UNIT);
    return new Instrument(
        kind,
        LittleEndian.u16(b, at + 2) / TENTHS_OF_MILLIMETRE,
        axis,
        kind.usualSurface(),
        LittleEndian.u8(b, at + 4),
        area == 0 ? Double.NaN : area / SQUARE_MILLIMETRES);
  }

  private static InstrumentKind kind(int code) {
    for (InstrumentKind kind : InstrumentKind.values()) {
      if (kind.wireCode() == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("instrument " + code + " is not known");
  }

  private static int after(byte[] b, int at, int end) {
    int length = at < end ? LittleEndian.u8(b, at) : Frame.LONGEST;
    if (length > Frame.LONGEST_STRING || at + 1 + length > end) {
      throw new IllegalArgumentException("a string in it is too long");
    }
    return at + 1 + length;
  }

  private static String string(byte[] b, int at, Charset charset) {
    String text = new String(b, at + 1, LittleEndian.u8(b, at), charset);
    return text.replaceAll("\\p{Cntrl}", "").strip();
  }

  /** Writes a whole INFO frame. */
  static byte[] write(long sequence, DeviceInfo device) {
    byte[] name = cut(device.name(), UTF_8);
    byte[] serial = cut(device.serial(), US_ASCII);
    byte[] firmware = cut(device.firmware(), US_ASCII);
    int length = FIXED + 3 + name.length + serial.length + firmware.length;
    byte[] frame = Frame.start(Frame.INFO, sequence, length);
    int at = Frame.HEADER;
    Instrument instrument = device.instrument();
    frame[at] = Frame.VERSION;
    frame[at + 1] = (byte) instrument.kind().wireCode();
    LittleEndian.put16(frame, at + 2, u16(instrument.radius() * TENTHS_OF_MILLIMETRE));
    frame[at + 4] = (byte) instrument.pads();
    LittleEndian.put16(frame, at + 5, u16(device.sampleRate()));
    LittleEndian.put16(frame, at + 7, gyroRange(device));
    frame[at + 9] = (byte) accelRange(device);
    LittleEndian.put32(frame, at + 10, bootNumber(device.boot()));
    frame[at + 14] = (byte) Math.round(instrument.axis().x() * Frame.AXIS_UNIT);
    frame[at + 15] = (byte) Math.round(instrument.axis().y() * Frame.AXIS_UNIT);
    frame[at + 16] = (byte) Math.round(instrument.axis().z() * Frame.AXIS_UNIT);
    LittleEndian.put16(frame, at + 17, u16(instrument.contactArea() * SQUARE_MILLIMETRES));
    put(frame, put(frame, put(frame, FIXED, name), serial), firmware);
    return frame;
  }

  /** The gyro's range as INFO tells it, °/s; 0 where unknown. */
  static int gyroRange(DeviceInfo device) {
    double range = Math.toDegrees(device.gyroRange());
    return Double.isInfinite(range) ? 0 : u16(range);
  }

  /** The accelerometer's range as INFO tells it, g; 0 where unknown. */
  static int accelRange(DeviceInfo device) {
    double range = device.accelRange() / Frame.STANDARD_GRAVITY;
    return Double.isInfinite(range) ? 0 : Math.min(u16(range), 255);
  }

  private static int u16(double value) {
    return Math.clamp(Math.round(value), 0, 0xFFFF);
  }

  private static int bootNumber(String boot) {
    try {
      return boot.isEmpty() ? 0 : (int) Long.parseLong(boot, 16);
    } catch (NumberFormatException e) {
      return boot.hashCode();
    }
  }

  /** At most the longest string of the protocol, cut between characters. */
  private static byte[] cut(String text, Charset charset) {
    byte[] bytes = text.getBytes(charset);
    int length = Math.min(bytes.length, Frame.LONGEST_STRING);
    while (length < bytes.length && length > 0 && (bytes[length] & 0xC0) == 0x80) {
      length--;
    }
    return Arrays.copyOf(bytes, length);
  }

  private static int put(byte[] frame, int at, byte[] text) {
    frame[at] = (byte) text.length;
    System.arraycopy(text, 0, frame, at + 1, text.length);
    return at + 1 + text.length;
  }
}
