package org.rollscope.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Compiles the sketch of {@code docs/firmware} together with a program of the tests. Nothing passes
 * that a compiler warns of, and what runs is watched by the address and undefined sanitizers.
 */
final class CCompiler {
  static final Path FIRMWARE = Path.of("../docs/firmware");
  private static final Path PROGRAMS = Path.of("src/test/c");
  private static final List<String> WATCHED =
      List.of("-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-Werror");
  private static final List<String> C99 =
      List.of("-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror");

  private CCompiler() {}

  /** Makes the program of that name out of its source and the firmware's. */
  static Path program(Path folder, String name) throws IOException {
    Path made = folder.resolve(name);
    List<String> command = new ArrayList<>(List.of(need("gcc", "gcc libc6-dev")));
    command.addAll(C99);
    command.addAll(WATCHED);
    command.addAll(List.of("-I", FIRMWARE.toString(), "-o", made.toString()));
    command.add(PROGRAMS.resolve(name + ".c").toString());
    firmwareSources().forEach(source -> command.add(source.toString()));
    run(command);
    return made;
  }

  static List<Path> firmwareSources() throws IOException {
    try (Stream<Path> files = Files.list(FIRMWARE)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".c")).sorted().toList();
      assertThat(sources).isNotEmpty();
      return sources;
    }
  }

  /** Finds a program, or skips the test; where CI=true a missing one is a failure. */
  static String need(String name, String debianPackages) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      if (Files.isExecutable(Path.of(folder, name))) {
        return Path.of(folder, name).toString();
      }
    }
    String reason = name + " is not installed (Debian: apt-get install " + debianPackages + ")";
    if ("true".equals(System.getenv("CI"))) {
      return fail(reason);
    }
    Assumptions.abort(reason);
    throw new AssertionError(reason);
  }

  /** Runs a compiler, which must have nothing to say. */
  static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(said).as(String.join(" ", command)).isEmpty();
    assertThat(process.onExit().join().exitValue()).as(String.join(" ", command)).isZero();
  }
}
