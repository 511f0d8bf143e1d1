package org.rollscope.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The firmware's device carries commands out and acknowledges each as the protocol says. */
@Timeout(60)
class FirmwareCommandsTest {
  private static final int SERIAL = SerialFraming.LONGEST_FRAME;
  private static final int RATE = 200;
  private static final int OK = CommandListener.OK;
  private static final int UNKNOWN = CommandListener.UNKNOWN;
  private static final int BAD_ARGUMENT = CommandListener.BAD_ARGUMENT;

  private static CProgram program;

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    program = CProgram.start(folder, "device");
  }

  @AfterAll
  static void stop() throws IOException {
    if (program != null) {
      program.close();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyCommandIsAnsweredOnce(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean hooks = random.nextInt(4) > 0;
    FirmwareBoard board = new FirmwareBoard(program, hooks, SERIAL, 1, RATE);
    board.link(SERIAL);
    for (int i = 0; i < 50; i++) {
      Command command = RandomCommand.of(random);
      int verdict = random.nextInt(3) > 0 ? OK : random.nextInt(4);
      long sequence = random.nextInt() & 0xFFFF_FFFFL;
      byte[] frame = FrameEncoder.command(sequence, command);
      int result = hooks ? hooked(command, verdict) : unhooked(command);
      switch (random.nextInt(5)) {
        case 0 -> {
          frame = Arrays.copyOf(frame, random.nextInt(6, frame.length + 1));
          result = frame.length < 6 + CommandBody.argumentBytes(frame[5]) ? BAD_ARGUMENT : result;
        }
        case 1 -> {
          frame[5] = (byte) (random.nextBoolean() ? 0 : random.nextInt(9, 256));
          result = UNKNOWN;
        }
        case 2 -> frame = Arrays.copyOf(frame, frame.length + random.nextInt(1, 20));
        default -> {}
      }
      board.verdict(verdict);
      exchange(board, frame, result, hooks && isHooked(frame, command) ? call(command) : "");
    }
  }

  /** Sends a frame; the answer is an ACK, then what was asked for, and the call of a hook. */
  private static void exchange(FirmwareBoard board, byte[] frame, int result, String call) {
    board.sent.clear();
    board.calls.clear();
    board.receive(frame);
    int code = frame[5] & 0xFF;
    assertThat(board.heard.acks.getLast())
        .isEqualTo(new DeviceListener.Ack(LittleEndian.u32(frame, 1), code, result));
    List<Integer> answers = new ArrayList<>(List.of(Frame.ACK));
    if (result == OK && (code == 1 || code == 6)) {
      answers.add(Frame.INFO);
    } else if (result == OK && code == 7) {
      answers.add(Frame.STATUS);
    }
    assertThat(board.sent).extracting(FirmwareBoard.Sent::type).isEqualTo(answers);
    assertThat(String.join(" ", board.calls)).isEqualTo(call);
  }

  private static boolean isHooked(byte[] frame, Command command) {
    boolean whole = frame.length >= 6 + CommandBody.argumentBytes(command.code());
    return whole && frame[5] == command.code();
  }

  private static int hooked(Command command, int verdict) {
    return command instanceof Command.GetInfo || command instanceof Command.GetStatus
        ? OK
        : verdict;
  }

  private static int unhooked(Command command) {
    return switch (command) {
      case Command.Start start -> start.rate() == 0 || start.rate() == RATE ? OK : BAD_ARGUMENT;
      case Command.Stop stop -> OK;
      case Command.GetInfo getInfo -> OK;
      case Command.GetStatus getStatus -> OK;
      default -> UNKNOWN;
    };
  }

  /** The call of the hook in the words of the test's board. */
  private static String call(Command command) {
    return switch (command) {
      case Command.Start start -> "start:" + start.rate() + ":0";
      case Command.Stop stop -> "stop:0:0";
      case Command.Tare tare -> "tare:0:0";
      case Command.Identify identify -> "identify:" + identify.seconds() + ":0";
      case Command.Haptic haptic -> "haptic:" + haptic.pattern() + ":" + haptic.strength();
      case Command.SetHostTime time -> "time:" + Long.toUnsignedString(time.micros()) + ":0";
      default -> "";
    };
  }

  @Test
  void aBoardWithoutHooksTakesTheRateItHas() {
    FirmwareBoard board = new FirmwareBoard(program, false, SERIAL, 1, RATE);
    board.link(SERIAL);
    exchange(board, FrameEncoder.command(1, new Command.Start(RATE)), OK, "");
    exchange(board, FrameEncoder.command(2, new Command.Start(RATE + 1)), BAD_ARGUMENT, "");
  }

  @Test
  void stopSendsWhatIsGatheredThenOnlyStatus() {
    FirmwareBoard board = FirmwareBoard.linked(program, SERIAL);
    board.stream(5000, 1_023_000, 5000, Devices.PRESSURE_AND_IMU);
    board.sent.clear();
    board.receive(FrameEncoder.command(1, new Command.Stop()));
    assertThat(board.sent)
        .extracting(FirmwareBoard.Sent::type)
        .containsExactly(Frame.SAMPLES, Frame.ACK);
    board.stream(1_025_000, 9_000_000, 5000, Devices.PRESSURE_AND_IMU);
    assertThat(board.sent(Frame.SAMPLES)).hasSize(1);
    assertThat(board.sent(Frame.INFO)).isEmpty();
    assertThat(board.sent(Frame.STATUS)).hasSize(7);
    board.receive(FrameEncoder.command(2, new Command.Start(0)));
    board.stream(9_000_000, 11_000_000, 5000, Devices.PRESSURE_AND_IMU);
    assertThat(board.heard.times()).contains(1.02, 9.0, 9.5).doesNotContain(1.025, 5.0);
    assertThat(board.sent(Frame.INFO))
        .extracting(FirmwareBoard.Sent::micros)
        .containsExactly(8_995_000L, 10_000_000L);
  }

  @Test
  void aRefusedStopGoesOn() {
    FirmwareBoard board = FirmwareBoard.linked(program, SERIAL);
    board.verdict(CommandListener.BUSY);
    board.receive(FrameEncoder.command(1, new Command.Stop()));
    board.receive(FrameEncoder.command(2, new Command.Tare()));
    board.stream(5000, 2_000_000, 5000, Devices.PRESSURE_AND_IMU);
    assertThat(board.heard.times()).hasSizeGreaterThan(379);
    assertThat(board.heard.statuses.getLast().tareDone()).isFalse();
    board.verdict(OK);
    board.receive(FrameEncoder.command(3, new Command.Tare()));
    board.receive(FrameEncoder.command(4, new Command.GetStatus()));
    assertThat(board.heard.statuses.getLast().tareDone()).isTrue();
  }

  @Test
  void aStartTellsTheRateThatItMade() {
    FirmwareBoard board = FirmwareBoard.linked(program, SERIAL);
    board.receive(FrameEncoder.command(1, new Command.Start(416)));
    assertThat(board.heard.infos.getLast().sampleRate()).isEqualTo(416);
  }

  @Test
  void whatIsNoCommandIsLeftOut() {
    FirmwareBoard board = FirmwareBoard.linked(program, SERIAL);
    board.sent.clear();
    byte[] stop = FrameEncoder.command(1, new Command.Stop());
    for (int length = 0; length < 6; length++) {
      board.receive(Arrays.copyOf(stop, length));
    }
    for (int head = 0; head < 256; head++) {
      if (head != 0x18) {
        stop[0] = (byte) head;
        board.receive(stop);
      }
    }
    assertThat(board.sent).isEmpty();
    assertThat(board.calls).isEmpty();
  }
}
