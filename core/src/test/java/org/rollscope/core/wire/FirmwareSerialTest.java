package org.rollscope.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The firmware's CRC, COBS and receiver do as the host's, on whatever comes over the line. */
@Timeout(60)
class FirmwareSerialTest {
  private static final int[] RUNS = {0, 1, 2, 252, 253, 254, 255, 256, 507, 508, 509, 510, 600};

  /** The room for the longest packet of the protocol, and for the longest command of today. */
  private static final int LONGEST_PACKET = 515;

  private static final int LONGEST_COMMAND = 17;

  private static CProgram firmware;

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    firmware = CProgram.start(folder, "codec");
  }

  @AfterAll
  static void stop() throws IOException {
    if (firmware != null) {
      firmware.close();
    }
  }

  @Test
  void crcHasTheCheckValueOfItsStandard() {
    assertThat(firmware.ask("crc -313233343536373839")).isEqualTo("" + 0x29B1);
    assertThat(firmware.ask("crc -")).isEqualTo("" + 0xFFFF);
  }

  @Test
  void runsAroundTheLongestAreEncodedAlike() {
    for (int run : RUNS) {
      for (int zeros = 0; zeros < 3; zeros++) {
        byte[] bytes = new byte[run + zeros];
        Arrays.fill(bytes, 0, run, (byte) 0xAB);
        encoded(bytes);
        encoded(new byte[run]);
        encoded(Devices.join(bytes, bytes));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyBytesAreCheckedAndEncodedAlike(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 12; i++) {
      byte[] bytes = buffer(random);
      encoded(bytes);
      assertThat(firmware.ask("crc " + CProgram.word(bytes)))
          .isEqualTo("" + Crc16.of(bytes, 0, bytes.length));
    }
  }

  private static byte[] buffer(RandomGenerator random) {
    byte[] bytes = new byte[random.nextInt(601)];
    int zeroOneIn = 1 << random.nextInt(11);
    for (int i = 0; i < bytes.length; i++) {
      boolean zero = random.nextInt(zeroOneIn) == 0;
      bytes[i] = (byte) (zero ? 0 : random.nextInt(1, 256));
    }
    return bytes;
  }

  private static void encoded(byte[] bytes) {
    byte[] encoded = new byte[Cobs.longestEncoded(bytes.length)];
    int length = Cobs.encode(bytes, bytes.length, encoded, 0);
    byte[] expected = Arrays.copyOf(encoded, length);
    byte[] answer = firmware.askBytes("encode " + CProgram.word(bytes));
    assertThat(answer).isEqualTo(expected).doesNotContain(0);
    assertThat(firmware.askBytes("decode " + CProgram.word(expected))).isEqualTo(bytes);
    int decoded = Cobs.decode(answer, answer.length);
    assertThat(Arrays.copyOf(answer, Math.max(decoded, 0))).isEqualTo(bytes);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nonsenseIsDecodedOrRefusedAlike(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 12; i++) {
      byte[] bytes = new byte[random.nextInt(600)];
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = (byte) random.nextInt(1, random.nextBoolean() ? 256 : 8);
      }
      byte[] copy = bytes.clone();
      int length = Cobs.decode(copy, copy.length);
      String expected = length < 0 ? "no" : CProgram.word(Arrays.copyOf(copy, length));
      assertThat(firmware.ask("decode " + CProgram.word(bytes))).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void commandsAmongDamageAreAllUnderstood(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Understood host = new Understood();
    CommandDecoder decoder = new CommandDecoder(host);
    List<String> good = new ArrayList<>();
    byte[] stream = stream(random, good);
    decoder.accept(stream, 0, stream.length);
    List<String> understood = receive(random, stream, LONGEST_PACKET);
    assertThat(understood.removeLast()).isEqualTo("" + decoder.malformed());
    assertThat(understood).isEqualTo(host.commands).containsSubsequence(good);
    List<String> inLittleRoom = receive(random, stream, LONGEST_COMMAND);
    inLittleRoom.removeLast();
    assertThat(inLittleRoom).containsSubsequence(good);
  }

  /** Commands, good and damaged and cut, other frames, and noise between them. */
  private static byte[] stream(RandomGenerator random, List<String> good) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int i = 0; i < 40; i++) {
      long sequence = random.nextInt() & 0xFFFF_FFFFL;
      Command command = RandomCommand.of(random);
      byte[] frame = FrameEncoder.command(sequence, command);
      byte[] packet = SerialFraming.packet(frame);
      switch (random.nextInt(8)) {
        case 0 -> packet[random.nextInt(packet.length)] ^= (byte) (1 << random.nextInt(8));
        case 1 -> packet = Arrays.copyOf(packet, random.nextInt(packet.length));
        case 2 -> packet = SerialFraming.packet(altered(random, frame));
        case 3 -> packet = noise(random);
        case 4 -> packet = SerialFraming.packet(Devices.info(Devices.ball("0badcafe"), sequence));
        default -> good.add(Understood.of(sequence, command));
      }
      stream.writeBytes(packet);
    }
    return stream.toByteArray();
  }

  /** A frame whose CRC is right and whose content is not: cut, longer, of another type or code. */
  private static byte[] altered(RandomGenerator random, byte[] frame) {
    byte[] altered = Arrays.copyOf(frame, random.nextInt(frame.length + 5));
    if (altered.length > 0 && random.nextBoolean()) {
      altered[random.nextInt(altered.length)] = (byte) random.nextInt();
    }
    return altered;
  }

  private static byte[] noise(RandomGenerator random) {
    byte[] noise = new byte[random.nextInt(1200)];
    random.nextBytes(noise);
    if (random.nextBoolean()) {
      Arrays.fill(noise, (byte) random.nextInt(1, 256));
    }
    return noise;
  }

  /** What the firmware understands of a stream in pieces, and at the end what it rejected. */
  private static List<String> receive(RandomGenerator random, byte[] stream, int room) {
    firmware.ask("listen %d", room);
    List<String> understood = new ArrayList<>();
    String rejected = "0";
    int at = 0;
    while (at < stream.length) {
      int length = Math.min(random.nextInt(1, 400), stream.length - at);
      byte[] piece = Arrays.copyOfRange(stream, at, at + length);
      String[] told = firmware.ask("receive " + CProgram.word(piece)).split(" ");
      understood.addAll(Arrays.asList(told).subList(0, told.length - 1));
      rejected = told[told.length - 1];
      at += length;
    }
    understood.add(rejected);
    return understood;
  }

  /** Commands in the words of the test's program: sequence, code, result, arguments. */
  private static final class Understood implements CommandListener {
    final List<String> commands = new ArrayList<>();

    static String of(long sequence, Command command) {
      String arguments =
          switch (command) {
            case Command.Start start -> ":" + start.rate();
            case Command.Identify identify -> ":" + identify.seconds();
            case Command.Haptic haptic -> ":" + haptic.pattern() + ":" + haptic.strength();
            case Command.SetHostTime time -> ":" + Long.toUnsignedString(time.micros());
            default -> "";
          };
      return sequence + ":" + command.code() + ":" + OK + arguments;
    }

    @Override
    public void command(long sequence, Command command) {
      commands.add(of(sequence, command));
    }

    @Override
    public void refused(long sequence, int code, int result) {
      commands.add(sequence + ":" + code + ":" + result);
    }
  }
}
