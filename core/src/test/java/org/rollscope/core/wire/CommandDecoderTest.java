package org.rollscope.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandDecoderTest {
  private final List<String> heard = new ArrayList<>();
  private final CommandDecoder decoder =
      new CommandDecoder(
          new CommandListener() {
            @Override
            public void command(long sequence, Command command) {
              heard.add(sequence + " " + command);
            }

            @Override
            public void refused(long sequence, int code, int result) {
              heard.add(sequence + " refused " + code + " " + result);
            }
          });

  static List<Command> commands() {
    return List.of(
        new Command.Start(400),
        new Command.Stop(),
        new Command.Tare(),
        new Command.Identify(200),
        new Command.Haptic(3, 255),
        new Command.GetInfo(),
        new Command.GetStatus(),
        new Command.SetHostTime(1_780_000_000_000_000L));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandComesBack(Command command) {
    byte[] frame = FrameEncoder.command(0xFFFF_FFFFL, command);
    byte[] packet = SerialFraming.packet(frame);
    for (byte b : packet) {
      decoder.accept(new byte[] {b}, 0, 1);
    }
    assertThat(heard).containsExactly("4294967295 " + command);
    if (frame.length > 6) {
      feed(Arrays.copyOf(frame, frame.length - 1));
      assertThat(heard.getLast()).endsWith("refused " + command.code() + " 2");
    }
  }

  @Test
  void unknownCommandsAreRefusedAndOtherFramesLeftOut() {
    byte[] frame = FrameEncoder.command(5, new Command.Stop());
    frame[5] = 99;
    feed(frame);
    feed(Devices.info(Devices.ball("00000001"), 1));
    feed(Arrays.copyOf(frame, 5));
    assertThat(heard).containsExactly("5 refused 99 1");
  }

  private void feed(byte[] frame) {
    byte[] packet = SerialFraming.packet(frame);
    decoder.accept(packet, 0, packet.length);
  }
}
