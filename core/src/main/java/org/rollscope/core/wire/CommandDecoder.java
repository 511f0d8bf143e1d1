package org.rollscope.core.wire;

import org.jspecify.annotations.Nullable;

/**
 * The device's side of the line: reads the host's commands from bytes in pieces of any size. Never
 * throws on what they hold; other frames and broken packets are left out.
 */
public final class CommandDecoder {
  private final CommandListener listener;
  private final PacketReader packets = new PacketReader(this::frame);

  public CommandDecoder(CommandListener listener) {
    this.listener = listener;
  }

  /** Reads a piece of a serial stream. */
  public void accept(byte[] bytes, int offset, int length) {
    packets.accept(bytes, offset, length);
  }

  /** Packets that were not understood. */
  public long malformed() {
    return packets.malformed();
  }

  /** Reads one bare frame, as a BLE write carries it. */
  public void frame(byte[] bytes, int offset, int length) {
    if (length <= Frame.HEADER || bytes[offset] != (Frame.VERSION << 4 | Frame.COMMAND)) {
      return;
    }
    long sequence = LittleEndian.u32(bytes, offset + 1);
    int code = LittleEndian.u8(bytes, offset + Frame.HEADER);
    int arguments = CommandBody.argumentBytes(code);
    if (length - Frame.HEADER - 1 < arguments) {
      listener.refused(sequence, code, CommandListener.BAD_ARGUMENT);
      return;
    }
    Command command = arguments < 0 ? null : CommandBody.read(bytes, offset);
    hand(sequence, code, command);
  }

  private void hand(long sequence, int code, @Nullable Command command) {
    if (command == null) {
      listener.refused(sequence, code, CommandListener.UNKNOWN);
    } else {
      listener.command(sequence, command);
    }
  }
}
