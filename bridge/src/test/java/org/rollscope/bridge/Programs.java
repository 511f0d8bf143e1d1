package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Programs of the system that tests use. */
final class Programs {
  private Programs() {}

  /** Finds a program, or skips the test; where CI=true a missing one is a failure. */
  static String need(String name) {
    List<Path> folders =
        Arrays.stream((System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin").split(":"))
            .map(Path::of)
            .toList();
    for (Path folder : folders) {
      if (Files.isExecutable(folder.resolve(name))) {
        return folder.resolve(name).toString();
      }
    }
    String reason = name + " is not installed; apt-get install mosquitto mosquitto-clients";
    if ("true".equals(System.getenv("CI"))) {
      fail(reason);
    }
    Assumptions.abort(reason);
    return name;
  }
}
