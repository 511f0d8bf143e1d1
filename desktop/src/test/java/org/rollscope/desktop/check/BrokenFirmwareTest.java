package org.rollscope.desktop.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.wire.SerialFraming;

/** Each mistake of a firmware is found by its own line, and by no other. */
class BrokenFirmwareTest {
  @BeforeEach
  void begin() {
    Devices.begin();
  }

  private static Arguments fault(
      String name, Supplier<Altered.Change> change, String line, String words) {
    return arguments(name, change, line, words);
  }

  static Stream<Arguments> ofPackets() {
    return Stream.of(
        fault(
            "CRC of another polynomial",
            () -> Faults.packed(frame -> Faults.withCrc(CheckSum.ARC, frame)),
            "link",
            "it is CRC-16/ARC; the polynomial is 0x1021"),
        fault(
            "CRC from 0",
            () -> Faults.packed(frame -> Faults.withCrc(CheckSum.XMODEM, frame)),
            "link",
            "the start value is 0xFFFF, not 0"),
        fault(
            "CRC high byte first",
            () -> Faults.packed(frame -> Faults.withCrc(CheckSum.SWAPPED, frame)),
            "link",
            "send the low byte first"),
        fault(
            "no COBS",
            () -> Faults.packed(Faults::delimited),
            "link",
            "and no frame is among them"),
        fault(
            "one delimiter",
            () ->
                Faults.packed(
                    frame -> {
                      byte[] packet = SerialFraming.packet(frame);
                      return Arrays.copyOfRange(packet, 1, packet.length);
                    }),
            "delimiters",
            "send one before each as well as behind it"));
  }

  static Stream<Arguments> ofInfo() {
    return Stream.of(
        fault(
            "no INFO again",
            () -> Faults.unsent(Faults.without(Frame.INFO, 1)),
            "INFO again,reopen",
            "repeat it every 5 s"),
        fault(
            "empty serial number",
            () -> Faults.strings("Ball".getBytes(UTF_8), new byte[0], new byte[0]),
            "INFO fields",
            "the serial number is empty"),
        fault(
            "name in another charset",
            () -> Faults.strings(new byte[] {(byte) 0xE9}, new byte[] {'1'}, new byte[0]),
            "INFO fields",
            "the name is no UTF-8"),
        fault(
            "radius in mm",
            () -> Faults.each(Frame.INFO, view -> view.putShort(7, (short) 30)),
            "INFO fields",
            "a rolling radius of 3.0 mm cannot be"),
        fault(
            "no boot id",
            () -> Faults.each(Frame.INFO, view -> view.putInt(15, 0)),
            "INFO fields",
            "draw a random number anew at each boot"),
        fault(
            "axis of a ball",
            () -> Faults.each(Frame.INFO, view -> view.put(19, (byte) 127)),
            "INFO fields",
            "a ball has no axis"),
        fault(
            "area in cm²",
            () -> Faults.each(Frame.INFO, view -> view.putShort(22, (short) 4)),
            "INFO fields",
            "a contact area of 4 mm² cannot be"),
        fault(
            "another rate",
            () -> Faults.each(Frame.INFO, view -> view.putShort(10, (short) 100)),
            "rate,rate 50",
            "INFO tells 100 Hz, and 200.0 samples come a second"),
        fault(
            "accelerometer's range",
            () -> Faults.each(Frame.INFO, view -> view.put(14, (byte) 16)),
            "gravity",
            "is not set to the range that is told, but to 1/2 of it"),
        fault(
            "no range of the gyro",
            () -> Faults.each(Frame.INFO, view -> view.putShort(12, (short) 0)),
            "channels",
            "INFO tells no range of the gyro"),
        fault(
            "two pads for one",
            () -> Faults.each(Frame.INFO, view -> view.put(9, (byte) 2)),
            "frames",
            "are mask, count and INFO's number of pads right?"));
  }

