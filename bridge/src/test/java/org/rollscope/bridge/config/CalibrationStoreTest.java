package org.rollscope.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.core.sample.Vector;

/** A device's calibration comes back as it was stored. */
class CalibrationStoreTest {
  @TempDir Path folder;

  @Test
  void whatIsStoredComesBack() throws ConfigException {
    CalibrationStore store = new CalibrationStore(folder.resolve("not/there/yet"));
    Calibration calibration =
        Calibration.NONE
            .withTare(List.of(0.45, -1.2))
            .withPressureScale(1.07)
            .withRadius(0.0318)
            .withGyroBias(new Vector(0.01, -0.02, 0.003));
    store.save("ball-1", calibration);
    store.save("ball-1", calibration);
    assertThat(store.load("ball-1")).isEqualTo(calibration);
    assertThat(store.load("another")).isEqualTo(Calibration.NONE);
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    Files.writeString(folder.resolve("ball-1.yaml"), "tare: [x]\n");
    assertThatThrownBy(() -> new CalibrationStore(folder).load("ball-1"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("ball-1.yaml:1: tare: 'x' is not a usable number");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> new CalibrationStore(file).save("ball-1", Calibration.NONE))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cannot be written");
  }
}
