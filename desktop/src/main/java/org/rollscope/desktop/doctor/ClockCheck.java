package org.rollscope.desktop.doctor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Whether the time of day can be right: every sample that is published carries it. */
final class ClockCheck implements Check {
  private static final String NAME = "Clock";

  /** The Java that this program needs is no older than that. */
  private static final Instant EARLIEST = Instant.parse("2025-09-16T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final Machine machine;

  ClockCheck(Machine machine) {
    this.machine = machine;
  }

  @Override
  public List<Finding> look() {
    Instant now = machine.clock().instant();
    String time = MINUTE.format(now);
    if (now.isBefore(EARLIEST) || now.isAfter(LATEST)) {
      return List.of(
          Finding.fix(
              NAME,
              "It says " + time + ", which cannot be. Let a time server set it, or set it by hand:",
              machine.asRoot("timedatectl set-ntp true"),
              machine.asRoot("date -u -s 'YYYY-MM-DD HH:MM'")));
    }
    int state = machine.clockState().getAsInt();
    if (state < 0) {
      return List.of(
          Finding.ok(NAME, time + "; whether a time server keeps it is not known here."));
    }
    if (state == KernelClock.UNSYNCHRONIZED) {
      return List.of(
          Finding.note(
              NAME,
              time + ". No time server keeps it. Is it right? To let one keep it:",
              machine.asRoot("timedatectl set-ntp true")));
    }
    return List.of(Finding.ok(NAME, time + ", kept by a time server."));
  }
}
