package org.rollscope.desktop.check;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.rollscope.sim.device.Transmitter;

/** A ball made of the C of docs/firmware, in a process of its own whose time is told from here. */
final class ReferenceFirmware implements Transmitter, AutoCloseable {
  private final Process process;
  private final Writer questions;
  private final BufferedReader answers;
  private final int bootId;
  private double time;
  private List<byte[]> waiting = List.of();

  private ReferenceFirmware(Process process, int bootId) {
    this.process = process;
    this.bootId = bootId;
    questions = process.outputWriter(US_ASCII);
    answers = process.inputReader(US_ASCII);
  }

  /** Compiles it, which must give no warning. */
  static Path compile(Path folder) throws IOException {
    Path made = folder.resolve("ball");
    String command =
        "gcc -std=c99 -O1 -Wall -Wextra -Werror -Wno-unused-function -I ../docs/firmware -I ../core/src/test/c"
            + " src/test/c/ball.c ../docs/firmware/rollscope.c ../docs/firmware/rollscope_device.c"
            + " -o";
    List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
    words.add(made.toString());
    Process gcc = new ProcessBuilder(words).redirectErrorStream(true).start();
    assertThat(new String(gcc.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(gcc.onExit().join().exitValue()).isZero();
    return made;
  }

  static ReferenceFirmware start(Path program, int bootId) {
    try {
      return new ReferenceFirmware(new ProcessBuilder(program.toString()).start(), bootId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<byte[]> ask(String question) {
    try {
      questions.write(question + "\n");
      questions.flush();
      List<byte[]> packets = new ArrayList<>();
      for (String word : answers.readLine().split(" ")) {
        if (word.startsWith("-")) {
          packets.add(HexFormat.of().parseHex(word, 1, word.length()));
        } else {
          time = Long.parseLong(word) / 1e6;
        }
      }
      return packets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<byte[]> boot() {
    return ask("boot " + bootId);
  }

  @Override
  public boolean advance() {
    waiting = ask("go");
    return true;
  }

  @Override
  public List<byte[]> packets() {
    return waiting;
  }

  @Override
  public double time() {
    return time;
  }

  @Override
  public List<byte[]> answer(byte[] bytes, int length) {
    return ask("receive -" + HexFormat.of().formatHex(bytes, 0, length));
  }

  @Override
  public void dropped() {}

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
