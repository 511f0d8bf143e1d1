package org.rollscope.desktop.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.Bridge;
import org.rollscope.desktop.endtoend.Mosquitto;
import org.rollscope.desktop.endtoend.SystemProgram;
import org.rollscope.desktop.faults.FaultProxy.Weather;

/** Disks, clocks and devices in trouble while the broker is away. */
@Tag("faults")
@Timeout(600)
class TroubleTest {
  @TempDir Path folder;

  private Path disk;

  /** A disk of its own, which only root can have. */
  private Path mount(String size) throws Exception {
    Path place = Files.createDirectory(folder.resolve("disk"));
    if (!"root".equals(System.getProperty("user.name"))) {
      Assumptions.abort("only root can mount a small disk");
    }
    try {
      SystemProgram.named("mount", "mount")
          .run("-t", "tmpfs", "-o", "size=" + size, "faults", place.toString());
    } catch (AssertionError e) {
      Assumptions.assumeTrue("true".equals(System.getenv("CI")), "no disk can be mounted: " + e);
      throw e;
    }
    disk = place;
    return place;
  }

  @AfterEach
  void unmount() throws IOException {
    if (disk != null) {
      SystemProgram.named("umount", "mount").run("-l", disk.toString());
    }
  }

  private Mosquitto broker() throws IOException {
    Mosquitto broker = Mosquitto.plain(folder, "");
    broker.start();
    return broker;
  }

  /** Something else fills the disk, and goes again. */
  @Test
  void aDiskFilledByOthersLosesNothing() throws Exception {
    Path outbox = mount("4m").resolve("bridge.outbox");
    try (Mosquitto broker = broker();
        Rig rig = new Rig(folder, outbox, broker, Extent.random("full disk"))) {
      Bridge bridge = rig.startBridge();
      rig.awaitAll();
      fill(disk.resolve("ballast"));
      rig.await("the disk is not full", () -> bridge.outbox().problem().contains("disk is full"));
      rig.awaitAll();
      rig.proxy().weather(Weather.CLOSED);
      rig.proxy().cut();
      Rig.pause(2);
      rig.proxy().weather(Weather.CLEAR);
      rig.awaitAll();
      Files.delete(disk.resolve("ballast"));
      rig.await("it does not recover", () -> bridge.outbox().problem().isEmpty());
      rig.awaitAll();
      rig.finish();
      rig.report("a full disk");
    }
  }

  private static void fill(Path file) throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  /** The outbox itself fills its disk while the broker is away. */
  @Test
  void aDiskFilledByTheOutboxIsUsableAgain() throws Exception {
    Path outbox = mount("3m").resolve("bridge.outbox");
    try (Mosquitto broker = broker();
        Rig rig = new Rig(folder, outbox, broker, Extent.random("small disk"))) {
      Bridge bridge = rig.startBridge();
      rig.awaitAll();
      rig.proxy().weather(Weather.CLOSED);
      rig.proxy().cut();
      rig.await("the disk is not full", () -> bridge.outbox().problem().contains("disk is full"));
      Rig.pause(1);
      rig.proxy().weather(Weather.CLEAR);
      rig.awaitAll();
      rig.await("it does not recover", () -> bridge.outbox().problem().isEmpty());
      rig.awaitAll();
      rig.finish();
      rig.report("a disk full of the outbox");
    }
  }

  @Test
  void aReadOnlyDiskLosesNothing() throws Exception {
    Path outbox = mount("20m").resolve("bridge.outbox");
    remount("ro");
    try (Mosquitto broker = broker();
        Rig rig = new Rig(folder, outbox, broker, Extent.random("read-only disk"))) {
      Bridge bridge = rig.startBridge();
      rig.awaitAll();
      assertThat(bridge.outbox().problem()).containsAnyOf("read-only", "cannot be made");
      rig.proxy().weather(Weather.CLOSED);
      rig.proxy().cut();
      Rig.pause(1);
      rig.proxy().weather(Weather.CLEAR);
      rig.awaitAll();
      remount("rw");
      rig.await("it does not recover", () -> bridge.outbox().problem().isEmpty());
      rig.awaitAll();
      rig.finish();
      rig.report("a read-only disk");
    }
  }

  private void remount(String how) throws IOException {
    SystemProgram.named("mount", "mount").run("-o", "remount," + how, disk.toString());
  }

  /** A clock that is set while the bridge runs. */
  private static final class SetClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }
  }

  @Test
  void aClockThatJumpsLosesNothing() throws Exception {
    SplittableRandom random = Extent.random("clock");
    SetClock clock = new SetClock();
    try (Mosquitto broker = broker();
        Rig rig = new Rig(folder, broker, random)) {
      rig.startBridge(clock);
      rig.awaitAll();
      for (int jump = 0; jump < Extent.of(4, 40); jump++) {
        rig.proxy().weather(random.nextBoolean() ? Weather.STALLED : Weather.CLEAR);
        clock.ahead = Duration.ofHours(random.nextBoolean() ? 1 : -1);
        Rig.pause(random.nextDouble(0.1, 0.5));
        rig.proxy().weather(Weather.CLEAR);
        rig.awaitAll();
      }
      rig.finish();
      rig.report("a clock that jumps");
    }
  }

  /** Devices are pulled while the broker is down, and plugged in before or after it is back. */
  @Test
  void devicesAndBrokerGoneTogetherLoseNothing() throws Exception {
    SplittableRandom random = Extent.random("unplug");
    try (Mosquitto broker = broker();
        Rig rig = new Rig(folder, broker, random)) {
      rig.startBridge();
      rig.awaitAll();
      for (int time = 0; time < Extent.of(3, 30); time++) {
        boolean deviceFirst = random.nextBoolean();
        int pulled = random.nextInt(1, Rig.DEVICES);
        rig.proxy().weather(Weather.CLOSED);
        rig.proxy().cut();
        for (int number = 0; number < pulled; number++) {
          rig.device(number).unplug();
        }
        Rig.pause(random.nextDouble(0.1, 0.6));
        if (deviceFirst) {
          plugIn(rig, pulled);
        }
        rig.proxy().weather(Weather.CLEAR);
        if (!deviceFirst) {
          plugIn(rig, pulled);
        }
        Rig.pause(random.nextDouble(0.3, 0.8));
      }
      rig.awaitFlowing();
      rig.finish();
      rig.report("devices and broker gone together");
    }
  }

  private static void plugIn(Rig rig, int pulled) throws IOException {
    for (int number = 0; number < pulled; number++) {
      rig.device(number).plugIn();
    }
  }
}
