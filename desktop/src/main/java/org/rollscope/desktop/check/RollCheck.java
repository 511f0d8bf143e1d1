package org.rollscope.desktop.check;

import java.util.List;
import java.util.Locale;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Vector;

/** Whether a cylinder turns about the axis that INFO tells. */
final class RollCheck implements Check {
  private static final String NAME = "axis";
  private static final double PATIENCE = 30;
  private static final double ENOUGH = 2 * Math.PI;
  private static final double SLOWEST = Math.toRadians(10);
  private static final double TOLERANCE = Math.toRadians(15);
  private static final int ROUNDS = 30;

  @Override
  public void run(Subject subject, Findings findings) throws LinkException {
    DeviceInfo device = subject.heard().device().orElse(null);
    if (device == null || !device.instrument().kind().isCylinder()) {
      return;
    }
    List<Row> before = subject.listen(0.5).rows();
    if (before.stream().noneMatch(Row::hasRate)) {
      findings.unchecked(NAME, "the device measures no angular rate");
      return;
    }
    Vector offset = Statistics.mean(before.stream().filter(Row::hasRate).map(Row::rate).toList());
    subject
        .guide()
        .instruct("Roll the tool to and fro on the table, a hand's width each way, some seconds.");
    Hearing.Mark mark = subject.mark();
    boolean rolled =
        subject.watch(() -> turned(subject.heard().rowsSince(mark), offset) > ENOUGH, PATIENCE);
    subject.guide().done();
    if (!rolled) {
      findings.unchecked(
          NAME, String.format(Locale.ROOT, "it was not rolled within %.0f s", PATIENCE));
      return;
    }
    Vector axis = principal(moving(subject.since(mark).rows(), offset));
    Vector told = device.instrument().axis();
    double off = Geometry.angle(axis, told);
    double angle = Math.min(off, Math.PI - off);
    findings.judge(
        NAME,
        Section.INFO,
        angle > TOLERANCE
            ? String.format(
                Locale.ROOT,
                "it rolls about (%.2f, %.2f, %.2f), %.0f° off the axis that INFO tells",
                axis.x(),
                axis.y(),
                axis.z(),
                Math.toDegrees(angle))
            : "",
        String.format(Locale.ROOT, "rolls about INFO's axis, %.0f° off", Math.toDegrees(angle)));
  }

  private static List<Vector> moving(List<Row> rows, Vector offset) {
    return rows.stream()
        .filter(Row::hasRate)
        .map(row -> Geometry.difference(row.rate(), offset))
        .filter(rate -> rate.norm() > SLOWEST)
        .toList();
  }

  /** The way turned altogether, to and fro, rad. */
  private static double turned(List<Row> rows, Vector offset) {
    double seconds = rows.size() < 2 ? 0 : rows.getLast().time() - rows.getFirst().time();
    double mean = Statistics.mean(Statistics.column(moving(rows, offset), Vector::norm));
    return rows.isEmpty() || Double.isNaN(mean)
        ? 0
        : mean * seconds * moving(rows, offset).size() / rows.size();
  }

  /** The direction along which most of the turning goes, by power iteration. */
  private static Vector principal(List<Vector> rates) {
    Vector axis = rates.getFirst();
    for (int round = 0; round < ROUNDS; round++) {
      Vector next = Vector.ZERO;
      for (Vector rate : rates) {
        next = Geometry.sum(next, rate.scaled(Geometry.dot(rate, axis)));
      }
      axis = next.scaled(1 / next.norm());
    }
    return axis;
  }
}
