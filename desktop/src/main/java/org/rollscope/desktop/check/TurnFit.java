package org.rollscope.desktop.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds what has to be done to a gyro so that it agrees with gravity in all turns: which axes, and
 * what scale.
 */
final class TurnFit {
  /** Sensors that agree do so within this, with all that a hand adds, rad. */
  private static final double AGREES = Math.toRadians(9);

  /** Where one way is as good as another within this factor, more turns must tell. */
  private static final double AS_GOOD = 2;

  /**
   * What people multiply by or forget to: units, and ranges of another setting; then what lies
   * between, of a sensitivity that is not that of the part.
   */
  private static final double[] SCALES = {
    1, 180 / Math.PI, Math.PI / 180, 2, 0.5, 4, 0.25, 8, 0.125, 16, 0.0625, 0.8, 1.25, 0.65, 1.55
  };

  private static final double FINE_STEP = 0.01;
  private static final double FINE_RANGE = 0.3;

  /**
   * A way to put the gyro right.
   *
   * @param error that is left, rad
   */
  record Remedy(AxisMix mix, double scale, double error) {}

  private final List<Turn> turns;

  TurnFit(List<Turn> turns) {
    this.turns = List.copyOf(turns);
  }

  private Remedy remedy(AxisMix mix, double scale) {
    double mean =
        turns.stream().mapToDouble(turn -> turn.disagreement(mix, scale)).average().orElse(0);
    return new Remedy(mix, scale, Math.sqrt(mean));
  }

  /** What is least intricate of all that makes both agree; empty where nothing does. */
  Optional<Remedy> best() {
    for (double scale : SCALES) {
      List<Remedy> good = good(scale);
      if (!good.isEmpty()) {
        double least = good.stream().mapToDouble(Remedy::error).min().orElseThrow();
        return good.stream()
            .filter(one -> one.error() <= AS_GOOD * least)
            .findFirst()
            .map(one -> finely(one.mix(), one.scale()));
      }
    }
    return Optional.empty();
  }

  private List<Remedy> good(double scale) {
    return AxisMix.ALL.stream()
        .map(mix -> remedy(mix, scale))
        .filter(one -> one.error() <= AGREES)
        .toList();
  }

  private Remedy finely(AxisMix mix, double scale) {
    Remedy best = remedy(mix, scale);
    for (double share = 1 - FINE_RANGE; share <= 1 + FINE_RANGE; share += FINE_STEP) {
      Remedy other = remedy(mix, scale * share);
      best = Comparator.comparingDouble(Remedy::error).compare(other, best) < 0 ? other : best;
    }
    return best;
  }

  /** Whether the turns tell this remedy from all others of its scale. */
  boolean isCertain(Remedy found) {
    double limit = Math.max(AGREES, AS_GOOD * found.error());
    return AxisMix.ALL.stream()
        .filter(mix -> mix != found.mix())
        .noneMatch(mix -> remedy(mix, found.scale()).error() <= limit);
  }

  /** How far gravity and gyro are apart as they are, rad. */
  double error() {
    return remedy(AxisMix.ALL.getFirst(), 1).error();
  }
}
