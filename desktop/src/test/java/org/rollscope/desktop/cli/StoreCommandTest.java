package org.rollscope.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.sim.device.SimulatedRecording;
import org.rollscope.sim.device.Transmitter.Format;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenarios;

class StoreCommandTest {
  @TempDir private Path folder;

  private Run run(String... args) {
    List<String> all = new ArrayList<>(List.of("store"));
    all.addAll(List.of(args));
    all.addAll(List.of("--store", folder.resolve("store.db").toString()));
    return Run.of(all.toArray(String[]::new));
  }

  private Path recording() throws IOException {
    Path file = folder.resolve("calf.csv.gz");
    SimulatedRecording.write(new VirtualDevice(Scenarios.load("calf-stick"), 3), Format.TEXT, file);
    return file;
  }

  @Test
  void aRecordingIsImportedCopiedForgottenAndBroughtBack() throws IOException {
    Path foreign = Files.writeString(folder.resolve("foreign.csv"), "a;b\n1;2\n");
    Run imported =
        run(
            "import",
            recording().toString(),
            foreign.toString(),
            "--person",
            "Anna",
            "--zone",
            "left-calf");
    assertThat(imported.out()).contains("calf.csv.gz: 1 session, 1 of them new");
    assertThat(imported.err()).contains("foreign.csv: line 1: no header yet");
    assertThat(imported.code()).isEqualTo(1);
    assertThat(run("import", recording().toString()).out()).contains("1 session, 0 of them new");
    assertThat(run("info").out()).contains("People:    1").contains("Sessions:  1");

    Path copy = folder.resolve("copy");
    assertThat(run("backup", copy.toString()).code()).isZero();
    Path zip = folder.resolve("anna.zip");
    assertThat(run("export", "Anna", zip.toString()).out()).contains("Everything about Anna");
    assertThat(run("forget", "Anna").out()).contains("Nothing was deleted.");
    assertThat(run("forget", "Anna", "--yes").out()).contains("about Anna is deleted.");
    assertThat(run("info").out()).contains("People:    0").contains("Sessions:  0");
    assertThat(run("import", zip.toString()).out()).contains("1 session, 1 of them new");
    assertThat(run("forget", "Anna", "--yes").code()).isZero();

    Run restored = run("restore", copy.toString());
    assertThat(restored.out()).contains("is kept as ").contains("store.db.replaced-");
    assertThat(run("info").out()).contains("People:    1").contains("Sessions:  1");
    assertThat(run("forget", "Anna", "--yes").out())
        .contains("Stores that were put aside may still hold it")
        .contains("store.db.replaced-");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(run("info").err()).contains("there is no store at " + folder.resolve("store.db"));
    assertThat(run("import", folder.resolve("none").toString()).err())
        .contains("there is no file " + folder.resolve("none"));
    assertThat(run("export", "Anna", folder.resolve("a.zip").toString()).err())
        .contains("there is nobody named 'Anna' in the store");
    assertThat(run("restore", folder.resolve("none").toString()).err())
        .contains("there is no file " + folder.resolve("none"));
    Run place = Run.of("store", "info", "--store", "jdbc:mysql://h/db?password=secret");
    assertThat(place.code()).isEqualTo(1);
    assertThat(place.err()).contains("the store must be a file").doesNotContain("secret");
  }
}
