package org.rollscope.desktop.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.desktop.endtoend.Mosquitto;
import org.rollscope.desktop.endtoend.TestBroker;
import org.rollscope.desktop.faults.FaultProxy.Weather;

/** One fault after the other, whichever comes. */
@Tag("faults")
@Timeout(7200)
class RandomFaultsTest {
  private static final int QUOTA_EXCEEDED = 151;

  /** The broker of a run, how long it lasts in s, short and in full. */
  enum Run {
    FORGETFUL(7, 720),
    REMEMBERING(7, 720),
    EMBEDDED(4, 360);

    private final int whenShort;
    private final int inFull;

    Run(int whenShort, int inFull) {
      this.whenShort = whenShort;
      this.inFull = inFull;
    }

    private TestBroker start(Path folder) throws IOException {
      if (this == EMBEDDED) {
        return TestBroker.Kind.EMBEDDED.start(folder);
      }
      String settings =
          this == REMEMBERING ? KillsTest.REMEMBERING.formatted(folder) : KillsTest.FORGETFUL;
      Mosquitto broker = Mosquitto.plain(folder, settings);
      broker.start();
      return broker;
    }
  }

  @TempDir Path folder;

  private SplittableRandom random;

  @ParameterizedTest
  @EnumSource(Run.class)
  void loseAndDoubleNothing(Run run) throws Exception {
    random = Extent.random("random " + run);
    try (TestBroker broker = run.start(folder);
        Rig rig = new Rig(folder, broker, random)) {
      rig.startChild();
      rig.awaitAll();
      int faults = 0;
      long seconds = Extent.of(run.whenShort, run.inFull);
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      while (System.nanoTime() - until < 0) {
        fault(rig, run);
        Rig.pause(random.nextDouble(0, 1));
        if (++faults % 10 == 0) {
          rig.awaitAll();
        }
      }
      rig.awaitFlowing();
      rig.finish();
      rig.report(faults + " random faults in " + seconds + " s, broker " + run);
    }
  }

  private void fault(Rig rig, Run run) throws IOException {
    FaultProxy proxy = rig.proxy();
    switch (random.nextInt(12)) {
      case 0 -> proxy.cut();
      case 1 -> weather(proxy, Weather.STALLED, 1.5);
      case 2 -> weather(proxy, Weather.SWALLOWING, 1.5);
      case 3 -> {
        proxy.weather(Weather.MUTE);
        proxy.cut();
        weather(proxy, Weather.MUTE, 2);
      }
      case 4 -> {
        proxy.cut();
        weather(proxy, Weather.CLOSED, 1);
      }
      case 5 -> {
        proxy.slow(random.nextLong(100_000, 1_000_000));
        Rig.pause(random.nextDouble(0.5, 2));
        proxy.slow(0);
      }
      case 6 -> {
        proxy.refuseConnections(random.nextInt(128, 160));
        Rig.pause(random.nextDouble(0.3, 1));
        proxy.refuseConnections(0);
      }
      case 7 -> {
        int every = random.nextInt(5, 50);
        proxy.answer(
            packet ->
                packet.type() == Packet.PUBLISH && packet.quality() > 0 && packet.id() % every == 0
                    ? Packet.acknowledgement(packet.id(), QUOTA_EXCEEDED)
                    : null);
        Rig.pause(random.nextDouble(0.3, 1));
        proxy.answer(packet -> null);
      }
      case 8 -> {
        rig.killChild();
        Rig.pause(random.nextDouble(0, 0.5));
        rig.startChild();
      }
      case 9 -> unplug(rig, () -> {});
      case 10 -> {
        rig.stopCollector();
        Rig.pause(random.nextDouble(0, 1));
        rig.startCollector();
      }
      default -> {
        if (run != Run.EMBEDDED) {
          unplug(rig, () -> killBroker(rig, run));
        }
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private void weather(FaultProxy proxy, Weather weather, double longest) {
    proxy.weather(weather);
    Rig.pause(random.nextDouble(0.1, longest));
    proxy.weather(Weather.CLEAR);
  }

  private void unplug(Rig rig, Work meanwhile) throws IOException {
    int pulled = random.nextInt(Rig.DEVICES);
    rig.device(pulled).unplug();
    Rig.pause(random.nextDouble(0, 0.5));
    meanwhile.run();
    rig.device(pulled).plugIn();
  }

  private void killBroker(Rig rig, Run run) throws IOException {
    rig.broker().kill();
    if (run == Run.FORGETFUL) {
      rig.proxy().weather(Weather.CLOSED); // nobody would get what the bridge brings
    }
    rig.awaitCollectorLost();
    Rig.pause(random.nextDouble(0, 0.5));
    rig.broker().start();
    rig.awaitCollector();
    rig.proxy().weather(Weather.CLEAR);
  }
}
