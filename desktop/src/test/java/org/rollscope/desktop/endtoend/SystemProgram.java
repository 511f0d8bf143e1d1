package org.rollscope.desktop.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of the system that a test uses. Where it is missing the test is skipped, and fails
 * where {@code CI=true}.
 */
public record SystemProgram(Path path) {
  public static SystemProgram named(String name, String debianPackage) {
    String folders = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
    return Arrays.stream(folders.split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(SystemProgram::new)
        .orElseGet(() -> missing(name + " is not installed", debianPackage));
  }

  /** A Python that has a module; that of the system first, since the packages belong to it. */
  static SystemProgram pythonWith(String module, String debianPackage) throws IOException {
    List<Path> pythons =
        Stream.of("/usr/bin/python3", "/usr/local/bin/python3")
            .map(Path::of)
            .filter(Files::isExecutable)
            .toList();
    for (Path python : pythons) {
      SystemProgram program = new SystemProgram(python);
      Process process = program.start("-c", "import " + module);
      if (process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue() == 0) {
        return program;
      }
    }
    return missing("no python3 has the module " + module, debianPackage);
  }

  private static SystemProgram missing(String what, String debianPackage) {
    String reason = what + " (Debian: apt-get install " + debianPackage + ")";
    if ("true".equals(System.getenv("CI"))) {
      return fail(reason);
    }
    Assumptions.abort(reason);
    throw new AssertionError(reason);
  }

  /** Starts it, its errors among its output. */
  Process start(String... arguments) throws IOException {
    return builder(arguments).redirectErrorStream(true).start();
  }

  public ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>(List.of(path.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /** Runs it to its end, which must be a good one; returns what it printed. */
  public String run(String... arguments) throws IOException {
    Process process = start(arguments);
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    int result = process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue();
    assertThat(result).as("%s %s: %s", path, List.of(arguments), output).isZero();
    return output;
  }

  /**
   * The same for one that leaves another program running, which would keep a pipe open: what it
   * prints goes to a file.
   */
  public void runTo(Path output, String... arguments) throws IOException {
    Process process =
        builder(arguments).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    int result = process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue();
    assertThat(result).as("%s %s: %s", path, List.of(arguments), Files.readString(output)).isZero();
  }
}
