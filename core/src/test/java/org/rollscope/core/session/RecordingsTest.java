package org.rollscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.RecordedLog;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.Vector;

/** Real recordings through the whole analysis, held against what was measured beside them. */
class RecordingsTest {
  private static final double RADIUS = 0.020;

  private record Row(double x, double w, double i, double j, double k) {}

  /** The track of a log whose device tells nothing of its rate. */
  private static List<Row> track(SampleBlock log, InstrumentKind kind, Vector bias) {
    DeviceInfo device =
        new DeviceInfo(
            "log",
            "log",
            "",
            "",
            Instrument.of(kind, RADIUS),
            0,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            "",
            null);
    List<Row> rows = new ArrayList<>();
    SessionAnalyzer analyzer =
        new SessionAnalyzer(AnalyzerConfig.DEFAULT.withGyroBias(bias), device, event -> {});
    analyzer.track(
        (time, x, y, path, qw, qx, qy, qz, contact, pressure) ->
            rows.add(new Row(x, qw, qx, qy, qz)));
    analyzer.accept(log);
    analyzer.finish();
    return rows;
  }

  @Test
  void orientationAgreesWithTheReferenceOnEveryRow() throws IOException {
    SampleBlock log = RecordedLog.read("orientation/imu.csv.gz").imu();
    RecordedLog reference = RecordedLog.read("orientation/reference.csv.gz");
    List<Row> rows = track(log, InstrumentKind.BALL, Vector.ZERO);
    assertThat(rows).hasSize(reference.size());
    for (int r = 0; r < rows.size(); r++) {
      Row q = rows.get(r);
      double[] truth = reference.rows()[r];
      double sign = q.w * truth[0] + q.i * truth[1] + q.j * truth[2] + q.k * truth[3] < 0 ? -1 : 1;
      assertThat(sign * q.w).as("row %d", r).isCloseTo(truth[0], within(1e-6));
      assertThat(sign * q.i).as("row %d", r).isCloseTo(truth[1], within(1e-6));
      assertThat(sign * q.j).as("row %d", r).isCloseTo(truth[2], within(1e-6));
      assertThat(sign * q.k).as("row %d", r).isCloseTo(truth[3], within(1e-6));
    }
  }

  /** The second figure is the reference implementation's own error, degrees. */
  @ParameterizedTest
  @CsvSource({"01, 0.60", "21, 1.72"})
  void inclinationIsAsGoodAsTheReference(String name, double rmse) throws IOException {
    SampleBlock log = RecordedLog.read("broad/" + name + ".csv.gz").imu();
    RecordedLog truth = RecordedLog.read("broad/" + name + "-truth.csv.gz");
    List<Row> rows = track(log, InstrumentKind.BALL, Vector.ZERO);
    assertThat(rows).hasSize(truth.size());
    double squares = 0;
    int scored = 0;
    for (int r = 0; r < rows.size(); r++) {
      double[] t = truth.rows()[r];
      if (t[4] == 1 && Double.isFinite(t[0] + t[1] + t[2] + t[3])) {
        double inclination = Math.toDegrees(inclination(rows.get(r), t));
        squares += inclination * inclination;
        scored++;
      }
    }
    assertThat(scored).isPositive();
    assertThat(Math.sqrt(squares / scored)).isLessThanOrEqualTo(rmse + 0.005);
  }

  /** The angle between two orientations but for the heading. */
  private static double inclination(Row q, double[] t) {
    double w = q.w * t[0] + q.i * t[1] + q.j * t[2] + q.k * t[3];
    double z = -q.w * t[3] - q.i * t[2] + q.j * t[1] + q.k * t[0];
    return 2 * Math.acos(Math.clamp(Math.hypot(w, z), 0, 1));
  }

  private static double turns(List<Row> rows) {
    return Math.abs(rows.getLast().x - rows.getFirst().x) / (2 * Math.PI * RADIUS);
  }

  @Test
  void twoTurnsOfACheapGyroThatNeverRests() throws IOException {
    SampleBlock log = RecordedLog.read("two-turns/turns-x.csv.gz").imu();
    List<Row> rows = track(log, InstrumentKind.STICK, Vector.ZERO);
    assertThat(turns(rows)).isCloseTo(2, within(0.04));
  }

  @Test
  void twoTurnsOfACheapGyroWithItsRestLog() throws IOException {
    SampleBlock log = RecordedLog.read("two-turns/turns-x.csv.gz").imu();
    SampleBlock rest = RecordedLog.read("two-turns/unmoved.csv.gz").imu();
    double[] mean = new double[3];
    for (int r = 0; r < rest.size(); r++) {
      for (int axis = 0; axis < 3; axis++) {
        mean[axis] += rest.angularRate(r, axis) / rest.size();
      }
    }
    Vector bias = new Vector(mean[0], mean[1], mean[2]);
    assertThat(turns(track(log, InstrumentKind.STICK, bias))).isCloseTo(2, within(0.02));
  }
}
