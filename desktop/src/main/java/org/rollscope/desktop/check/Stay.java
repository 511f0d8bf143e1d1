package org.rollscope.desktop.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.Vector;

/**
 * A stretch in which the tool lies still, judged by the specific force alone: what the gyro tells
 * is to be checked.
 *
 * @param from index of its first row
 * @param to index behind its last row
 * @param seconds of the device
 * @param force mean specific force, m/s²
 */
record Stay(int from, int to, double seconds, Vector force) {
  private static final double PIECE = 0.2;
  private static final int FEWEST = 4;
  private static final double SHORTEST = 0.8;

  /** What noise makes of a force at rest, as a share of it. */
  private static final double SPREAD = 0.05;

  private static final double SAME = Math.toRadians(4);

  /** All stays among the rows, in their order. */
  static List<Stay> among(List<Row> rows) {
    List<Stay> all = new ArrayList<>();
    Stay now = null;
    int from = 0;
    for (int i = 1; i <= rows.size(); i++) {
      boolean whole =
          i < rows.size()
              && i - from >= FEWEST
              && rows.get(i).time() - rows.get(from).time() >= PIECE;
      if (!whole) {
        continue;
      }
      Stay piece = piece(rows, from, i);
      if (piece == null) {
        keep(all, now);
        now = null;
      } else if (now != null && Geometry.angle(now.force(), piece.force()) <= SAME) {
        now = now.joined(piece);
      } else {
        keep(all, now);
        now = piece;
      }
      from = i;
    }
    keep(all, now);
    return all;
  }

  private static void keep(List<Stay> all, @Nullable Stay stay) {
    if (stay != null && stay.seconds() >= SHORTEST) {
      all.add(stay);
    }
  }

  private static @Nullable Stay piece(List<Row> rows, int from, int to) {
    List<Vector> forces =
        rows.subList(from, to).stream().filter(Row::hasForce).map(Row::force).toList();
    Vector mean = Statistics.mean(forces);
    boolean still =
        forces.size() >= FEWEST
            && Statistics.deviation(forces) <= SPREAD * Math.max(mean.norm(), 1);
    double seconds = rows.get(to).time() - rows.get(from).time();
    return still ? new Stay(from, to, seconds, mean) : null;
  }

  private Stay joined(Stay next) {
    double all = seconds + next.seconds;
    Vector mean = Geometry.sum(force.scaled(seconds / all), next.force.scaled(next.seconds / all));
    return new Stay(from, next.to, all, mean);
  }

  List<Row> rows(List<Row> all) {
    return all.subList(from, to);
  }
}
