package org.rollscope.core.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** A table recorded elsewhere, kept beside the project and not in it. */
public record RecordedLog(List<String> columns, double[][] rows) {

  /** Reads a table; skips the test, saying so, where the recordings are not there. */
  public static RecordedLog read(String name) throws IOException {
    Path file = Path.of("..", "..", "shared", "data", name);
    Assumptions.assumeTrue(Files.exists(file), "no recording at " + file.toAbsolutePath());
    List<String> columns = List.of();
    List<double[]> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (columns.isEmpty()) {
          columns = List.of(line.substring(line.lastIndexOf(' ') + 1).split(","));
        } else {
          rows.add(Arrays.stream(line.split(",", -1)).mapToDouble(RecordedLog::number).toArray());
        }
      }
    }
    return new RecordedLog(columns, rows.toArray(double[][]::new));
  }

  private static double number(String text) {
    return text.isEmpty() || text.equals("nan") ? Double.NaN : Double.parseDouble(text);
  }

  public double get(int row, String column) {
    int index = columns.indexOf(column);
    assertThat(index).as("column %s of %s", column, columns).isNotNegative();
    return rows[row][index];
  }

  /** The rows of an IMU, of columns t, gx, gy, gz, ax, ay, az, in units of the program. */
  public SampleBlock imu() {
    double rate = columns.contains("gx[dps]") ? Math.PI / 180 : 1;
    double force = columns.contains("ax[g]") ? 9.80665 : 1;
    SampleBlock block = new SampleBlock(rows.length, 1);
    block.begin(SyntheticTool.IMU);
    for (double[] values : rows) {
      int row = block.append(values[0]);
      for (int axis = 0; axis < 3; axis++) {
        block.angularRate(row, axis, values[1 + axis] * rate);
        block.specificForce(row, axis, values[4 + axis] * force);
      }
    }
    return block;
  }

  public int size() {
    return rows.length;
  }
}
