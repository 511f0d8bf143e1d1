package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.protocol.RollscopeProtocol;
import org.rollscope.desktop.view.Words;
import org.rollscope.sim.bluez.FaultScript;
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
import org.rollscope.sim.twin.Twin;
import org.rollscope.sim.twin.Twins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sim}: a simulated tool on a port, on the air or in a file. */
@Command(
    name = "sim",
    header = "Simulate a tool on a serial port or over Bluetooth.",
    description =
        "Prints where it is and begins once a program has opened it. With --ble this computer's"
            + " Bluetooth adapter makes it a device that any phone or program finds. On Windows,"
            + " which has no such ports, use --tcp.",
    footer = {
      "",
      "Examples:",
      "  rollscope sim",
      "  rollscope sim --scenario bad-link --text --loop",
      "  rollscope sim --ble",
      "  rollscope sim --virtual-ble --family tindeq --fault out-of-range",
      "  rollscope sim --scenario too-hard --to hard.rec --truth truth.json",
      "  rollscope sim --list"
    })
final class SimCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(100);

  @Mixin private SimulationOptions simulation;

  @Option(names = "--text", description = "Speak text lines instead of frames.")
  private boolean text;

  @Option(
      names = "--family",
      paramLabel = "NAME",
      description = "Be a device of another family, such as tindeq; see --list.")
  private String family = RollscopeProtocol.NAME;

  @Mixin private AirOptions air;

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

  @Option(names = "--list", description = "List scenarios, families and faults.")
  private boolean list;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      list(out);
    } else if (file != null) {
      Truth truth = SimulatedRecording.write(simulation.device(0), format(), file);
      out.println("Wrote " + file + " and " + SimulatedRecording.truthFile(file));
      tell(out, truth);
    } else if (air.isWanted()) {
      playOnTheAir(out);
    } else {
      play(out);
    }
    return Rollscope.OK;
  }

  private static void list(PrintWriter out) {
    Scenarios.names().forEach(name -> describe(out, Scenarios.load(name)));
    out.println();
    out.println("Families (--family): " + String.join(", ", Twins.names()));
    out.println();
    out.println("Faults on the virtual air (--fault):");
    for (FaultScript fault : FaultScript.values()) {
      out.printf("%-21s %s%n", fault.label(), fault.words());
    }
  }

  /** Each round is a device of its own, as if another had been switched on. */
  private void playOnTheAir(PrintWriter out) throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try (Interruption interruption = new Interruption();
        Air on = air.open()) {
      long round = 0;
      do {
        VirtualDevice device = simulation.device(round++);
        Twin twin = twin(device);
        on.put(twin.onTheAir());
        out.println(on.words());
        out.flush();
        err.println(on.hint() + " Ctrl-C ends it.");
        err.flush();
        play(twin.transmitter(), twin.onTheAir(), interruption);
        tell(err, device.truth());
      } while (loop && !interruption.isAsked());
    }
  }

  private Twin twin(VirtualDevice device) {
    Twin twin = Twins.of(family, device);
    if (twin.air() == null && air.isWanted()) {
      throw new CommandException(family + " speaks over a serial line only; leave out --ble");
    }
    if (twin.air() != null && !air.isWanted()) {
      throw new CommandException(
          family + " speaks over Bluetooth only; add --ble, or --virtual-ble without an adapter");
    }
    return twin;
  }

  private Transmitter overALine(VirtualDevice device) {
    return family.equals(RollscopeProtocol.NAME)
        ? Transmitter.of(device, format())
        : twin(device).transmitter();
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
        play(overALine(device), port, interruption);
        tell(spec.commandLine().getErr(), device.truth());
      } while (loop && !interruption.isAsked());
    }
  }

  private DevicePort openPort() throws PortException {
    return tcp == null ? PtyPort.open() : TcpPort.open(tcp);
  }

  private void play(Transmitter transmitter, DevicePort port, Interruption interruption)
      throws InterruptedException {
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
