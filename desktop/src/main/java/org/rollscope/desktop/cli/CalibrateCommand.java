package org.rollscope.desktop.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code calibrate}: what a tool cannot know of itself. */
@Command(
    name = "calibrate",
    header = "Measure what a tool cannot know of itself, and keep it.",
    description =
        "Each measurement is kept for the device, and the bridge uses it from its next start on."
            + " On a terminal you are told what to do; a recording is used with --file instead.",
    subcommands = {
      CalibrateTareCommand.class,
      CalibrateWeightCommand.class,
      CalibrateMetreCommand.class,
      CalibrateRestCommand.class,
      CalibrateShowCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  rollscope calibrate tare /dev/ttyUSB0",
      "  rollscope calibrate weight 5 /dev/ttyUSB0 --area 1200",
      "  rollscope calibrate metre auto",
      "  rollscope calibrate rest --file still.rec",
      "  rollscope calibrate show"
    })
final class CalibrateCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
