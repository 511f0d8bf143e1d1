package org.rollscope.desktop.sessions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollscope.desktop.store.StoredAlarm;
import org.rollscope.desktop.store.ZoneShare;

/**
 * When somebody should see their therapist: what went wrong on a zone has gone wrong there again
 * and again. docs/decisions/0020-see-your-therapist.md states the rule and its reasons.
 */
final class Repeats {
  /** How far back is looked. */
  static final Duration SPAN = Duration.ofDays(42);

  /** The last sessions on a zone that count, and how many of them must have been bad. */
  static final int LOOKED_AT = 5;

  static final int TOO_MANY = 3;

  /** Of 10, as told for the whole session. */
  static final double MUCH_DISCOMFORT = 7;

  /** A zone that was worked for less of a session's contact time has no part in how it felt. */
  static final double SHARE = 0.2;

  private static final String STOP = "stop";
  private static final Set<String> OF_THE_BODY =
      Set.of("overpressure", "spot-time", "no-go-zone", "cold");

  /**
   * A zone on which it repeats.
   *
   * @param sessions how many of the last ones on it were looked at
   * @param alarms in how many of them an alarm went as far as "stop"
   * @param discomfort in how many of them discomfort was 7 of 10 or more
   */
  record Repeat(String zone, int sessions, int alarms, int discomfort) {}

  private Repeats() {}

  /**
   * Looks for zones on which it repeats.
   *
   * @param shares of one person's sessions, the latest first
   * @param alarms of the same sessions
   */
  static List<Repeat> of(List<ZoneShare> shares, List<StoredAlarm> alarms) {
    Map<String, Double> whole = new HashMap<>();
    shares.forEach(share -> whole.merge(share.session(), share.contactTime(), Double::sum));
    Set<String> stopped = new HashSet<>();
    for (StoredAlarm alarm : alarms) {
      if (alarm.level().equals(STOP) && OF_THE_BODY.contains(alarm.kind())) {
        stopped.add(alarm.session() + " " + alarm.zone());
      }
    }
    Map<String, List<ZoneShare>> byZone = new LinkedHashMap<>();
    for (ZoneShare share : shares) {
      byZone.computeIfAbsent(share.zone(), none -> new ArrayList<>()).add(share);
    }
    List<Repeat> repeats = new ArrayList<>();
    byZone.forEach(
        (zone, all) -> {
          int alarmed = 0;
          int hurt = 0;
          int bad = 0;
          List<ZoneShare> last = all.subList(0, Math.min(LOOKED_AT, all.size()));
          for (ZoneShare share : last) {
            boolean stop = stopped.contains(share.session() + " " + zone);
            boolean much =
                share.discomfort() >= MUCH_DISCOMFORT
                    && share.contactTime() >= SHARE * whole.getOrDefault(share.session(), 0.0);
            alarmed += stop ? 1 : 0;
            hurt += much ? 1 : 0;
            bad += stop || much ? 1 : 0;
          }
          if (bad >= TOO_MANY) {
            repeats.add(new Repeat(zone, last.size(), alarmed, hurt));
          }
        });
    return repeats;
  }
}
