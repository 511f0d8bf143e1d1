package org.rollscope.desktop.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The product as a user starts it, in a process of its own. */
final class BenchServer implements AutoCloseable {
  private static final String AT = "Rollscope is at ";

  private final Process process;
  private final double start = BenchTool.now();
  private final String address;

  /**
   * Starts it.
   *
   * @param root of the project
   * @param folder for its files
   */
  BenchServer(Path root, Path folder, List<BenchTool> tools) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("rollscope").toString());
    command.addAll(List.of("--no-browser", "--web-port", "0"));
    command.addAll(List.of("--store", folder.resolve("bench.db").toString()));
    tools.forEach(tool -> command.addAll(List.of("--tool", tool.path())));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("XDG_STATE_HOME", folder.toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    builder.redirectError(folder.resolve("errors.txt").toFile());
    process = builder.start();
    BufferedReader lines = process.inputReader(UTF_8);
    String line = lines.readLine();
    while (line != null && !line.startsWith(AT)) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new IOException("rollscope has ended; see " + folder.resolve("errors.txt"));
    }
    address = line.substring(AT.length()).strip();
  }

  /** When it was started, ms of the wall clock. */
  double start() {
    return start;
  }

  String address() {
    return address;
  }

  /** Processor time so far. */
  Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
