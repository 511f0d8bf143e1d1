package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.view.Words;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.SimulatedRecording;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.Transmitter.Format;
import org.rollscope.sim.device.Truth;
import org.rollscope.sim.device.TruthJson;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.port.DevicePort;
import org.rollscope.sim.port.PortException;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.port.TcpPort;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sim}: a simulated tool on a port any program can open, or in a file. */
@Command(
    name = "sim",
    header = "Simulate a tool on a serial port that any program can open.",
    description =
        "Prints the port and begins once a program has opened it. On Windows, which has"
            + " no such ports, use --tcp.",
    footer = {
      "",
      "Examples:",
      "  rollscope sim",
      "  rollscope sim --scenario bad-link --text --loop",
      "  rollscope sim --scenario too-hard --to hard.rec --truth truth.json",
      "  rollscope sim --list"
    })
final class SimCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(100);

  @Mixin private SimulationOptions simulation;

  @Option(names = "--text", description = "Speak text lines instead of frames.")
  private boolean text;

  @Option(
      names = "--tcp",
      paramLabel = "PORT",
      description = "Listen on a TCP port of this computer instead; 0 for a free one.")
  private @Nullable Integer tcp;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Write a recording, at once, the truth beside it. Packed if it ends in .gz.")
  private @Nullable Path file;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Write what really happened as JSON, at the end.")
  private @Nullable Path truthFile;

  @Option(names = "--loop", description = "Begin again, with the next seed, for ever.")
  private boolean loop;

  @Option(names = "--list", description = "List the scenarios built in.")
  private boolean list;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      Scenarios.names().forEach(name -> describe(out, Scenarios.load(name)));
    } else if (file != null) {
      Truth truth = SimulatedRecording.write(simulation.device(0), format(), file);
      out.println("Wrote " + file + " and " + SimulatedRecording.truthFile(file));
      tell(out, truth);
    } else {
      play(out);
    }
    return Rollscope.OK;
  }

  private static void describe(PrintWriter out, Scenario scenario) {
    out.printf("%-21s %s%n", scenario.name(), scenario.description());
  }

  private Format format() {
    return text ? Format.TEXT : Format.BINARY;
  }

  private void play(PrintWriter out) throws IOException, InterruptedException {
    try (Interruption interruption = new Interruption();
        DevicePort port = openPort()) {
      out.println(port.path());
      out.flush();
      spec.commandLine()
          .getErr()
          .println("Open it with: rollscope bridge --port " + port.path() + "   Ctrl-C ends it.");
      long round = 0;
      do {
        VirtualDevice device = simulation.device(round++);
        play(device, port, interruption);
        tell(spec.commandLine().getErr(), device.truth());
      } while (loop && !interruption.isAsked());
    }
  }

  private DevicePort openPort() throws PortException {
    return tcp == null ? PtyPort.open() : TcpPort.open(tcp);
  }

  private void play(VirtualDevice device, DevicePort port, Interruption interruption)
      throws InterruptedException {
    Transmitter transmitter = Transmitter.of(device, format());
    try (DevicePlayer player =
        new DevicePlayer(transmitter, port, simulation.speed()).waitForHost()) {
      Thread playing = Thread.ofPlatform().daemon().name("simulated-tool").start(player);
      boolean ends = false;
      while (playing.isAlive() && !ends) {
        ends = interruption.await(LOOK);
      }
    }
  }

  private void tell(PrintWriter to, Truth truth) throws IOException {
    to.printf(
        Locale.ROOT,
        "What really happened: %s, %.3f m, %s in contact, %s, %s.%n",
        Words.count(truth.rolls(), "roll"),
        truth.distance(),
        Words.clock(truth.contactTime()),
        Words.count(truth.holds().size(), "hold"),
        Words.count(truth.alarms().size(), "alarm"));
    if (truthFile != null) {
      Files.writeString(truthFile, TruthJson.write(truth) + "\n");
      to.println("Wrote it to " + truthFile);
    }
    to.flush();
  }
}
