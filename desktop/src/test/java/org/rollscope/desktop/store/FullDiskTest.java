package org.rollscope.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.session.Summary;
import org.rollscope.desktop.collect.Arrived;
import org.rollscope.desktop.collect.Collector;
import org.rollscope.desktop.collect.Finding;
import org.rollscope.desktop.collect.Finding.Collected;
import org.rollscope.desktop.collect.Patience;
import org.rollscope.desktop.collect.Progress;
import org.rollscope.desktop.column.SampleTable;
import org.rollscope.desktop.column.TableMerge;
import org.rollscope.desktop.endtoend.SystemProgram;
import org.rollscope.desktop.store.StoreException.Kind;

/** A disk of its own that becomes full in the midst of a session; only root can have one. */
class FullDiskTest {
  @TempDir private Path folder;

  private Path disk;
  private boolean isMounted;

  @BeforeEach
  void mount() throws IOException {
    disk = Files.createDirectory(folder.resolve("disk"));
    Assumptions.assumeTrue(
        "root".equals(System.getProperty("user.name")), "only root can mount a small disk");
    try {
      SystemProgram.named("mount", "mount")
          .run("-t", "tmpfs", "-o", "size=12m", "store", disk.toString());
      isMounted = true;
    } catch (AssertionError e) {
      Assumptions.assumeTrue("true".equals(System.getenv("CI")), "no disk can be mounted: " + e);
      throw e;
    }
  }

  @AfterEach
  void unmount() throws IOException {
    if (isMounted) {
      SystemProgram.named("umount", "mount").run("-l", disk.toString());
    }
  }

  private void fill(Path ballast) throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(Files.getFileStore(disk).getUsableSpace()).isLessThan(block.length);
    }
  }

  @Test
  void itIsToldAndNothingIsLost() throws IOException {
    SimulatedBridge bridge = SimulatedBridge.play(InstrumentKind.BALL, 5, false);
    Path ballast = disk.resolve("ballast");
    List<Collected> messages = bridge.published();
    List<String> told = new ArrayList<>();
    try (Store store = TestStore.open(new StoreAddress.InFile(disk.resolve("store.db")));
        StoreSink sink = store.collect()) {
      Collector collector = new Collector(Patience.DEFAULT, sink.progress());
      for (int i = 0; i < messages.size(); i++) {
        if (i == messages.size() / 2) {
          fill(ballast);
        }
        List<Finding> findings = collector.offer(arrived(messages.get(i)), 0);
        List<Progress> changed = collector.takeChanged();
        boolean stored = false;
        while (!stored) {
          try {
            sink.store(findings, changed);
            stored = true;
          } catch (StoreException e) {
            assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE);
            told.add(e.getMessage());
            if (told.size() == 3) {
              Files.delete(ballast);
            }
          }
        }
      }
      assertThat(told)
          .hasSize(3)
          .allSatisfy(
              words ->
                  assertThat(words)
                      .endsWith("store.db cannot grow: the disk is full; free some space on it"));
      assertWhole(store, bridge);
    }
  }

  private static Arrived arrived(Collected message) {
    boolean restated = message.topic().endsWith("/session") || message.topic().contains("/alarm/");
    return new Arrived(
        message.key(),
        message.topic(),
        message.measured(),
        1,
        1,
        restated,
        message.payloads().getFirst());
  }

  private static void assertWhole(Store store, SimulatedBridge bridge) throws IOException {
    for (Summary summary : bridge.summaries()) {
      long start = Math.round(summary.start() * 1e6);
      long end = Math.round((summary.start() + summary.duration()) * 1e6) + 1;
      SampleTable expected =
          TableMerge.of(bridge.blocks().stream().map(SampleTable::of).toList()).between(start, end);
      assertThat(store.sessions().find(summary.session()).orElseThrow().open()).isFalse();
      assertThat(store.samples().of(summary.session(), EnumSet.allOf(Channel.class)).orElseThrow())
          .extracting(SampleTable::size)
          .isEqualTo(expected.size());
    }
  }

  @Test
  void whatNeedsRoomSaysSoAndChangesNothing() throws IOException {
    SimulatedBridge bridge = SimulatedBridge.of(InstrumentKind.BALL, 5, "Anna");
    Path log = folder.resolve("anna.zip");
    try (Store store = TestStore.open(new StoreAddress.InFile(disk.resolve("store.db")))) {
      try (StoreSink sink = store.collect()) {
        sink.store(List.copyOf(bridge.published()), List.of());
      }
      String anna = store.people().named("Anna").orElseThrow().id();
      store.export(anna, log);
      fill(disk.resolve("ballast"));
      assertThatThrownBy(() -> store.backup(disk.resolve("copy"))).hasMessageContaining("full");
      assertThatThrownBy(() -> store.export(anna, disk.resolve("anna.zip")))
          .hasMessageContaining("cannot be written");
      assertThatThrownBy(() -> store.forget(anna))
          .hasMessageContaining("MB of room on its disk; nothing was deleted");
      assertThat(disk).isDirectoryNotContaining("glob:**.part");
      assertThat(store.people().find(anna)).isPresent();
      assertWhole(store, bridge);
    }
  }
}
