package org.rollscope.desktop.faults;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.desktop.endtoend.Mosquitto;
import org.rollscope.desktop.faults.FaultProxy.Weather;

/** Bridge and broker die at any moment. */
@Tag("faults")
@Timeout(3600)
class KillsTest {
  /** Written down at each change, else only every half an hour. */
  static final String REMEMBERING =
      "persistence true\npersistence_location %s/\nautosave_on_changes true\nautosave_interval 1";

  /**
   * It hands on at once what it gets. With the usual 20 that may be on the way to a collector, it
   * would keep what a slow one has no time for, and take that with it.
   */
  static final String FORGETFUL = "max_inflight_messages 0";

  @TempDir Path folder;

  @Test
  void whatABridgeHadInItsOutboxOutlivesIt() throws Exception {
    SplittableRandom random = Extent.random("bridge kills");
    int kills = Extent.of(20, 200);
    try (Mosquitto broker = Mosquitto.plain(folder, "")) {
      broker.start();
      try (Rig rig = new Rig(folder, broker, random)) {
        for (int kill = 0; kill < kills; kill++) {
          rig.startChild();
          Rig.pause(random.nextDouble(0.1, 2.8)); // half of that it starts
          rig.killChild();
        }
        rig.startChild();
        rig.awaitFlowing();
        rig.finish();
        rig.report(kills + " kills of the bridge");
      }
    }
  }

  /**
   * A broker that was killed has handed on what it has acknowledged, as far as it goes to a
   * collector that is connected. It comes back with the collector's subscription, or without: then
   * the bridge must not be there before the collector is, or nobody would get what it brings.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBrokerThatDiesTakesNothingWithIt(boolean remembers) throws Exception {
    SplittableRandom random = Extent.random("broker kills " + remembers);
    int kills = Extent.of(remembers ? 2 : 3, 25);
    String settings = remembers ? REMEMBERING.formatted(folder) : FORGETFUL;
    try (Mosquitto broker = Mosquitto.plain(folder, settings)) {
      broker.start();
      try (Rig rig = new Rig(folder, broker, random)) {
        rig.startBridge();
        for (int kill = 0; kill < kills; kill++) {
          rig.awaitAll();
          Rig.pause(random.nextDouble(0.1, 1));
          broker.kill();
          rig.proxy().weather(remembers ? Weather.CLEAR : Weather.CLOSED);
          rig.awaitCollectorLost();
          broker.start();
          rig.awaitCollector();
          rig.proxy().weather(Weather.CLEAR);
        }
        rig.awaitAll();
        rig.finish();
        rig.report(kills + " kills of a broker that " + (remembers ? "remembers" : "forgets"));
      }
    }
  }
}
