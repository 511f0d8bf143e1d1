package org.rollscope.core.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.Vector;

/** The fields of an INFO frame, in the units of the wire, as firmware is told them. */
record ToldInfo(
    int instrument,
    int radius,
    int pads,
    int rate,
    int gyroRange,
    int accelRange,
    int boot,
    Axis axis,
    int contactArea,
    String name,
    String serial,
    String firmware) {
  static final String FALLBACK = "fallback";

  /** Unit vectors × 127, rounded, which therefore stay themselves when they are normalised. */
  private static final List<Axis> UNIT_AXES =
      List.of(
          new Axis(127, 0, 0),
          new Axis(0, -127, 0),
          new Axis(0, 0, 127),
          new Axis(76, 102, 0),
          new Axis(-73, 73, -73));

  record Axis(int x, int y, int z) {}

  static ToldInfo random(RandomGenerator random) {
    int instrument = random.nextInt(1, 5);
    return new ToldInfo(
        instrument,
        random.nextInt(1, 10_001),
        random.nextInt(4) == 0 ? random.nextInt(256) : random.nextInt(1, 4),
        random.nextInt(0x10000),
        random.nextInt(5) == 0 ? 0 : random.nextInt(1, 0x10000),
        random.nextInt(5) == 0 ? 0 : random.nextInt(1, 256),
        random.nextInt(),
        instrument == 1 ? new Axis(0, 0, 0) : UNIT_AXES.get(random.nextInt(UNIT_AXES.size())),
        random.nextInt(4) == 0 ? 0 : random.nextInt(0x10000),
        text(random, "aZ9 +é€𝄞"),
        text(random, "aZ9-_"),
        text(random, "19.-"));
  }

  private static String text(RandomGenerator random, String alphabet) {
    int[] letters = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(41); left > 0; left--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  String question(long sequence) {
    return String.format(
        Locale.ROOT,
        "info %d %d %d %d %d %d %d %d %d %d %d %d %s %s %s",
        sequence,
        instrument,
        radius,
        pads,
        rate,
        gyroRange,
        accelRange,
        Integer.toUnsignedLong(boot),
        axis.x,
        axis.y,
        axis.z,
        contactArea,
        CProgram.word(name.getBytes(UTF_8)),
        CProgram.word(serial.getBytes(US_ASCII)),
        CProgram.word(firmware.getBytes(US_ASCII)));
  }

  /** The device as the host's own encoder is told of it. */
  DeviceInfo device() {
    return device(FALLBACK, name, serial, firmware);
  }

  /** The device as the host reads it from the frame. */
  DeviceInfo read() {
    String read = sent(name).strip();
    String number = sent(serial);
    return device(
        number.isEmpty() ? FALLBACK : DeviceInfo.idFrom(number),
        read.isEmpty() ? kind().label() : read,
        number,
        sent(firmware));
  }

  private InstrumentKind kind() {
    return InstrumentKind.values()[instrument - 1];
  }

  private DeviceInfo device(String id, String called, String number, String version) {
    Instrument tool =
        new Instrument(
            kind(),
            radius / 1e4,
            new Vector(axis.x / 127.0, axis.y / 127.0, axis.z / 127.0),
            kind().usualSurface(),
            pads,
            contactArea == 0 ? Double.NaN : contactArea / 1e6);
    return new DeviceInfo(
        id,
        called,
        number,
        version,
        tool,
        rate,
        gyroRange == 0 ? Double.POSITIVE_INFINITY : Math.toRadians(gyroRange),
        accelRange == 0 ? Double.POSITIVE_INFINITY : accelRange * 9.80665,
        HexFormat.of().toHexDigits(boot),
        null);
  }

  /** The whole characters that fit 32 bytes. */
  private static String sent(String text) {
    int end = 0;
    int bytes = 0;
    while (end < text.length()) {
      int letter = text.codePointAt(end);
      bytes += Character.toString(letter).getBytes(UTF_8).length;
      if (bytes > 32) {
        break;
      }
      end += Character.charCount(letter);
    }
    return text.substring(0, end);
  }
}
