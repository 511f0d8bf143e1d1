package org.rollscope.desktop.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.mqtt.BrokerState;
import org.rollscope.sim.scenario.Scenarios;

/** The broker dies in mid-session and comes back empty on the same port. */
@Timeout(120)
class BrokerRestartTest {
  private static final double SPEED = 10;

  @TempDir Path folder;

  private final CountDownLatch broken = new CountDownLatch(1);
  private final CountDownLatch mayReturn = new CountDownLatch(1);

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void losesNothing(TestBroker.Kind kind) throws Exception {
    try (TestBroker broker = kind.start(folder);
        Listener listener = new Listener(broker, kind == TestBroker.Kind.MOSQUITTO ? 0 : 1);
        Line line = new Line(folder.resolve("ball"));
        Tool tool = new Tool(Scenarios.load("glute-ball"), 12, SPEED, line).goingOn()) {
      try (Bridge bridge = new Bridge(Road.config(folder, broker, line))) {
        bridge.onBroker(this::holdBack);
        bridge.start();
        tool.start();
        listener.await(message -> message.topic().equals(tool.topic() + "/event/stroke"));
        broker.kill();
        assertThat(broken.await(30, TimeUnit.SECONDS)).isTrue();
        broker.start();
        listener.awaitSubscribed();
        int before = listener.count();
        mayReturn.countDown();
        listener.await(
            before, m -> m.topic().equals(Road.BRIDGE_STATUS) && m.text().equals("online"));
        listener.await(message -> message.topic().equals(tool.topic() + "/session"));
        tool.off();
        listener.awaitSamplesUntil(tool, OnTheLine.of(line).samples().getLast().time());
        assertThat(bridge.outbox().droppedInAll()).isZero();
      }
      Arrived arrived = new Arrived(tool.topic(), listener.all());
      if (kind == TestBroker.Kind.MOSQUITTO) {
        // It hands on before it acknowledges; the embedded one does not, and forgets when closed.
        arrived.assertComplete();
        arrived.assertSamples(OnTheLine.of(line).samples());
      }
      assertThat(arrived.on("/session").getFirst().json().path("rolls").asInt())
          .isEqualTo(tool.truth().rolls());
    }
  }

  /** The bridge stays away until the listener is back, which would else miss what it brings. */
  private void holdBack(BrokerState state) {
    if (!state.problem().isEmpty()) {
      broken.countDown();
      try {
        assertThat(mayReturn.await(60, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
