package org.rollscope.core.wire;

import org.jspecify.annotations.Nullable;

/** The COMMAND frame, both directions. */
final class CommandBody {
  private static final int ARGUMENTS = Frame.HEADER + 1;

  private CommandBody() {}

  static byte[] write(long sequence, Command command) {
    byte[] frame = Frame.start(Frame.COMMAND, sequence, ARGUMENTS + argumentBytes(command.code()));
    frame[Frame.HEADER] = (byte) command.code();
    switch (command) {
      case Command.Start start -> LittleEndian.put16(frame, ARGUMENTS, start.rate());
      case Command.Identify identify -> frame[ARGUMENTS] = (byte) identify.seconds();
      case Command.Haptic haptic -> {
        frame[ARGUMENTS] = (byte) haptic.pattern();
        frame[ARGUMENTS + 1] = (byte) haptic.strength();
      }
      case Command.SetHostTime time -> LittleEndian.put64(frame, ARGUMENTS, time.micros());
      default -> {}
    }
    return frame;
  }

  /** Length of a command's arguments, bytes; -1 where the code is unknown. */
  static int argumentBytes(int code) {
    return switch (code) {
      case 1, 5 -> 2;
      case 2, 3, 6, 7 -> 0;
      case 4 -> 1;
      case 8 -> 8;
      default -> -1;
    };
  }

  /** The command of a frame that is long enough for its arguments; null where it is unknown. */
  static @Nullable Command read(byte[] b, int offset) {
    int at = offset + ARGUMENTS;
    return switch (LittleEndian.u8(b, offset + Frame.HEADER)) {
      case 1 -> new Command.Start(LittleEndian.u16(b, at));
      case 2 -> new Command.Stop();
      case 3 -> new Command.Tare();
      case 4 -> new Command.Identify(LittleEndian.u8(b, at));
      case 5 -> new Command.Haptic(LittleEndian.u8(b, at), LittleEndian.u8(b, at + 1));
      case 6 -> new Command.GetInfo();
      case 7 -> new Command.GetStatus();
      case 8 -> new Command.SetHostTime(LittleEndian.i64(b, at));
      default -> null;
    };
  }
}
