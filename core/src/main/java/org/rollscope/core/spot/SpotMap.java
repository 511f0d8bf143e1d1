package org.rollscope.core.spot;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dwell and dose by cells of skin, 20 mm across, the first of a patch centred where contact began.
 * Leaving a cell takes 3 mm beyond its edge. Allocates only when a cell is entered. Not
 * thread-safe.
 */
public final class SpotMap {
  /** Width of a cell, m. Engineering default. */
  public static final double CELL = 0.020;

  private static final double HYSTERESIS = 0.003;

  private final Map<Place, SpotTally> tallies = new HashMap<>();
  private @Nullable SpotTally here;
  private double centreX;
  private double centreY;

  private record Place(String zone, int patch, int column, int row) {}

  /**
   * Adds a stretch of contact at a point.
   *
   * @return the spot that was left for another, or null
   */
  public @Nullable Spot add(
      String zone, int patch, double x, double y, double dt, double loadFrom, double loadTo) {
    SpotTally current = here;
    SpotTally left = null;
    if (current == null || current.patch != patch || isOutside(x, y)) {
      left = current;
      current = enter(zone, patch, x, y);
    } else if (!current.zone.equals(zone)) {
      left = current;
      current = enter(zone, patch, x, y);
    }
    current.add(dt, loadFrom, loadTo);
    return left == null ? null : left.toSpot(CELL);
  }

  private boolean isOutside(double x, double y) {
    double reach = CELL / 2 + HYSTERESIS;
    return Math.abs(x - centreX) > reach || Math.abs(y - centreY) > reach;
  }

  private SpotTally enter(String zone, int patch, double x, double y) {
    int column = cellOf(x);
    int row = cellOf(y);
    SpotTally tally =
        tallies.computeIfAbsent(
            new Place(zone, patch, column, row),
            place -> new SpotTally(place.zone, place.patch, place.column, place.row));
    tally.enter();
    here = tally;
    centreX = column * CELL;
    centreY = row * CELL;
    return tally;
  }

  /** The index of the cell that holds a coordinate, m. */
  public static int cellOf(double coordinate) {
    return (int) Math.round(coordinate / CELL);
  }

  /** Lifting off leaves the spot; returns it, or null where there was none. */
  public @Nullable Spot leave() {
    SpotTally left = here;
    here = null;
    return left == null ? null : left.toSpot(CELL);
  }

  /** Time in contact on the present spot, s; 0 off the skin. */
  public double dwellHere() {
    return here == null ? 0 : here.dwell();
  }

  public int column() {
    return here == null ? 0 : here.column;
  }

  public int row() {
    return here == null ? 0 : here.row;
  }

  /** Every spot so far, the longest dwell first. */
  public List<Spot> spots() {
    return tallies.values().stream()
        .map(tally -> tally.toSpot(CELL))
        .sorted(
            Comparator.comparingDouble(Spot::dwell)
                .reversed()
                .thenComparing(Spot::zone)
                .thenComparingInt(Spot::patch)
                .thenComparingInt(Spot::column)
                .thenComparingInt(Spot::row))
        .toList();
  }
}
