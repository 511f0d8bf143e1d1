package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.LoginOptions;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.HomeAssistantConfig;
import org.rollscope.bridge.config.SensorConfig;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.ReplayLinkSource;
import org.rollscope.desktop.log.LogFile;
import org.rollscope.desktop.watch.Message;
import org.rollscope.desktop.watch.Subscriber;
import org.rollscope.sim.port.DevicePort;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.port.TcpPort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: a recording as if the tool were there again. */
@Command(
    name = "replay",
    header = "Play a recording as if the tool were there again.",
    description =
        "Onto a virtual serial port, which it prints; or with --broker through the whole"
            + " analysis to an MQTT broker.",
    footer = {
      "",
      "Examples:",
      "  rollscope replay monday.rec",
      "  rollscope replay monday.rec --broker tcp://localhost:1883 --speed 4"
    })
final class ReplayCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final int WAIT_MILLIS = 20;

  @Parameters(index = "0", paramLabel = "FILE", description = "The recording.")
  private Path file;

  @Option(names = "--broker", paramLabel = "URL", description = "Publish to this MQTT broker.")
  private @Nullable String broker;

  @Mixin private LoginOptions login;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description = "So many times as fast as it was recorded.")
  private double speed;

  @Option(names = "--tcp", paramLabel = "PORT", description = "A TCP port instead; 0 for any.")
  private @Nullable Integer tcp;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LogFile.open(file).close(); // says at once when there is nothing to play
    try (Interruption interruption = new Interruption()) {
      if (broker != null) {
        publish(place(broker), interruption);
      } else {
        play(interruption);
      }
    }
    return Rollscope.OK;
  }

  private void play(Interruption interruption) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    byte[] buffer = new byte[4096];
    try (DevicePort port = tcp == null ? PtyPort.open() : TcpPort.open(tcp);
        Link recording = new ReplayLinkSource(file, speed).open()) {
      out.println(port.path());
      out.flush();
      while (!port.connected() && !interruption.isAsked()) {
        port.read(buffer, WAIT_MILLIS);
      }
      int count = recording.read(buffer);
      while (count >= 0 && !interruption.isAsked()) {
        send(port, buffer, count, interruption);
        count = recording.read(buffer);
      }
    }
  }

  private static void send(DevicePort port, byte[] bytes, int length, Interruption interruption)
      throws IOException {
    byte[] ignored = new byte[256];
    int sent = port.write(bytes, 0, length);
    while (sent < length && !interruption.isAsked()) {
      port.read(ignored, WAIT_MILLIS); // commands mean nothing to a recording
      sent += port.write(bytes, sent, length - sent);
    }
  }

  private BrokerConfig place(String url) {
    try {
      String id = "replay-" + UUID.randomUUID();
      return login.in(BrokerConfig.at(BrokerConfig.parseUrl(url), id));
    } catch (ConfigException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  private void publish(BrokerConfig place, Interruption interruption)
      throws IOException, InterruptedException {
    DeviceConfig recording = replayed();
    String id = place.clientId();
    BridgeConfig config =
        BridgeConfig.of(place, List.of(recording))
            .withName(id)
            .withHomeAssistant(HomeAssistantConfig.OFF);
    BrokerConfig listening = place.withClientId(id + "-status");
    try (Subscriber subscriber = Subscriber.connect(listening, place.root() + "/+/status");
        Bridge bridge = new Bridge(config)) {
      bridge.start();
      spec.commandLine()
          .getErr()
          .println("Playing " + file + " to " + place.url() + ". Ctrl-C ends it.");
      boolean streamed = false;
      boolean over = false;
      while (!over && !interruption.isAsked()) {
        Message message = subscriber.poll(LOOK);
        String state = message == null ? "" : state(message, recording);
        streamed |= state.equals("streaming");
        over = streamed && !state.isEmpty() && !state.equals("streaming");
      }
    }
  }

  private DeviceConfig replayed() {
    return DeviceConfig.of(SensorConfig.on("replay:" + file.toAbsolutePath()).withSpeed(speed));
  }

  private static String state(Message message, DeviceConfig device) {
    return message
        .json()
        .filter(json -> json.path("link").asString("").contains(device.links().substring(7)))
        .map(json -> json.path("state").asString(""))
        .orElse("");
  }
}
