package org.rollscope.core.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.RecordedLog;
import org.rollscope.core.sample.SampleBlock;

/** The reference implementation's output on a real recording, row by row. */
class VqfReferenceTest {
  private static final double PERIOD = 0.0035;

  @Test
  void agreesInOrientationBiasAndRest() throws IOException {
    SampleBlock imu = RecordedLog.read("orientation/imu.csv.gz").imu();
    RecordedLog reference = RecordedLog.read("orientation/reference.csv.gz");
    Vqf vqf = new Vqf(PERIOD);
    assertThat(imu.size()).isEqualTo(reference.size());
    for (int r = 0; r < imu.size(); r++) {
      vqf.rate(imu.angularRate(r, 0), imu.angularRate(r, 1), imu.angularRate(r, 2), PERIOD);
      vqf.force(imu.specificForce(r, 0), imu.specificForce(r, 1), imu.specificForce(r, 2));
      double w = reference.get(r, "qw");
      double x = reference.get(r, "qx");
      double y = reference.get(r, "qy");
      double z = reference.get(r, "qz");
      double sign = w * vqf.qw() + x * vqf.qx() + y * vqf.qy() + z * vqf.qz() < 0 ? -1 : 1;
      double worst =
          Math.max(
              Math.max(Math.abs(sign * vqf.qw() - w), Math.abs(sign * vqf.qx() - x)),
              Math.max(Math.abs(sign * vqf.qy() - y), Math.abs(sign * vqf.qz() - z)));
      assertThat(worst).as("row %d", r).isLessThan(1e-6);
      assertThat(vqf.bias().x()).as("row %d", r).isCloseTo(reference.get(r, "bx"), within(1e-6));
      assertThat(vqf.bias().y()).as("row %d", r).isCloseTo(reference.get(r, "by"), within(1e-6));
      assertThat(vqf.bias().z()).as("row %d", r).isCloseTo(reference.get(r, "bz"), within(1e-6));
      assertThat(vqf.rest()).as("row %d", r).isEqualTo(reference.get(r, "rest") == 1);
    }
  }
}
