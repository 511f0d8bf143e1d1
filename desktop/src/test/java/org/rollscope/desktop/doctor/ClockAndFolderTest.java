package org.rollscope.desktop.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockAndFolderTest {
  private static final long NEEDED = 16L << 20;

  @TempDir Path folder;

  private TestMachine machine;

  @BeforeEach
  void machine() throws IOException {
    machine = new TestMachine(folder.resolve("root"));
  }

  private Finding clock(Instant now, int state) {
    return new ClockCheck(machine.clock(now, state).get()).look().getFirst();
  }

  private Finding look(Path place) {
    return new FolderCheck(machine.get(), place, NEEDED).look().getFirst();
  }

  @Test
  void aClockThatNobodySetIsToBeFixed() {
    Finding finding = clock(Instant.EPOCH, 0);
    assertThat(finding.verdict()).isEqualTo(Verdict.FIX);
    assertThat(finding.words()).startsWith("It says 1970-01-01 00:00 UTC, which cannot be.");
    assertThat(finding.commands()).contains("sudo timedatectl set-ntp true");
    assertThat(clock(Instant.parse("2106-02-07T06:28:15Z"), 0).verdict()).isEqualTo(Verdict.FIX);
  }

  @Test
  void whoKeepsTheClock() {
    assertThat(clock(TestMachine.NOW, 0))
        .isEqualTo(Finding.ok("Clock", "2026-11-24 16:00 UTC, kept by a time server."));
    assertThat(clock(TestMachine.NOW, KernelClock.UNKNOWN).verdict()).isEqualTo(Verdict.OK);
    Finding alone = clock(TestMachine.NOW, KernelClock.UNSYNCHRONIZED);
    assertThat(alone.verdict()).isEqualTo(Verdict.NOTE);
    assertThat(alone.commands()).containsExactly("sudo timedatectl set-ntp true");
  }

  @Test
  void theKernelAnswers() {
    assertThat(KernelClock.state()).isBetween(-1, KernelClock.UNSYNCHRONIZED);
  }

  @Test
  void aFolderThatIsNotYetThereIsNoFault() {
    Path place = folder.resolve("not/yet");
    assertThat(look(place))
        .isEqualTo(Finding.ok("Folder", "1048576 MB free.").of(place.toString()));
  }

  @Test
  void aFullDisk() {
    machine.free(NEEDED - 1);
    Finding finding = look(folder);
    assertThat(finding.verdict()).isEqualTo(Verdict.FIX);
    assertThat(finding.words()).startsWith("Only 15 MB free; it takes 16 MB.");
    assertThat(finding.commands()).containsExactly("du -xh " + folder + " | sort -h | tail");
    machine.free(-1);
    assertThat(look(folder).verdict()).isEqualTo(Verdict.NOT_CHECKED);
  }

  @Test
  void aFileInTheWay() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(look(file.resolve("below")).words()).contains(file + " is a file");
  }
}
