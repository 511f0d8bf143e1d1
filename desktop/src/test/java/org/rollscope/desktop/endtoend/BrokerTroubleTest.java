package org.rollscope.desktop.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.Secret;
import org.rollscope.bridge.mqtt.BrokerState;
import org.rollscope.sim.scenario.Scenarios;

/** A broker that is not there yet, or does not let the bridge in. */
@Timeout(120)
class BrokerTroubleTest {
  @TempDir Path folder;

  private final BlockingQueue<BrokerState> states = new LinkedBlockingQueue<>();

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void whatWasMeasuredBeforeTheBrokerCameArrives(TestBroker.Kind kind) throws Exception {
    try (TestBroker broker = kind.prepare(folder);
        Line line = new Line(folder.resolve("stick"));
        Tool tool = new Tool(Scenarios.load("too-hard"), 4, 20, line);
        Bridge bridge = new Bridge(Road.config(folder, broker, line))) {
      bridge.onBroker(states::add);
      bridge.start();
      assertThat(await(state -> !state.problem().isEmpty()).problem())
          .isEqualTo(
              "The broker %s cannot be used: nothing listens there; is it running?",
              broker.address());
      tool.start().awaitEnd();
      broker.start();
      await(BrokerState::connected);
      try (Listener listener = new Listener(broker)) {
        assertThat(listener.await(m -> m.topic().equals(Road.BRIDGE_STATUS)).text())
            .isEqualTo("online");
        listener.await(m -> m.topic().equals(tool.topic() + "/session"));
      }
    }
  }

  @Test
  void aWrongPasswordIsToldAndTriedAgainUntilItIsRight() throws Exception {
    try (Mosquitto broker = Mosquitto.withPassword(folder, "ball", "right")) {
      broker.start();
      BridgeConfig config = Road.config(folder, broker);
      try (Bridge bridge =
          new Bridge(
              config.withBroker(config.broker().withLogin("ball", new Secret("mistaken"))))) {
        bridge.onBroker(states::add);
        bridge.start();
        assertThat(await(state -> !state.problem().isEmpty()).problem())
            .contains(broker.address(), "refuses the login of the user 'ball'", "check user")
            .doesNotContain("mistaken");
        assertThat(bridge.broker().connected()).isFalse();
        broker.password("ball", "mistaken");
        await(BrokerState::connected);
      }
    }
  }

  private BrokerState await(Predicate<BrokerState> fits) throws InterruptedException {
    BrokerState state;
    do {
      state = states.poll(40, TimeUnit.SECONDS);
      assertThat(state).isNotNull();
    } while (!fits.test(state));
    return state;
  }
}
