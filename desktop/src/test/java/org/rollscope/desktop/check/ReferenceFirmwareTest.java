package org.rollscope.desktop.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What we tell authors of firmware to copy passes what we tell them to run. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class ReferenceFirmwareTest {
  @TempDir private Path folder;
  private final List<ReferenceFirmware> boots = new ArrayList<>();

  private ReferenceFirmware boot(Path program) {
    ReferenceFirmware firmware = ReferenceFirmware.start(program, 1 + boots.size());
    boots.add(firmware);
    return firmware;
  }

  @AfterEach
  void stop() {
    boots.forEach(ReferenceFirmware::close);
  }

  @Test
  void itPasses() throws IOException {
    Path program = ReferenceFirmware.compile(folder);
    Checked checked = Checked.quickly(new VirtualLine(() -> boot(program)));
    assertThat(checked.toFix()).as(checked.report().findings().toString()).isEmpty();
    assertThat(checked.report().whole()).isTrue();
    assertThat(checked.names(Verdict.UNCHECKED)).containsExactly("temperature", "by hand");
    assertThat(checked.text("rate")).isEqualTo("200.0 Hz, as INFO tells");
    assertThat(checked.text("damage")).startsWith("a wrong CRC, a cut packet, 1 kB of noise");
  }

  /** A board whose link is opened by a reset, as an Arduino's. */
  @Test
  void itPassesWhereOpeningThePortResetsIt() throws IOException {
    Path program = ReferenceFirmware.compile(folder);
    VirtualLine line = new VirtualLine(() -> boot(program));
    line.resetsWhenOpened = true;
    Checked checked = Checked.quickly(line);
    assertThat(checked.toFix()).isEmpty();
    assertThat(checked.text("reopen")).contains("it boots when the link is opened");
  }
}
