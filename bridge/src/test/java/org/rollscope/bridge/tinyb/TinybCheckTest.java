package org.rollscope.bridge.tinyb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.ble.BleSettings;

class TinybCheckTest {
  @TempDir Path folder;

  private TinybLibraries given() throws Exception {
    for (String name : TinybLibraries.NAMES) {
      Files.createFile(folder.resolve(name));
    }
    return new TinybLibraries(folder);
  }

  @Test
  void whereAllLoadsNothingIsWrong() throws Exception {
    List<String> asked = new ArrayList<>();
    TinybCheck check = new TinybCheck(given(), asked::add);
    assertThat(check.problem()).isEmpty();
    assertThat(asked)
        .containsExactly(
            "libgio-2.0.so.0",
            folder.resolve("libtinyb.so").toString(),
            folder.resolve("libjavatinyb.so").toString());
  }

  @Test
  void saysThatGLibIsMissing() throws Exception {
    assertThat(new TinybCheck(given(), name -> !name.contains("gio")).problem().orElse(""))
        .contains("TinyB needs GLib", "sudo apt-get install libglib2.0-0");
  }

  @Test
  void saysWhichLibraryDoesNotLoad() throws Exception {
    assertThat(new TinybCheck(given(), name -> !name.contains("java")).problem().orElse(""))
        .contains("libjavatinyb.so", "--ble bluez");
  }

  /** The file is there and is no library: the system's own loader says no. */
  @Test
  void asksTheLoaderOfTheSystem() throws Exception {
    given();
    BleSettings settings = new BleSettings("tinyb", null, null, folder);
    assertThat(TinybCheck.problem(settings)).isPresent();
  }

  @Test
  void theLibrariesInTheJarLoadWhereGLibIsInstalled() {
    assumeTrue(System.getProperty("os.arch").equals("amd64"), "built for x86-64");
    assumeTrue(System.getProperty("os.name").equals("Linux"), "built for Linux");
    boolean glib =
        List.of("/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu", "/usr/lib64").stream()
            .anyMatch(place -> Files.exists(Path.of(place, "libgio-2.0.so.0")));
    assertThat(TinybCheck.problem(BleSettings.DEFAULT).isEmpty()).isEqualTo(glib);
  }
}
