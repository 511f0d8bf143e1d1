package org.rollscope.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Compiles the sketch of {@code docs/firmware} together with a program of the tests. Nothing passes
 * that a compiler warns of, and what runs is watched by the address and undefined sanitizers.
 */
final class CCompiler {
  static final Path FIRMWARE = Path.of("../docs/firmware");
  static final String ARDUINO_SKETCH = "arduino/ball/ball.ino";
  static final String ZEPHYR_APPLICATION = "zephyr/src/main.c";
  private static final Path PROGRAMS = Path.of("src/test/c");
  private static final List<String> WATCHED =
      List.of("-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-Werror");
  private static final List<String> C99 =
      List.of("-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow");

  private CCompiler() {}

  /** Makes the program of that name out of its source and the firmware's. */
  static Path program(Path folder, String name) throws IOException {
    Path made = folder.resolve(name);
    List<String> command = gcc(C99, WATCHED);
    command.addAll(List.of("-I", FIRMWARE.toString(), "-o", made.toString()));
    command.add(PROGRAMS.resolve(name + ".c").toString());
    command.addAll(firmwareSources());
    run(command);
    return made;
  }

  /** Makes a program of the Arduino sketch, on an Arduino of stubs. */
  static Path arduinoSketch(Path folder) throws IOException {
    String compiler = need("g++", "g++ libc6-dev");
    Path stubs = PROGRAMS.resolve("arduino");
    Path sketch = folder.resolve("ball.cpp");
    // What the Arduino IDE puts before a sketch.
    String head = "#include <Arduino.h>\n";
    Files.writeString(sketch, head + Files.readString(FIRMWARE.resolve(ARDUINO_SKETCH)));
    List<String> objects = new ArrayList<>();
    for (String source : firmwareSources()) {
      String object = folder.resolve(objects.size() + ".o").toString();
      List<String> command = gcc(C99, WATCHED);
      command.addAll(List.of("-c", source, "-o", object));
      run(command);
      objects.add(object);
    }
    Path made = folder.resolve("ball");
    List<String> command = new ArrayList<>(List.of(compiler, "-std=gnu++11", "-Wall", "-Wextra"));
    command.addAll(WATCHED);
    command.addAll(List.of("-I", stubs.toString(), "-I", FIRMWARE.toString()));
    command.addAll(List.of("-o", made.toString(), sketch.toString()));
    command.add(stubs.resolve("arduino.cpp").toString());
    command.addAll(objects);
    run(command);
    return made;
  }

  /** Makes a program of the Zephyr application, on a Zephyr of stubs. */
  static Path zephyrApplication(Path folder) throws IOException {
    Path stubs = PROGRAMS.resolve("zephyr");
    Path application = FIRMWARE.resolve(ZEPHYR_APPLICATION);
    // One header stands for all of Zephyr's.
    Pattern include = Pattern.compile("#include <(zephyr/.*)>");
    for (MatchResult found : include.matcher(Files.readString(application)).results().toList()) {
      Path header = folder.resolve(found.group(1));
      Files.createDirectories(header.getParent());
      Files.writeString(header, "#include \"zephyr.h\"\n");
    }
    Path made = folder.resolve("application");
    // Callbacks have parameters that an application does not need; Zephyr builds without this too.
    List<String> command =
        gcc(List.of("-std=gnu11", "-Wall", "-Wextra", "-Wno-unused-parameter"), WATCHED);
    for (Path path : List.of(folder, stubs, FIRMWARE, application.getParent())) {
      command.addAll(List.of("-I", path.toString()));
    }
    command.addAll(List.of("-o", made.toString(), stubs.resolve("zephyr.c").toString()));
    command.addAll(firmwareSources());
    run(command);
    return made;
  }

  private static List<String> gcc(List<String> language, List<String> more) {
    List<String> command = new ArrayList<>(List.of(need("gcc", "gcc libc6-dev")));
    command.addAll(language);
    command.addAll(more);
    return command;
  }

  private static List<String> firmwareSources() throws IOException {
    try (Stream<Path> files = Files.list(FIRMWARE)) {
      List<String> sources =
          files.map(Path::toString).filter(file -> file.endsWith(".c")).sorted().toList();
      assertThat(sources).isNotEmpty();
      return sources;
    }
  }

  /** Finds a program, or skips the test; where CI=true a missing one is a failure. */
  private static String need(String name, String debianPackages) {
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
  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(said).as(String.join(" ", command)).isEmpty();
    assertThat(process.onExit().join().exitValue()).as(String.join(" ", command)).isZero();
  }
}
