package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command, and what the broker says when its process dies. */
@Timeout(90)
class BridgeMainTest {
  @TempDir Path folder;

  private static String refused(String... arguments) {
    StringWriter said = new StringWriter();
    int exit = new CommandLine(new BridgeMain()).setErr(new PrintWriter(said)).execute(arguments);
    assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
    return said.toString();
  }

  @Test
  void whatCannotBeUsedIsNamed() throws IOException {
    assertThat(refused("--port", "nowhere")).contains("'nowhere' is not a link; use auto");
    assertThat(refused("--broker", "http://x")).contains("'http://x' is not a broker's address");
    assertThat(refused("--config", "/no/such.yaml"))
        .contains("/no/such.yaml: there is no such file");
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "broker:\n  ruut: x\n");
    assertThat(refused("-c", bad.toString())).contains("bad.yaml:2: broker.ruut", "'root'?");
  }

  @Test
  void helpHasExamples() {
    assertThat(new CommandLine(new BridgeMain()).getUsageMessage())
        .contains("Examples:", "--port /dev/ttyUSB0", "--config rollscope.yaml");
  }

  @Test
  void theLastWillTellsOfAProcessThatWasKilled() throws IOException {
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client = new Subscription(broker, "rollscope/#")) {
      Process bridge =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path").replace(';', File.pathSeparatorChar),
                  BridgeMain.class.getName(),
                  "--port",
                  "/dev/ttyNOSUCH",
                  "--broker",
                  broker.url())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("said").toFile())
              .start();
      try {
        client.await(m -> m.text().equals("online"));
        client.await(m -> m.text().contains("There is no serial port /dev/ttyNOSUCH"));
        bridge.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
        client.await(m -> m.text().equals("offline"));
      } finally {
        bridge.destroyForcibly();
      }
      String said = Files.readString(folder.resolve("said"));
      assertThat(said)
          .contains("There is no serial port /dev/ttyNOSUCH", "Connected to the broker");
    }
  }
}
