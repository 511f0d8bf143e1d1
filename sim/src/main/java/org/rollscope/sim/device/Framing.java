package org.rollscope.sim.device;

import java.util.function.IntSupplier;
import org.rollscope.core.wire.CommandDecoder;
import org.rollscope.core.wire.SerialFraming;

/** How frames of the device protocol go over a link. */
public interface Framing {
  /** On a serial line: with CRC and COBS, INFO among the other frames. */
  Framing SERIAL =
      new Framing() {
        @Override
        public byte[] pack(byte[] frame) {
          return SerialFraming.packet(frame);
        }

        @Override
        public int longestFrame() {
          return SerialFraming.LONGEST_FRAME;
        }

        @Override
        public boolean sendsInfo() {
          return true;
        }

        @Override
        public void read(byte[] bytes, int length, CommandDecoder commands) {
          commands.accept(bytes, 0, length);
        }
      };

  /**
   * Over BLE: one bare frame a notification or write; INFO is a characteristic of its own.
   *
   * @param longest frame that fits a notification now, bytes
   */
  static Framing ble(IntSupplier longest) {
    return new Framing() {
      @Override
      public byte[] pack(byte[] frame) {
        return frame;
      }

      @Override
      public int longestFrame() {
        return longest.getAsInt();
      }

      @Override
      public boolean sendsInfo() {
        return false;
      }

      @Override
      public void read(byte[] bytes, int length, CommandDecoder commands) {
        commands.frame(bytes, 0, length);
      }
    };
  }

  /** A frame as it goes out. */
  byte[] pack(byte[] frame);

  /** The longest frame that fits, bytes. */
  int longestFrame();

  /** Whether INFO is sent without being asked for. */
  boolean sendsInfo();

  /** Reads what the host sent. */
  void read(byte[] bytes, int length, CommandDecoder commands);
}