  static Stream<Arguments> ofFrames() {
    return Stream.of(
        fault(
            "no STATUS",
            () -> Faults.unsent(Faults.without(Frame.STATUS, 0)),
            "STATUS,stop",
            "send one a second"),
        fault(
            "STATUS every 2 s",
            () -> Faults.unsent(Faults.half(Frame.STATUS)),
            "STATUS",
            "it comes every 2.0"),
        fault(
            "reserved flags",
            () -> Faults.each(Frame.STATUS, view -> view.put(8, (byte) (view.get(8) | 0x80))),
            "STATUS fields",
            "reserved flags are set"),
        fault(
            "a counter a type",
            () -> Faults.numbered(type -> type),
            "sequence",
            "each type of frame counts for itself"),
        fault(
            "no counter",
            () ->
                frame -> {
                  Altered.view(frame).putInt(1, 0);
                  return List.of(frame);
                },
            "sequence,reopen",
            "the number stands still"),
        fault(
            "frames lost",
            () -> Faults.every(Frame.SAMPLES, 40),
            "sequence",
            "8 of 320 frames are lost"),
        fault("frames doubled", () -> Faults.doubled(40), "sequence", "are doubled"),
        fault("long frames", Faults::merged, "frames", "send at least 10, or alarms come late"));
  }

  static Stream<Arguments> ofTime() {
    return Stream.of(
        fault(
            "interval in µs",
            () -> Faults.each(Frame.SAMPLES, view -> view.putShort(13, (short) 5000)),
            "interval",
            "the frames tell 50.00 ms between samples, and they come every 5.00 ms: it is sent in"
                + " µs; its unit is 10 µs"),
        fault(
            "time in ms",
            () -> Faults.each(Frame.SAMPLES, view -> view.putLong(5, view.getLong(5) / 1000)),
            "clock",
            "it counts in ms; send µs"),
        fault(
            "time in ticks",
            () ->
                Faults.each(
                    Frame.SAMPLES, view -> view.putLong(5, view.getLong(5) * 32_768 / 1_000_000)),
            "clock",
            "it counts ticks of 32,768 Hz; send µs"),
        fault(
            "clock 3 % fast",
            () -> Faults.each(Frame.SAMPLES, Clocks.fast(1.03)),
            "clock",
            "a second of the device lasts 0.9709 s: calibrate its oscillator"),
        fault(
            "time reset by start",
            Faults::timeResetByStart,
            "start",
            "count on through the whole boot"),
        fault(
            "time of sending",
            () -> Faults.each(Frame.SAMPLES, Clocks.jittered(0.012)),
            "time",
            "take the times from the sampling clock"),
        fault(
            "time that stands still",
            () -> Faults.each(Frame.SAMPLES, view -> view.putLong(5, 1_000_000)),
            "clock,time",
            "the device's time stands still or goes back"));
  }

  static Stream<Arguments> ofUnits() {
    return Stream.of(
        fault("g for m/s²", () -> Faults.force(1 / 9.80665), "gravity", "g are taken for m/s²"),
        fault(
            "accelerometer out of calibration",
            () -> Faults.force(1.05),
            "gravity",
            "calibrate the accelerometer"),
        fault(
            "linear acceleration",
            () -> Faults.force(0.01),
            "gravity",
            "send the specific force, with gravity in it"),
        fault(
            "zeros for a missing IMU",
            () -> Faults.zeros(50),
            "gravity",
            "leave the channel out of that frame"),
        fault(
            "pressure of the air",
            () -> Faults.pressure(1, 101.3),
            "pressure,tare",
            "send the pressure over ambient"),
        fault(
            "saturated at rest",
            () -> Faults.pressure(0, 1e6),
            "pressure",
            "are marked as saturated (0x7FFF) though nothing presses"));
  }

