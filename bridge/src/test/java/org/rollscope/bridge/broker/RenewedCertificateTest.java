package org.rollscope.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.mqtt.BrokerState;

/** A whole bridge, as its file says, at a broker that asks for its certificate. */
@Timeout(60)
class RenewedCertificateTest {
  @TempDir Path folder;

  @Test
  void aRenewedCertificateIsTakenWithoutARestart() throws Exception {
    Authority practice = Authority.named("Practice");
    practice.self().write(folder, "ca");
    practice.issue("Broker", "localhost").write(folder, "broker");
    practice
        .issue("bridge", Authority.NOW.minus(Authority.DAY), Authority.NOW.minusSeconds(60))
        .write(folder, "bridge");
    String asks = "cafile " + folder.resolve("ca.pem");
    try (Doors doors =
        new Doors(folder).secure("ssl", "broker", "require_certificate true", asks).open()) {
      Path file =
          Files.writeString(
              folder.resolve("rollscope.yaml"),
              """
              broker:
                url: mqtts://localhost:%d
                ca-file: ca.pem
                certificate-file: bridge.pem
                key-file: bridge.key
                reconnect: {first-seconds: 0.05, longest-seconds: 0.2}
              outbox: {keep: memory}
              """
                  .formatted(doors.port("ssl")));
      BlockingQueue<BrokerState> states = new LinkedBlockingQueue<>();
      try (Bridge bridge = new Bridge(BridgeConfig.load(file))) {
        bridge.onBroker(states::add);
        bridge.start();
        assertThat(await(states, state -> !state.problem().isEmpty()).problem())
            .contains("refuses this program's certificate CN=bridge, " + folder.resolve("bridge"))
            .contains("it expired on");
        practice.issue("bridge").write(folder, "bridge");
        await(states, BrokerState::connected);
      }
    }
  }

  private static BrokerState await(BlockingQueue<BrokerState> states, Predicate<BrokerState> fits)
      throws InterruptedException {
    BrokerState state = states.poll(20, TimeUnit.SECONDS);
    while (state != null && !fits.test(state)) {
      state = states.poll(20, TimeUnit.SECONDS);
    }
    assertThat(state).as("a state that fits").isNotNull();
    return state;
  }
}
