package org.rollscope.desktop.demo;

import java.time.LocalDate;
import java.util.List;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.spot.Zone;

/**
 * What somebody did in the weeks of the demo, and what was found for them.
 *
 * @param bodyWeight kg
 * @param since the first day
 */
record Story(
    String name,
    double bodyWeight,
    LocalDate since,
    List<OwnLimit> limits,
    List<Excluded> excluded,
    List<Order> orders,
    List<Remark> remarks,
    List<Planned> sessions) {

  /** A limit of their own on a zone. */
  record OwnLimit(Zone zone, PressureLimit limit) {}

  /** A zone that must not be rolled. */
  record Excluded(Zone zone, String reason, String source) {}

  /** A routine prescribed on the first day. */
  record Order(String routine, int perWeek, String words) {}
}
