package org.rollscope.desktop.web;

import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.routine.Band;
import org.rollscope.core.routine.Goal;
import org.rollscope.core.routine.Pace;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.routine.Step;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.collect.Finding;
import org.rollscope.desktop.collect.Finding.Collected;
import org.rollscope.desktop.store.SimulatedBridge;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreSink;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;

/** Sessions of simulated tools, collected into a store as those of real ones are. */
final class FilledStore {
  static final Zone LEFT_GLUTE = Zone.parse("left-glute");

  /** To and fro, once too hard, and a stay on one spot. */
  static final Scenario GLUTE = Scenarios.load("glute-ball");

  /** Done by the scenario, but for its last step. */
  static final Routine ROUTINE =
      new Routine(
          "test-glute",
          "Glute, <b>gently</b>",
          List.of(
              step("left-glute", new Goal.Press(10)),
              step("left-glute", new Goal.Strokes(500, 0.05))));

  /** So low that the surge of the scenario is far beyond. */
  private static final Limits LOW =
      new Limits(
          Double.NaN,
          Map.of(),
          new PressureLimit(200, 260, PressureLimit.Unit.KPA, "therapist"),
          Set.of());

  private FilledStore() {}

  private static Step step(String zone, Goal goal) {
    return new Step(
        Zone.parse(zone), InstrumentKind.BALL, goal, Band.FIRM, Pace.FREE, "Slowly, to and fro");
  }

  /**
   * Lets a ball be rolled.
   *
   * @param ago how long before now it was switched on
   * @param left how much of the session's end is not told: its summary and what comes with it
   * @return the identifier of the session
   */
  static String roll(
      Store store,
      long seed,
      Duration ago,
      @Nullable String person,
      @Nullable Routine routine,
      boolean left)
      throws IOException {
    Duration later =
        Duration.between(
            SimulatedBridge.BOOT,
            store.clock().instant().truncatedTo(ChronoUnit.SECONDS).minus(ago));
    SimulatedBridge bridge =
        SimulatedBridge.of(
            new VirtualDevice(GLUTE, seed),
            AnalyzerConfig.DEFAULT.withZone(LEFT_GLUTE).withLimits(LOW),
            routine,
            later,
            person);
    List<Finding> findings = new ArrayList<>();
    for (Collected message : bridge.published()) {
      boolean end =
          message.topic().endsWith("/session")
              || message.payloads().getFirst().toString().contains("\"summary\"");
      if (!(left && end)) {
        findings.add(message);
      }
    }
    try (StoreSink sink = store.collect()) {
      sink.store(findings, List.of());
    }
    return bridge.summaries().getFirst().session();
  }
}
