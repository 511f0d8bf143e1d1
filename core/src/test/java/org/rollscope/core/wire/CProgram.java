package org.rollscope.core.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;

/** A running program of {@code src/test/c}: a line asks, a line answers. */
final class CProgram implements AutoCloseable {
  private final Process process;
  private final Path complaints;
  private final Writer questions;
  private final BufferedReader answers;

  private CProgram(Process process, Path complaints) {
    this.process = process;
    this.complaints = complaints;
    questions = process.outputWriter(US_ASCII);
    answers = process.inputReader(US_ASCII);
  }

  /** Compiles and starts it. */
  static CProgram start(Path folder, String name) throws IOException {
    Path complaints = folder.resolve(name + ".err");
    ProcessBuilder builder =
        new ProcessBuilder(CCompiler.program(folder, name).toString())
            .redirectError(complaints.toFile());
    // The leak check stops a process to look at it, which not every container allows.
    builder.environment().put("ASAN_OPTIONS", "detect_leaks=0");
    return new CProgram(builder.start(), complaints);
  }

  /** The answer to a question; a program that has died fails the test with its last words. */
  String ask(String question) {
    try {
      questions.write(question + "\n");
      questions.flush();
      String answer = answers.readLine();
      if (answer != null) {
        return answer.strip();
      }
    } catch (IOException e) {
      // It died while it was asked; what it wrote says more than the broken pipe.
    }
    throw new AssertionError("on '" + question + "' the program died of: " + lastWords());
  }

  String ask(String format, Object... words) {
    return ask(String.format(Locale.ROOT, format, words));
  }

  byte[] askBytes(String question) {
    return bytes(ask(question));
  }

  private String lastWords() {
    process.onExit().join();
    try {
      return Files.readString(complaints, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes as the programs write them: a dash, then hexadecimal. */
  static String word(byte[] bytes) {
    return "-" + HexFormat.of().formatHex(bytes);
  }

  static byte[] bytes(String word) {
    if (!word.startsWith("-")) {
      throw new AssertionError("no bytes: " + word);
    }
    return HexFormat.of().parseHex(word, 1, word.length());
  }

  @Override
  public void close() throws IOException {
    questions.close();
    process.destroy();
    process.onExit().join();
  }
}
