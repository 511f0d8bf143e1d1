package org.rollscope.desktop.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.rollscope.core.sample.Vector;

/**
 * A turn by hand from one side to another, as both sensors saw it: gravity tells where the tool was
 * and is, the gyro what happened between.
 */
final class Turn {
  /** Less is a nudge. */
  private static final double SMALLEST = Math.toRadians(35);

  private static final double LONGEST = 15;

  /** A specific force of this size is gravity and hardly anything else. */
  private static final double CALM = 0.12;

  /** So much of the stays is taken in, where a turn slowly begins and ends, s. */
  private static final double EDGE = 0.4;

  /** So many rows with a force are compared on the way. */
  private static final int LOOKS = 40;

  private record Piece(Vector turned, Vector force, boolean calm) {}

  private final List<Piece> pieces = new ArrayList<>();
  private final Vector before;
  private final Vector after;
  private final double seconds;
  private final double fastest;

  private Turn(List<Row> rows, Stay from, Stay to) {
    // Medians: the edge of a stay may hold the beginning of a turn.
    before = Statistics.median(vectors(from.rows(rows), Row::hasForce, Row::force));
    after = Statistics.median(vectors(to.rows(rows), Row::hasForce, Row::force));
    Vector offset = Statistics.median(vectors(from.rows(rows), Row::hasRate, Row::rate));
    double size = (before.norm() + after.norm()) / 2;
    seconds = rows.get(to.from()).time() - rows.get(from.to() - 1).time();
    int start = from.to() - 1;
    while (start > from.from() && rows.get(from.to() - 1).time() - rows.get(start).time() < EDGE) {
      start--;
    }
    int end = to.from();
    while (end < to.to() - 1 && rows.get(end).time() - rows.get(to.from()).time() < EDGE) {
      end++;
    }
    Row last = rows.get(start);
    double most = 0;
    for (Row row : rows.subList(start + 1, end + 1)) {
      if (!row.hasRate() || !row.hasForce()) {
        continue;
      }
      Vector turned = Geometry.difference(row.rate(), offset).scaled(row.time() - last.time());
      boolean calm = Math.abs(row.force().norm() / size - 1) < CALM;
      pieces.add(new Piece(turned, row.force(), calm));
      most = Math.max(most, row.rate().norm());
      last = row;
    }
    fastest = most;
  }

  private static List<Vector> vectors(
      List<Row> rows, Predicate<Row> has, Function<Row, Vector> value) {
    return rows.stream().filter(has).map(value).toList();
  }

  /** The turns among rows, between the stays that follow each other. */
  static List<Turn> among(List<Row> rows, List<Stay> stays) {
    List<Turn> all = new ArrayList<>();
    for (int i = 1; i < stays.size(); i++) {
      Stay from = stays.get(i - 1);
      Stay to = stays.get(i);
      double seconds = rows.get(to.from()).time() - rows.get(from.to() - 1).time();
      if (seconds <= LONGEST && Geometry.angle(from.force(), to.force()) >= SMALLEST) {
        all.add(new Turn(rows, from, to));
      }
    }
    return all;
  }

  /** How far gravity has turned in the tool's frame, rad. */
  double angle() {
    return Geometry.angle(before, after);
  }

  double seconds() {
    return seconds;
  }

  /** The largest angular rate on the way, rad/s. */
  double fastest() {
    return fastest;
  }

  /**
   * By how much the gyro, put right so, disagrees with gravity: the mean square of the angles on
   * the way and at its end, rad².
   */
  double disagreement(AxisMix mix, double scale) {
    Vector seen = before;
    double squares = 0;
    int looks = 0;
    int every = Math.max(1, pieces.size() / LOOKS);
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      seen = Geometry.seenAfter(seen, mix.of(piece.turned()).scaled(scale));
      if (i % every == 0 && piece.calm()) {
        double angle = Geometry.angle(seen, piece.force());
        squares += angle * angle;
        looks++;
      }
    }
    double end = Geometry.angle(seen, after);
    double way = looks == 0 ? end * end : squares / looks;
    return (way + end * end) / 2;
  }
}
