package org.rollscope.desktop.check;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.rollscope.sim.device.Transmitter;

/** The mistakes that firmware makes, each as a change of what a good one sends. */
final class Faults {
  private static final int SAMPLE = 14;
  private static final int GYRO = 2;
  private static final int FORCE = 8;

  private Faults() {}

  /** Does something to the bytes of each frame of a type. */
  static Altered.Change each(int type, Consumer<ByteBuffer> edit) {
    return frame -> {
      if (Altered.type(frame) == type) {
        edit.accept(Altered.view(frame));
      }
      return List.of(frame);
    };
  }

  /** Does something to each sample of pressure, gyro and specific force, by its offset. */
  private static Altered.Change samples(ObjIntConsumer<ByteBuffer> edit) {
    return each(
        Frame.SAMPLES,
        view -> {
          for (int i = 0; i < view.get(15); i++) {
            edit.accept(view, Frame.SAMPLES_HEADER + i * SAMPLE);
          }
        });
  }

  private static void scale(ByteBuffer view, int at, double factor) {
    view.putShort(at, Body.steps(view.getShort(at) * factor));
  }

  private static Altered.Change scaled(int vector, double factor) {
    return samples(
        (view, at) -> {
          for (int axis = 0; axis < 3; axis++) {
            scale(view, at + vector + 2 * axis, factor);
          }
        });
  }

  static Altered.Change gyro(double factor) {
    return scaled(GYRO, factor);
  }

  static Altered.Change force(double factor) {
    return scaled(FORCE, factor);
  }

  static Altered.Change gyroSign(int axis) {
    return samples((view, at) -> scale(view, at + GYRO + 2 * axis, -1));
  }

  static Altered.Change forceSign(int axis) {
    return samples((view, at) -> scale(view, at + FORCE + 2 * axis, -1));
  }

  static Altered.Change gyroSwapped() {
    return samples(
        (view, at) -> {
          short x = view.getShort(at + GYRO);
          view.putShort(at + GYRO, view.getShort(at + GYRO + 2));
          view.putShort(at + GYRO + 2, x);
        });
  }

  /** x, y, z of the gyro are y, z, x of the accelerometer. */
  static Altered.Change gyroRotated() {
    return samples(
        (view, at) -> {
          short x = view.getShort(at + GYRO);
          view.putShort(at + GYRO, view.getShort(at + GYRO + 2));
          view.putShort(at + GYRO + 2, view.getShort(at + GYRO + 4));
          view.putShort(at + GYRO + 4, x);
        });
  }

  static Altered.Change gyroDead(int axis) {
    return samples((view, at) -> view.putShort(at + GYRO + 2 * axis, (short) 0));
  }

  static Altered.Change pressure(double factor, double plus) {
    return samples(
        (view, at) -> view.putShort(at, Body.steps(view.getShort(at) * factor + plus * 20)));
  }

  /** The sensor's end is sent as a value. */
  static Altered.Change pressureClipped(double most) {
    return samples((view, at) -> view.putShort(at, (short) Math.min(view.getShort(at), most * 20)));
  }

  /** Each so many samples the IMU did not answer. */
  static Altered.Change zeros(int every) {
    int[] count = {0};
    return samples(
        (view, at) -> {
          for (int i = 0; count[0] % every == 0 && i < 6; i++) {
            view.putShort(at + GYRO + 2 * i, (short) 0);
          }
          count[0]++;
        });
  }

  /** Leaves out frames of a type, but for the answers to commands and the first. */
  static Altered.Change without(int type, int first) {
    int[] seen = {0, 0};
    return frame -> {
      boolean answers = seen[1] == Frame.ACK;
      seen[1] = Altered.type(frame);
      boolean goes = seen[1] != type || answers || seen[0]++ < first;
      return goes ? List.of(frame) : List.of();
    };
  }

  /** Leaves out every so many-th frame of a type. */
  static Altered.Change every(int type, int of) {
    int[] count = {0};
    return frame ->
        Altered.type(frame) == type && count[0]++ % of == 1 ? List.of() : List.of(frame);
  }

  /** The same of a device that never made the frames that are left out. */
  static Altered.Change unsent(Altered.Change change) {
    Altered.Change numbers = numbered(type -> 0);
    return frame -> change.of(frame).stream().flatMap(one -> numbers.of(one).stream()).toList();
  }

  /** Leaves out every second frame of a type, but for the answers to commands. */
  static Altered.Change half(int type) {
    int[] seen = {0, 0};
    return frame -> {
      boolean answers = seen[1] == Frame.ACK;
      seen[1] = Altered.type(frame);
      boolean goes = seen[1] != type || answers || seen[0]++ % 2 == 0;
      return goes ? List.of(frame) : List.of();
    };
  }

  static Altered.Change doubled(int of) {
    int[] count = {0};
    return frame -> count[0]++ % of == 1 ? List.of(frame, frame) : List.of(frame);
  }

