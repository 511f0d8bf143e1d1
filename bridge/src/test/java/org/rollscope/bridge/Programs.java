package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs of the system that tests use. */
public final class Programs {
  private Programs() {}

  /** Finds a program of Mosquitto's packages. */
  static String need(String name) {
    return need(name, "mosquitto mosquitto-clients");
  }

  /** Finds a program, or skips the test; where CI=true a missing one is a failure. */
  public static String need(String name, String packages) {
    List<Path> folders =
        Arrays.stream((System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin").split(":"))
            .map(Path::of)
            .toList();
    for (Path folder : folders) {
      if (Files.isExecutable(folder.resolve(name))) {
        return folder.resolve(name).toString();
      }
    }
    skip(name + " is not installed; apt-get install " + packages);
    return name;
  }

  /** Finds a Python that has a module; that of the system, since the packages belong to it. */
  public static String python(String module, String debianPackage) throws IOException {
    Path python = Path.of("/usr/bin/python3");
    if (Files.isExecutable(python)) {
      Process process = new ProcessBuilder(python.toString(), "-c", "import " + module).start();
      if (process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue() == 0) {
        return python.toString();
      }
    }
    skip(python + " has no module " + module + "; apt-get install " + debianPackage);
    return "";
  }

  /** Skips the test for want of something on this machine; where CI=true that is a failure. */
  public static void skip(String reason) {
    if ("true".equals(System.getenv("CI"))) {
      fail(reason);
    }
    Assumptions.abort(reason);
  }
}
