package org.rollscope.bridge.sparkplug;

import static org.rollscope.bridge.sparkplug.MetricDefinition.LOAD;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollscope.core.alarm.AlarmKind;

/** The metrics of a tool; {@code docs/sparkplug.md} has the same table for people. */
final class DeviceMetrics {
  /** Reports of what became of a command. */
  static final String RESULT = "result";

  private static final String LOAD_TIME = LOAD + "·s";

  static final MetricTable TABLE = table();

  private DeviceMetrics() {}

  private static MetricTable table() {
    MetricTable table = new MetricTable();
    live(table);
    states(table);
    alarms(table);
    session(table);
    touches(table);
    otherEvents(table);
    commands(table);
    return table;
  }

  private static void live(MetricTable table) {
    table.of(Report.LIVE, "Live");
    table.flags("contact", "saturated").texts("session", "zone");
    table.number("pressure", "kPa").number("force", "N").number("peak", LOAD);
    table.number("temperature", "°C").number("dose", LOAD_TIME);
    table.counts("rolls", "rollCycles").number("revolutions", "").number("distance", "m");
    table.number("speed", "m/s").number("x", "m").number("y", "m");
    table.counts("patch", "column", "row").number("dwellHere", "s").number("spotTime", "s");
    table.number("contactTime", "s").number("duration", "s");
    table.texts("routine.routine", "routine.step.zone", "routine.step.words", "routine.advice");
    table.counts("routine.index", "routine.steps").number("routine.share", "");
    table.flags("routine.stepDone");
  }

  private static void states(MetricTable table) {
    table.of(Report.STATUS, "Status");
    table.texts("state", "link", "error").times("since").number("rssi", "dBm");
    table.number("battery", "%").number("temperature", "°C").flags("charging", "sensorFault");
    table.counts("frames", "lost", "duplicate", "malformed", "unknown", "framesDropped");
    table.counts("outboxDropped");
    table.of(Report.INFO, "Info");
    table.texts("name", "serial", "firmware", "boot", "instrument", "surface", "channels");
    table.number("radius", "m").counts("pads").number("contactArea", "m²").number("rate", "Hz");
    table.number("gyroRange", "rad/s").number("accelRange", "m/s²");
    table.number("limits.high", LOAD).number("limits.highHigh", LOAD).texts("limits.source");
    table.texts("zone", "noGo", "person");
  }

  private static void alarms(MetricTable table) {
    for (AlarmKind kind : AlarmKind.values()) {
      table.of("alarm/" + kind.label(), "Alarm/" + words(kind.label()));
      table.flags("active").texts("level");
    }
    table.of(Report.ALARM_EVENT, "Event/Alarm");
    table.texts("state", "kind", "level", "zone").counts("id");
    table.moments("onset", "raised", "cleared", "shelvedUntil").number("duration", "s");
    table.number("peak", "").number("integral", "").number("limit", "").texts("limitSource");
    table.flags("acknowledged");
  }

  /** {@code spot-time} becomes {@code SpotTime}. */
  private static String words(String label) {
    return Stream.of(label.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static void session(MetricTable table) {
    table.of(Report.SESSION, "Session");
    table.texts("session", "instrument", "zone").times("startTime");
    table.number("duration", "s").number("contactTime", "s");
    table.counts("contacts", "rolls", "rollCycles").number("revolutions", "");
    table.number("distance", "m");
    for (String load : new String[] {"pressure", "force"}) {
      String unit = load.equals("pressure") ? "kPa" : "N";
      table.number(load + ".mean", unit).number(load + ".peak", unit).number(load + ".p95", unit);
      table.number(load + ".dose", unit + "·s");
    }
    table.number("limits.high", LOAD).number("limits.highHigh", LOAD).texts("limits.source");
    table.counts("data.samples", "data.gaps", "data.lost", "data.malformed", "data.clipped");
    table.counts("data.missing").number("data.bridged", "s").flags("data.tareAssumed");
  }

  private static void touches(MetricTable table) {
    table.of("event/session", "Event/Session").texts("state", "session", "reason");
    table.of("event/contact", "Event/Contact").texts("state").moments("start", "end");
    table.number("peak", LOAD).number("mean", LOAD).number("dose", LOAD_TIME);
    table.of("event/stroke", "Event/Stroke").texts("state").counts("number");
    table.moments("start", "end").number("startX", "m").number("startY", "m");
    table.number("endX", "m").number("endY", "m").number("path", "m").counts("patch");
    table.number("length", "m").number("duration", "s").number("speed", "m/s");
    table.counts("rolls", "rollCycles");
    table.of("event/hold", "Event/Hold").texts("state").counts("number").moments("start", "end");
    place(table);
    table.number("mean", "kPa").number("peak", "kPa").number("duration", "s");
    table.of("event/spot", "Event/Spot").texts("zone");
    place(table);
    table.number("dwell", "s").number("dose", "kPa·s").number("peak", "kPa").counts("visits");
  }

  private static void place(MetricTable table) {
    table.number("x", "m").number("y", "m").counts("patch", "column", "row");
  }

  private static void otherEvents(MetricTable table) {
    table.of("event/zone", "Event/Zone").texts("zone");
    table.of("event/gap", "Event/Gap").texts("state", "channels").moments("start", "end");
    table.of("event/segment", "Event/Segment").texts("reason");
    table.of("event/routine", "Event/Routine").texts("state", "routine.name", "step.zone");
    table.counts("index").texts("advice", "result.outcome").number("result.share", "");
    table.number("result.inBand", "s").number("result.tooSoft", "s").number("result.tooHard", "s");
    table.flags("result.complete");
    table.of("event/dropped", "Event/Dropped").texts("of.lane", "of.epoch", "reason");
    table.counts("of.from", "of.to", "count").times("first", "last");
  }

  private static void commands(MetricTable table) {
    table.of(Report.INFO, "Command");
    table.command("tare", MetricType.FLAG, "");
    table.command("start", MetricType.COUNT, "Hz");
    table.command("stop", MetricType.FLAG, "");
    table.command("zone", MetricType.TEXT, "", "zone");
    table.command("person", MetricType.TEXT, "", "person");
    table.command("limits", MetricType.TEXT, "");
    table.command("acknowledge", MetricType.TEXT, "");
    table.command("shelve", MetricType.TEXT, "");
    table.command("identify", MetricType.COUNT, "s");
    table.command("haptic", MetricType.TEXT, "");
    table.command("routine", MetricType.TEXT, "");
    table.command("watch", MetricType.NUMBER, "s");
    table.of(RESULT, "Result").texts("command", "error", "zeros").flags("ok");
  }
}