  /** Frames are numbered by how often a key has come. */
  static Altered.Change numbered(IntUnaryOperator key) {
    Map<Integer, Integer> next = new HashMap<>();
    return frame -> {
      int number = next.merge(key.applyAsInt(Altered.type(frame)), 1, Integer::sum) - 1;
      Altered.view(frame).putInt(1, number);
      return List.of(frame);
    };
  }

  /** One frame for three. */
  static Altered.Change merged() {
    List<byte[]> kept = new ArrayList<>();
    Altered.Change numbers = numbered(type -> 0);
    return frame -> {
      if (Altered.type(frame) != Frame.SAMPLES) {
        return numbers.of(frame);
      }
      kept.add(frame);
      if (kept.size() < 3) {
        return List.of();
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(kept.getFirst());
      for (byte[] later : kept.subList(1, kept.size())) {
        all.writeBytes(Arrays.copyOfRange(later, Frame.SAMPLES_HEADER, later.length));
      }
      byte[] whole = all.toByteArray();
      whole[15] = (byte) (3 * frame[15]);
      kept.clear();
      return numbers.of(whole);
    };
  }

  /** The device's time begins anew after a start. */
  static Altered.Change timeResetByStart() {
    boolean[] started = {false};
    long[] zero = {0};
    return frame -> {
      if (Altered.type(frame) == Frame.ACK && frame[9] == 1 && frame[10] == 0) {
        started[0] = true;
      } else if (Altered.type(frame) == Frame.SAMPLES) {
        ByteBuffer view = Altered.view(frame);
        zero[0] = started[0] ? view.getLong(5) : zero[0];
        started[0] = false;
        view.putLong(5, view.getLong(5) - zero[0]);
      }
      return List.of(frame);
    };
  }

  /** Nothing but INFO and STATUS before a start. */
  static Altered.Change silentUntilStart() {
    boolean[] started = {false};
    return frame -> {
      started[0] |= Altered.type(frame) == Frame.ACK && frame[9] == 1;
      return started[0] || Altered.type(frame) != Frame.SAMPLES ? List.of(frame) : List.of();
    };
  }

  /** Does not answer some commands. */
  static Altered.Change withoutAck(Predicate<byte[]> which) {
    return frame ->
        Altered.type(frame) == Frame.ACK && which.test(frame) ? List.of() : List.of(frame);
  }

  /** Does not find back to the packets after much that is none. */
  static Altered.Change deafened() {
    return new Altered.Change() {
      private boolean deaf;

      @Override
      public void heard(byte[] bytes) {
        deaf |= bytes.length > 500;
      }

      @Override
      public List<byte[]> of(byte[] frame) {
        return deaf && Altered.type(frame) == Frame.ACK ? List.of() : List.of(frame);
      }
    };
  }

  /** Other strings in INFO. */
  static Altered.Change strings(byte[]... strings) {
    return frame -> {
      if (Altered.type(frame) != Frame.INFO) {
        return List.of(frame);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(frame, 0, Frame.INFO_FIXED);
      for (byte[] string : strings) {
        out.write(string.length);
        out.writeBytes(string);
      }
      return List.of(out.toByteArray());
    };
  }

  /** Packets of another make. */
  static Altered.Change packed(UnaryOperator<byte[]> packet) {
    return new Altered.Change() {
      @Override
      public List<byte[]> of(byte[] frame) {
        return List.of(frame);
      }

      @Override
      public byte[] packed(byte[] frame) {
        return packet.apply(frame);
      }
    };
  }

  /** A packet with another CRC. */
  static byte[] withCrc(CheckSum sum, byte[] frame) {
    byte[] checked = Arrays.copyOf(frame, frame.length + 2);
    int crc = sum.over(frame, frame.length);
    boolean swapped = sum == CheckSum.SWAPPED;
    checked[frame.length] = (byte) (swapped ? crc >> 8 : crc);
    checked[frame.length + 1] = (byte) (swapped ? crc : crc >> 8);
    return delimited(stuffed(checked));
  }

  /** COBS, written apart from core's. */
  private static byte[] stuffed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    for (byte next : bytes) {
      if (next != 0) {
        run.write(next);
      }
      if (next == 0 || run.size() == 254) {
        out.write(run.size() + 1);
        out.writeBytes(run.toByteArray());
        run.reset();
      }
    }
    out.write(run.size() + 1);
    out.writeBytes(run.toByteArray());
    return out.toByteArray();
  }

  static byte[] delimited(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    out.writeBytes(bytes);
    out.write(0);
    return out.toByteArray();
  }

  /** Another device's words in place of its own, such as lines of text with another header. */
  static Transmitter text(Transmitter device, UnaryOperator<String> edit) {
    return new TextAltered(device, edit);
  }
}
