package org.rollscope.desktop.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.Bridge;
import org.rollscope.desktop.endtoend.Listener.Heard;
import org.rollscope.sim.scenario.Scenarios;

/** A broker that takes only packets smaller than a batch of samples. */
@Timeout(120)
class SmallPacketsTest {
  private static final int LARGEST = 4500;
  private static final int BATCHES = 20;

  @TempDir Path folder;

  /** What had gathered comes in pieces, what comes later is gathered in smaller batches. */
  @Test
  void getsAllSamplesInPackagesThatItTakes() throws Exception {
    try (Mosquitto broker = Mosquitto.with(folder, "max_packet_size " + LARGEST);
        Line line = new Line(folder.resolve("ball"));
        Tool tool = new Tool(Scenarios.load("glute-ball"), 12, 10, line).goingOn();
        Bridge bridge = new Bridge(Road.config(folder, broker, line))) {
      bridge.start();
      tool.start();
      awaitBatches(bridge);
      broker.start();
      try (Listener listener = new Listener(broker)) {
        listener.await(message -> message.topic().equals(tool.topic() + "/event/stroke"));
        tool.off();
        listener.awaitSamplesUntil(tool, OnTheLine.of(line).samples().getLast().time());
        Arrived arrived = new Arrived(tool.topic(), listener.all());
        arrived.assertSamples(OnTheLine.of(line).samples());
        assertThat(bridge.outbox().droppedInAll()).isZero();
        List<Heard> batches = arrived.on("/samples");
        assertThat(batches).allMatch(batch -> batch.text().length() < LARGEST);
        assertThat(batches.getFirst().json().path("parts").asInt()).isGreaterThan(1);
        assertThat(batches.getFirst().property("part")).isEqualTo("1");
        assertThat(batches.getLast().json().has("parts")).isFalse();
      }
    }
  }

  private static void awaitBatches(Bridge bridge) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (bridge.outbox().waiting() < BATCHES) {
      assertThat(System.nanoTime()).isLessThan(until);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
