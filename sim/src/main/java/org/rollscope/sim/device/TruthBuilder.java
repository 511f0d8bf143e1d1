package org.rollscope.sim.device;

import java.util.List;
import org.rollscope.sim.body.Motion;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.SensorGrade;

/** Puts the truth of a session together. */
final class TruthBuilder {
  private final Scenario scenario;
  private final Motion motion;
  private final DeviceClock clock;
  private final Trace trace;
  private final TrueContacts contacts;

  TruthBuilder(Scenario scenario, Motion motion, DeviceClock clock) {
    this.scenario = scenario;
    this.motion = motion;
    this.clock = clock;
    trace = new Trace(motion);
    contacts = new TrueContacts(trace);
  }

  Truth build(long seed, SensorGrade grade) {
    TrueMovement movement = new TrueMovement(contacts, clock);
    List<Truth.Roll> strokes = movement.strokes(motion.marks().strokes(), motion.offset());
    TrueAlarms alarms = new TrueAlarms(scenario, grade.pressureNoise(), trace, contacts, clock);
    List<Truth.Touch> touches = contacts.spans.stream().map(this::touch).toList();
    double time = touches.stream().mapToDouble(touch -> touch.end() - touch.start()).sum();
    double dose = touches.stream().mapToDouble(Truth.Touch::dose).sum();
    double start = touches.isEmpty() ? Double.NaN : touches.getFirst().start();
    double end = touches.isEmpty() ? Double.NaN : touches.getLast().end();
    return new Truth(
        scenario.name(),
        seed,
        grade.label(),
        scenario.instrument().kind().label(),
        scenario.instrument().radius(),
        scenario.zone().label(),
        start,
        end - start,
        time,
        contacts.way(0, trace.size - 1),
        strokes.size(),
        dose / time,
        touches.stream().mapToDouble(Truth.Touch::peak).max().orElse(Double.NaN),
        dose,
        1 / scenario.rate(),
        grade.pressureNoise(),
        scenario.human().slip() > 0,
        touches,
        strokes,
        movement.holds(motion.marks().stays(), motion.offset()),
        movement.spots(),
        alarms.alarms,
        alarms.unscored,
        List.of());
  }

  private Truth.Touch touch(TrueContacts.Span span) {
    double peak = 0;
    double dose = 0;
    for (int i = span.from(); i < span.to(); i++) {
      peak = Math.max(peak, trace.pressure[i]);
      dose += trace.pressure[i] * Trace.STEP;
    }
    return new Truth.Touch(
        clock.deviceTime(span.start()),
        clock.deviceTime(span.end()),
        peak,
        dose / (span.end() - span.start()),
        dose);
  }
}
