package org.rollscope.desktop.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.session.Summary;
import org.rollscope.desktop.column.SampleTable;
import org.rollscope.desktop.column.TableMerge;

/** SIGKILL while it stores: nothing that was stored is lost, nothing is there twice. */
class KillTest {
  private static final int KILLS = 4;

  @TempDir private Path folder;

  @Test
  void nothingIsLostOrDoubledByKills() throws IOException {
    Path file = folder.resolve("store.db");
    Random random = new Random(3);
    int stored = 0;
    for (int i = 0; i < KILLS; i++) {
      stored += run(file, 20 + random.nextInt(150));
    }
    run(file, Integer.MAX_VALUE);
    assertThat(stored).isGreaterThan(KILLS * 20 - 1);

    SimulatedBridge bridge =
        SimulatedBridge.play(InstrumentKind.BALL, CollectingProcess.SEED, false);
    try (Store store = TestStore.open(new StoreAddress.InFile(file))) {
      for (Summary summary : bridge.summaries()) {
        List<SampleTable> blocks = bridge.blocks().stream().map(SampleTable::of).toList();
        long start = Math.round(summary.start() * 1e6);
        long end = Math.round((summary.start() + summary.duration()) * 1e6) + 1;
        SampleTable expected = TableMerge.of(blocks).between(start, end);
        SampleTable seen =
            store.samples().of(summary.session(), EnumSet.allOf(Channel.class)).orElseThrow();
        assertThat(seen.size()).isEqualTo(expected.size());
        assertThat(store.sessions().find(summary.session()).orElseThrow().open()).isFalse();
        assertThat(store.events().alarms(summary.session())).hasSameSizeAs(summary.alarms());
      }
      long events =
          bridge.published().stream().filter(one -> one.topic().contains("/event/")).count();
      long seen =
          store
              .database()
              .read(
                  handle ->
                      handle.createQuery("SELECT count(*) FROM event").mapTo(Long.class).one());
      assertThat(seen).isEqualTo(events);
    }
  }

  /** Runs it until it has stored so many messages, then kills it; returns how many it told. */
  private static int run(Path file, int messages) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CollectingProcess.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int stored = 0;
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.equals("done")) {
        stored += line.equals("stored") ? 1 : 0;
        if (stored >= messages) {
          process.toHandle().destroyForcibly(); // leaves what it said to be read
        }
        line = lines.readLine();
      }
    }
    process.onExit().join();
    assertThat(messages == Integer.MAX_VALUE ? process.exitValue() : 0).isZero();
    return stored;
  }
}
