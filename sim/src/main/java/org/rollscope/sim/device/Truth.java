package org.rollscope.sim.device;

import java.util.List;

/**
 * What really happened in a simulated session, from the script and the physics and never from the
 * detectors that are judged by it. Times are device times in s, places in m in the coordinates of
 * the patch, pressures in kPa over ambient.
 *
 * @param scenario its name
 * @param seed the seed it was played with
 * @param grade of the sensors
 * @param instrument label of the instrument
 * @param radius m
 * @param zone label of the zone
 * @param start first contact
 * @param duration from the first to the last contact
 * @param contactTime in contact
 * @param distance true way over the skin in contact, without tremor
 * @param rolls strokes of at least 30 mm, as scripted
 * @param pressureMean over the contact time
 * @param pressurePeak highest
 * @param dose kPa·s
 * @param sampleInterval s
 * @param pressureNoise kPa rms of a sample
 * @param slips the tool slid over the skin: its sensors cannot know the distance
 */
public record Truth(
    String scenario,
    long seed,
    String grade,
    String instrument,
    double radius,
    String zone,
    double start,
    double duration,
    double contactTime,
    double distance,
    int rolls,
    double pressureMean,
    double pressurePeak,
    double dose,
    double sampleInterval,
    double pressureNoise,
    boolean slips,
    List<Touch> contacts,
    List<Roll> strokes,
    List<Stay> holds,
    List<Cell> spots,
    List<Alert> alarms,
    List<Window> unscored,
    List<Window> gaps) {

  /** A contact. */
  public record Touch(double start, double end, double peak, double mean, double dose) {}

  /** A stroke; its times are the last leaving and the first reaching of 3 mm about its ends. */
  public record Roll(
      double start,
      double end,
      double startX,
      double startY,
      double endX,
      double endY,
      double path,
      int patch) {
    public double length() {
      return Math.hypot(endX - startX, endY - startY);
    }
  }

  /** A hold: the stay within 15 mm of the scripted centre. */
  public record Stay(double start, double end, double x, double y, int patch) {
    public double duration() {
      return end - start;
    }
  }

  /** Contact time on a cell of 20 mm, its edges sharp. */
  public record Cell(int patch, int column, int row, double dwell) {}

  /**
   * An alarm.
   *
   * @param kind as {@link org.rollscope.core.alarm.AlarmKind#label()}
   * @param level NOTICE, WARNING or STOP; empty where noise decides
   * @param onset of the noiseless value
   * @param earliest onset if the noise were three sigma towards the limit
   * @param latest onset if it were three sigma away from it
   * @param cleared NaN while it lasts at the end
   * @param peak highest value
   */
  public record Alert(
      String kind,
      String level,
      double onset,
      double earliest,
      double latest,
      double cleared,
      double peak) {}

  /** A time in which something is not judged, or in which data are missing, and why. */
  public record Window(double start, double end, String reason) {}

  /** The same truth with the gaps that the link has made. */
  Truth withGaps(List<Window> lost) {
    return new Truth(
        scenario,
        seed,
        grade,
        instrument,
        radius,
        zone,
        start,
        duration,
        contactTime,
        distance,
        rolls,
        pressureMean,
        pressurePeak,
        dose,
        sampleInterval,
        pressureNoise,
        slips,
        contacts,
        strokes,
        holds,
        spots,
        alarms,
        unscored,
        List.copyOf(lost));
  }
}
