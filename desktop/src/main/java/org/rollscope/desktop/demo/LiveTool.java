package org.rollscope.desktop.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.desktop.watch.Subscriber;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.Rounds;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.twin.RollscopeTwin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A simulated tool that is used again and again, and whoever holds it: they start it, begin the
 * routine and stop, by the same commands as the pages. The player has a thread, and so has the one
 * who gives the commands. Start and close it once.
 */
public final class LiveTool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveTool.class);
  private static final double STILLNESS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int TRIES = 10;
  private static final long AGAIN_MILLIS = 300;

  /** When something is to be asked of the tool. */
  private enum Cue {
    READY,
    OVER,
    LEAVE
  }

  private final Act act;
  private final Rounds rounds;
  private final Plug plug;
  private final DevicePlayer player;
  private final Thread playing;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final BlockingQueue<Cue> cues = new LinkedBlockingQueue<>();

  private LiveTool(Act act, Way way, double speed) throws IOException {
    this.act = act;
    rounds = new Rounds(act.tools(), STILLNESS, new Cues());
    plug = plug(way);
    player = new DevicePlayer(plug.transmitter(), plug.port(), speed).waitForHost();
    playing = Thread.ofPlatform().daemon().name("simulated-tool").unstarted(player);
  }

  /** Plugs the tool in; it is switched on once a bridge has opened its port. */
  public static LiveTool plugIn(Act act, Way way, double speed) throws IOException {
    return new LiveTool(act, way, speed);
  }

  private Plug plug(Way way) throws IOException {
    return switch (way) {
      case FRAMES -> serial(Transmitter.Format.BINARY);
      case TEXT -> serial(Transmitter.Format.TEXT);
      case AIR -> Plug.air(RollscopeTwin.of(rounds));
    };
  }

  private Plug serial(Transmitter.Format format) throws IOException {
    return Plug.serial(rounds.speaking(device -> Transmitter.of(device, format)));
  }

  /**
   * How a bridge reads it.
   *
   * @param of who rolls
   */
  public BridgeConfig read(BridgeConfig bridge, Lead of) {
    DeviceConfig tool = DeviceConfig.on(plug.link()).withZone(act.zone()).withPerson(of.name());
    return bridge
        .withDevices(List.of(tool))
        .withBluetooth(plug.bluetooth())
        .withPersons(Map.of(of.name(), of.limits()));
  }

  /** Where it is, in words. */
  public String words() {
    return plug.words();
  }

  /**
   * Begins, with a broker whose bridge reads it.
   *
   * @param broker its client id must be nobody else's
   * @throws IOException when the broker lets nobody in, in words for people
   */
  public void start(BrokerConfig broker) throws IOException {
    Subscriber asking = Subscriber.asking(broker);
    Topics topics = new Topics(broker.root());
    Thread.ofVirtual().name("tool-holder").start(() -> hold(asking, topics));
    playing.start();
  }

  private void hold(Subscriber asking, Topics topics) {
    try (asking) {
      for (Cue cue = cues.take(); cue != Cue.LEAVE; cue = cues.take()) {
        if (cue == Cue.OVER) {
          ask(asking, topics, "stop", Json.object());
        } else if (ask(asking, topics, "start", Json.object()) && act.routine() != null) {
          ObjectNode begin = Json.object().put("do", "start").put("name", act.routine());
          ask(asking, topics, "routine", begin);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Nobody holds the simulated tool any more");
    } catch (IOException e) {
      LOG.warn("The simulated tool goes on alone: {}", e.getMessage());
    }
  }

  /** Asks until it is done, or until something else is to be; returns whether it was done. */
  private boolean ask(Subscriber asking, Topics topics, String command, ObjectNode arguments)
      throws IOException, InterruptedException {
    String topic = topics.command(rounds.now().info().id(), command);
    byte[] payload = arguments.toString().getBytes(UTF_8);
    boolean closed = false;
    for (int tries = 0; tries < TRIES && cues.isEmpty() && !closed; tries++) {
      Optional<String> answer = asking.ask(topic, payload, PATIENCE);
      if (answer.isPresent() && Json.parse(answer.get().getBytes(UTF_8)).path("ok").asBoolean()) {
        return true;
      }
      closed = closing.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
    return false;
  }

  @Override
  public void close() {
    player.close();
    closing.countDown();
    cues.add(Cue.LEAVE);
    plug.close();
  }

  private final class Cues implements Rounds.Listener {
    @Override
    public void begun() {
      plug.anew().run();
    }

    @Override
    public void ready() {
      cues.add(Cue.READY);
    }

    @Override
    public void over() {
      cues.add(Cue.OVER);
    }
  }
}
