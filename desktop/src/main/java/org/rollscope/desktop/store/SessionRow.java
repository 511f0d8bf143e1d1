package org.rollscope.desktop.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session in a list.
 *
 * @param id hash of device, boot and first contact; the same for live and imported data
 * @param tool identifier of the device
 * @param toolName for people
 * @param person identifier; null where nobody knows who it was
 * @param personName null likewise
 * @param instrument ball, stick, foot-roller or foam-roller
 * @param zones worked, longest first
 * @param start wall-clock time of the first contact
 * @param open whether it goes on, or its end has not come yet
 * @param duration from first to last contact, s; NaN while open, as what follows
 * @param contactTime s
 * @param rolls null without angular rate
 * @param distance over the skin, m
 * @param load how hard; null without a load channel
 * @param alarms how many
 * @param routine name of the routine that was followed; null for none
 * @param discomfort 0 to 10 as told afterwards; NaN where nobody told
 */
public record SessionRow(
    String id,
    String tool,
    String toolName,
    @Nullable String person,
    @Nullable String personName,
    String instrument,
    List<String> zones,
    Instant start,
    boolean open,
    double duration,
    double contactTime,
    @Nullable Integer rolls,
    double distance,
    @Nullable Load load,
    int alarms,
    @Nullable String routine,
    double discomfort) {

  /**
   * How hard.
   *
   * @param unit kPa or N
   * @param mean time-weighted
   * @param dose over contact time, in the unit times s
   */
  public record Load(String unit, double mean, double peak, double dose) {}
}
