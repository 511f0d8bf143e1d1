package org.rollscope.desktop.cli;

import org.jspecify.annotations.Nullable;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;
import org.rollscope.sim.scenario.SensorGrade;
import picocli.CommandLine.Option;

/** Options that tell what is simulated. */
final class SimulationOptions {
  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "glute-ball",
      description = "What happens: a name of 'sim --list', or a YAML file. Usually glute-ball.")
  private String scenario;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same number gives the same session. Usually 1.")
  private long seed;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description = "So many times as fast as real time.")
  private double speed;

  @Option(
      names = "--grade",
      paramLabel = "GRADE",
      description = "How good the sensors are: good, consumer or cheap.")
  private @Nullable String grade;

  Scenario scenario() {
    return Scenarios.load(scenario);
  }

  VirtualDevice device(long round) {
    Scenario loaded = scenario();
    return grade == null
        ? new VirtualDevice(loaded, seed + round)
        : new VirtualDevice(loaded, seed + round, SensorGrade.parse(grade));
  }

  long seed() {
    return seed;
  }

  double speed() {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new CommandException("--speed must be above 0, such as 1 or 10");
    }
    return speed;
  }
}
