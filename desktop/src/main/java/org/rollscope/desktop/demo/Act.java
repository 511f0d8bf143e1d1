package org.rollscope.desktop.demo;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.RoutineLibrary;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenario;

/**
 * What a tool is used for, again and again.
 *
 * @param tools the tool of each round
 * @param zone what is rolled first
 * @param routine by which routine; null for none
 */
public record Act(IntFunction<VirtualDevice> tools, Zone zone, @Nullable String routine) {
  private static final String ROUTINE = "glute-ball";
  private static final InstrumentKind TOOL = InstrumentKind.BALL;
  private static final double RATE = 200;

  /** Firm, and once too hard, soon after the beginning. */
  private static final Manner MANNER = new Manner(0.55, 1, 1, 1.2, 2.4);

  /**
   * Glutes with the ball, guided, with a moment of too much.
   *
   * @param limits of whoever rolls
   * @throws ConfigException where the routine cannot be used
   */
  public static Act guided(Limits limits, long seed, RoutineLibrary library)
      throws ConfigException {
    Routine routine = library.load(ROUTINE);
    Scenario scenario = GuidedScript.of(routine, TOOL, limits, MANNER, RATE);
    return of(scenario, round -> new VirtualDevice(scenario, seed + round), ROUTINE);
  }

  /** A scenario, without guidance. */
  public static Act free(Scenario scenario, IntFunction<VirtualDevice> tools) {
    return of(scenario, tools, null);
  }

  /** In each round it is the tool of the history. */
  private static Act of(
      Scenario scenario, IntFunction<VirtualDevice> tools, @Nullable String routine) {
    String serial = History.serial(scenario.instrument().kind());
    return new Act(round -> tools.apply(round).withSerial(serial), scenario.zone(), routine);
  }
}
