package org.rollscope.core.spot;

/** What one cell has received so far. */
final class SpotTally {
  final String zone;
  final int patch;
  final int column;
  final int row;
  private double dwell;
  private double dose;
  private double peak = Double.NaN;
  private int visits;

  SpotTally(String zone, int patch, int column, int row) {
    this.zone = zone;
    this.patch = patch;
    this.column = column;
    this.row = row;
  }

  void enter() {
    visits++;
  }

  void add(double dt, double loadFrom, double loadTo) {
    dwell += dt;
    if (Double.isFinite(loadTo)) {
      double mean = Double.isFinite(loadFrom) ? (loadFrom + loadTo) / 2 : loadTo;
      dose += mean * dt;
      if (!(loadTo <= peak)) {
        peak = loadTo;
      }
    }
  }

  double dwell() {
    return dwell;
  }

  Spot toSpot(double cell) {
    return new Spot(
        zone,
        patch,
        column,
        row,
        column * cell,
        row * cell,
        dwell,
        Double.isNaN(peak) ? Double.NaN : dose,
        peak,
        visits);
  }
}