  static Stream<Arguments> ofCommands() {
    return Stream.of(
        fault(
            "ACK of another number",
            () -> Faults.each(Frame.ACK, view -> view.putInt(5, 0)),
            "get info,get status,tare,identify,haptic,set host time,unknown,argument,stop,start,"
                + "rate 100,rate 65535,rate 200",
            "its ACK carries the sequence number 0 instead of the command's, 500"),
        fault(
            "unknown command unanswered",
            () -> Faults.withoutAck(frame -> frame[10] == 1),
            "unknown",
            "the unknown command 200: no ACK came within a second"),
        fault(
            "bad argument done",
            () ->
                Faults.each(Frame.ACK, view -> view.put(10, view.get(10) == 2 ? 0 : view.get(10))),
            "argument",
            "it is answered with 0 (done) instead of 2 (bad argument)"),
        fault(
            "two ACKs",
            () ->
                frame ->
                    Altered.type(frame) == Frame.ACK && frame[9] == 6
                        ? List.of(frame, frame)
                        : List.of(frame),
            "get info",
            "it is answered 2 times instead of once"),
        fault(
            "tare not told",
            () -> Faults.each(Frame.STATUS, view -> view.put(8, (byte) 0)),
            "tare",
            "STATUS does not say so (flag 8)"),
        fault(
            "deaf after noise",
            Faults::deafened,
            "damage",
            "1 kB of noise leaves it deaf for the next command"),
        fault(
            "silent until a start",
            () -> Faults.unsent(Faults.silentUntilStart()),
            "frames",
            "stream from boot on"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"ofPackets", "ofInfo", "ofFrames", "ofTime", "ofUnits", "ofCommands"})
  void isFound(String name, Supplier<Altered.Change> change, String lines, String words) {
    Checked checked =
        Checked.quickly(new VirtualLine(() -> new Altered(Devices.still(), change.get())));
    assertThat(checked.toFix()).containsExactly(lines.split(","));
    assertThat(checked.report().isGood()).isFalse();
    Finding first = checked.finding(checked.toFix().getFirst());
    assertThat(first.text()).contains(words);
    assertThat(first.section()).isNotNull();
  }

  /**
   * One CRC in 256 is the same either way round, and must not be taken for a device that speaks.
   */
  @ParameterizedTest
  @ValueSource(longs = {135, 146, 147, 154, 211}) // the first such frame comes late
  void aCrcThatIsRightByChanceMisleadsNobody(long seed) {
    Altered.Change swapped = Faults.packed(frame -> Faults.withCrc(CheckSum.SWAPPED, frame));
    Checked checked =
        Checked.quickly(new VirtualLine(() -> new Altered(Devices.still(seed), swapped)));
    assertThat(checked.toFix()).containsExactly("link");
    assertThat(checked.text("link")).contains("send the low byte first");
  }

  @Test
  void axisOfAStickIsNoZero() {
    Altered.Change change =
        Faults.each(Frame.INFO, view -> view.putShort(19, (short) 0).put(21, (byte) 0));
    Checked checked =
        Checked.quickly(
            new VirtualLine(() -> new Altered(Devices.still(InstrumentKind.STICK), change)));
    assertThat(checked.toFix()).containsExactly(InfoCheck.NAME);
    assertThat(checked.text(InfoCheck.NAME)).contains("the axis of the stick is zero");
    assertThat(checked.names(Verdict.UNCHECKED)).contains("rate", "units", "reopen");
  }

  @Test
  void aClockThatIsFastIsToldOf() {
    Altered.Change change = Faults.each(Frame.SAMPLES, Clocks.fast(1.01));
    Checked checked = Checked.quickly(new VirtualLine(() -> new Altered(Devices.still(), change)));
    assertThat(checked.toFix()).isEmpty();
    assertThat(checked.text("clock")).startsWith("1.00 % fast (9,9").contains("every speed");
  }

  @Test
  void aBootIdThatIsTheSameAgainIsFound() {
    VirtualLine line =
        new VirtualLine(
            () ->
                new Altered(Devices.still(), Faults.each(Frame.INFO, view -> view.putInt(15, 42))));
    line.resetsWhenOpened = true;
    Checked checked = Checked.quickly(line);
    assertThat(checked.toFix()).containsExactly("reopen");
    assertThat(checked.text("reopen")).contains("the time begins anew with the boot id of before");
  }

  /** What a clock makes of the time of a frame. */
  private static final class Clocks {
    static Consumer<ByteBuffer> fast(double factor) {
      return view -> {
        view.putLong(5, Math.round(view.getLong(5) * factor));
        view.putShort(13, (short) Math.round(view.getShort(13) * factor));
      };
    }

    static Consumer<ByteBuffer> jittered(double seconds) {
      RandomGenerator random = new SplittableRandom(1);
      return view ->
          view.putLong(5, view.getLong(5) + Math.round(1e6 * random.nextDouble(0, seconds)));
    }
  }
}
