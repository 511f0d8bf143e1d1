package org.rollscope.core.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The firmware's device on a board whose clock, link and samples a test holds in its hands. */
final class FirmwareBoard {
  /** A frame that was handed to the link, and whether that took it. */
  record Sent(long micros, byte[] frame, boolean taken) {
    int type() {
      return frame[0] & 0x0F;
    }

    long sequence() {
      return LittleEndian.u32(frame, 1);
    }

    int samples() {
      return SampleReader.count(frame, 0);
    }
  }

  final List<Sent> sent = new ArrayList<>();
  final List<String> calls = new ArrayList<>();

  /** What a host reads of the frames that the link took. */
  final Heard heard = new Heard();

  final FrameReader host = new FrameReader(heard, "fallback");

  /** The value that samples were made from, by their time. */
  final TreeMap<Long, Integer> told = new TreeMap<>();

  private final CProgram program;
  private long clock;

  /** Boots a board with all hooks, or with none but those that it cannot do without. */
  FirmwareBoard(CProgram program, boolean hooks, int frameSize, int pads, int rate) {
    this.program = program;
    ask("%s %d %d %d", hooks ? "boot" : "bare", frameSize, pads, rate);
  }

  /** A board of one pad that samples at 200 Hz, on a link of that limit. */
  static FirmwareBoard linked(CProgram program, int limit) {
    FirmwareBoard board = new FirmwareBoard(program, true, SerialFraming.LONGEST_FRAME, 1, 200);
    board.link(limit);
    return board;
  }

  void link(int limit) {
    ask("link %d", limit);
  }

  void poll(long micros) {
    clock = micros;
    ask("poll %d", micros);
  }

  void sample(long micros, int channels, int value) {
    told.put(micros, value);
    clock = micros;
    ask("clock %d", micros);
    ask("sample %d %d %d", micros, channels, value);
  }

  /** Samples that come by the rate, with a poll behind each. */
  void stream(long fromMicros, long toMicros, long intervalMicros, int channels) {
    for (long micros = fromMicros; micros < toMicros; micros += intervalMicros) {
      sample(micros, channels, (int) (micros / intervalMicros % 1000));
      poll(micros);
    }
  }

  void receive(byte[] frame) {
    ask("receive %s", CProgram.word(frame));
  }

  void refuse(int frames) {
    ask("refuse %d", frames);
  }

  void verdict(int result) {
    ask("verdict %d", result);
  }

  /** The value of the BLE characteristic; the host reads it too. */
  byte[] info(int room) {
    byte[] frame = CProgram.bytes(program.ask("info %d", room));
    host.read(frame, 0, frame.length);
    return frame;
  }

  List<Sent> sent(int type) {
    return sent.stream().filter(one -> one.type() == type).toList();
  }

  private void ask(String format, Object... words) {
    String answer = program.ask(String.format(Locale.ROOT, format, words));
    for (String told : answer.isEmpty() ? new String[0] : answer.split(" ")) {
      if (told.startsWith("sent:") || told.startsWith("refused:")) {
        sent(told.startsWith("sent:"), CProgram.bytes(told.substring(told.indexOf('-'))));
      } else {
        calls.add(told);
      }
    }
  }

  private void sent(boolean taken, byte[] frame) {
    sent.add(new Sent(clock, frame, taken));
    if (taken) {
      host.read(frame, 0, frame.length);
    }
  }
}
