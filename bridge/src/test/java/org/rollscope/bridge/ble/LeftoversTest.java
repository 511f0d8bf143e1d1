package org.rollscope.bridge.ble;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.Programs;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.Connector;
import org.rollscope.sim.bluez.BleFaults;

/**
 * Connections that are cut leave nothing behind: no thread, no match rule, no object. {@code
 * -Ddisconnects=1000} cuts that many.
 */
@Timeout(1200)
class LeftoversTest {
  private static final int ROUNDS = Integer.getInteger("disconnects", 60);
  private static final int WARM_UP = 10;
  private static final Pattern RULES =
      Pattern.compile("\"MatchRules\"\\s+variant\\s+uint32 (\\d+)");

  @TempDir Path folder;

  private record Left(int threads, int rules, int objects) {}

  @ParameterizedTest
  @ValueSource(strings = {"bluez", "tinyb"})
  void nothingIsLeftOfAConnectionThatWasCut(String provider) throws Exception {
    BleFaults quick =
        BleFaults.NONE.withConnecting(Duration.ofMillis(1)).withResolving(Duration.ofMillis(1));
    try (Air air = Air.open(folder, provider);
        AirTool tool = AirTool.of(air.bluez, 1);
        Connector connector = air.connector(AirTool.address(1))) {
      tool.air().faults(quick);
      cut(tool, connector, WARM_UP);
      Left before = look(air);
      long heap = heap();
      cut(tool, connector, ROUNDS);
      Left after = look(air);
      long grown = heap() - heap;
      System.out.printf(
          "%s, %d cuts: before %s, after %s, heap %+d kB%n",
          provider, ROUNDS, before, after, grown / 1024);
      assertThat(after.rules()).isLessThanOrEqualTo(before.rules());
      assertThat(after.objects()).isLessThanOrEqualTo(before.objects());
      // Pools of the JDK may have taken up a thread or two meanwhile; one a cut would show.
      assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 3);
      assertThat(grown).isLessThan(6L << 20);
    }
  }

  private static void cut(AirTool tool, Connector connector, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      Ears ears = new Ears();
      try (Connection connection = Air.connect(connector, ears)) {
        ears.await(connection, 1);
        tool.air().drop();
        ears.awaitLoss(connection);
      }
    }
  }

  private static Left look(Air air) throws IOException {
    return new Left(
        ManagementFactory.getThreadMXBean().getThreadCount(), rules(air), air.bluez.objects());
  }

  /** The bus itself is asked, by a program that is not ours. */
  private static int rules(Air air) throws IOException {
    Process ask =
        new ProcessBuilder(
                Programs.need("dbus-send", "dbus-bin"),
                "--bus=" + air.bus.address(),
                "--print-reply",
                "--dest=org.freedesktop.DBus",
                "/org/freedesktop/DBus",
                "org.freedesktop.DBus.Debug.Stats.GetStats")
            .redirectErrorStream(true)
            .start();
    String said = new String(ask.getInputStream().readAllBytes(), UTF_8);
    Matcher rules = RULES.matcher(said);
    assertThat(rules.find()).as(said).isTrue();
    return Integer.parseInt(rules.group(1));
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
