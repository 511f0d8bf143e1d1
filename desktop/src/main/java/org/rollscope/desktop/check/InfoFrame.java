package org.rollscope.desktop.check;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;
import org.rollscope.core.sample.InstrumentKind;

/** An INFO frame with whatever it holds, right or wrong. */
final class InfoFrame {
  static final int NAME = 0;
  static final int SERIAL = 1;
  static final int FIRMWARE = 2;
  private static final int STRINGS = 3;
  private static final double AXIS_UNIT = 127;

  private final Frame frame;

  private InfoFrame(Frame frame) {
    this.frame = frame;
  }

  /** Empty where the frame is too short to hold the fields. */
  static Optional<InfoFrame> of(Frame frame) {
    return frame.type() == Frame.INFO && frame.length() >= Frame.INFO_FIXED
        ? Optional.of(new InfoFrame(frame))
        : Optional.empty();
  }

  Frame frame() {
    return frame;
  }

  int version() {
    return frame.u8(5);
  }

  int instrument() {
    return frame.u8(6);
  }

  /** Empty for a code that is none. */
  Optional<InstrumentKind> kind() {
    for (InstrumentKind kind : InstrumentKind.values()) {
      if (kind.wireCode() == instrument()) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  double radiusMillimetres() {
    return frame.u16(7) / 10.0;
  }

  int pads() {
    return frame.u8(9);
  }

  int rate() {
    return frame.u16(10);
  }

  /** °/s; 0 without a gyro. */
  int gyroRange() {
    return frame.u16(12);
  }

  /** g; 0 without an accelerometer. */
  int accelRange() {
    return frame.u8(14);
  }

  long boot() {
    return frame.u32(15);
  }

  /** Length of the axis that should be a unit vector or zero. */
  double axisLength() {
    return Math.sqrt(square(19) + square(20) + square(21)) / AXIS_UNIT;
  }

  private double square(int at) {
    return (double) frame.i8(at) * frame.i8(at);
  }

  /** mm²; 0 where it is not known. */
  int area() {
    return frame.u16(22);
  }

  /** What is wrong with the strings; empty where nothing is. */
  String stringProblem() {
    int at = Frame.INFO_FIXED;
    for (int index = 0; index < STRINGS; index++) {
      String which =
          index == NAME ? "name" : index == SERIAL ? "serial number" : "firmware version";
      if (at >= frame.length()) {
        return "the " + which + " is missing; where there is none, send its length 0";
      }
      int length = frame.u8(at);
      if (length > 32 || at + 1 + length > frame.length()) {
        return "the %s tells a length of %d; it is at most 32, and its bytes follow"
            .formatted(which, length);
      }
      Charset charset = index == NAME ? UTF_8 : US_ASCII;
      if (decoded(at, charset).isEmpty()) {
        return "the %s is no %s".formatted(which, index == NAME ? "UTF-8" : "ASCII");
      }
      at += 1 + length;
    }
    return "";
  }

  /** One of the strings, where they are as they should be. */
  String string(int index) {
    int at = Frame.INFO_FIXED;
    for (int before = 0; before < index; before++) {
      at += 1 + frame.u8(at);
    }
    return decoded(at, index == NAME ? UTF_8 : US_ASCII).orElse("");
  }

  private Optional<String> decoded(int at, Charset charset) {
    ByteBuffer bytes = ByteBuffer.allocate(frame.u8(at));
    for (int i = 0; i < bytes.capacity(); i++) {
      bytes.put(i, (byte) frame.u8(at + 1 + i));
    }
    try {
      return Optional.of(charset.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
