package org.rollscope.desktop.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.rollscope.bridge.BridgeMain;

/** A bridge as a process of its own, which can be killed. */
final class ChildBridge {
  private final Path config;
  private final Process process;

  ChildBridge(Path config) throws IOException {
    this.config = config;
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            BridgeMain.class.getName(),
            "--config",
            config.toString());
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(config.resolveSibling("bridge.log").toFile()))
            .start();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** SIGTERM, as a service is ended. */
  void stop() {
    process.destroy();
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    assertThat(config.resolveSibling("bridge.log")).exists();
  }
}
