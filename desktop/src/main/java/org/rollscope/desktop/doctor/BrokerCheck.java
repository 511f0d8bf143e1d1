package org.rollscope.desktop.doctor;

import java.time.Duration;
import java.util.List;
import org.rollscope.bridge.broker.BrokerException;
import org.rollscope.bridge.broker.BrokerProbe;
import org.rollscope.bridge.config.BrokerConfig;

/** Whether the broker lets a bridge in. */
final class BrokerCheck implements Check {
  static final String NAME = "Broker";

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Machine machine;
  private final BrokerConfig broker;

  /**
   * @param broker with the bridge's settings
   */
  BrokerCheck(Machine machine, BrokerConfig broker) {
    this.machine = machine;
    // Of its own, for a broker throws out who had a client id before.
    String clientId = "rollscope-doctor-" + ProcessHandle.current().pid();
    this.broker = broker.withClientId(clientId).withConnectTimeout(PATIENCE);
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    try {
      BrokerProbe.connect(broker);
      String user = broker.user() == null ? "" : " as " + broker.user();
      return List.of(Finding.ok(NAME, broker.url() + " lets you in" + user + "."));
    } catch (BrokerException e) {
      return List.of(trouble(e));
    }
  }

  private Finding trouble(BrokerException problem) {
    String message = String.valueOf(problem.getMessage());
    String words = message.endsWith("?") ? message : message + ".";
    return switch (problem.kind()) {
      case NOTHING_LISTENS -> down(words);
      case LOGIN ->
          Finding.fix(
              NAME,
              words
                  + " They are broker.user and broker.password-file, or password-env, of the"
                  + " configuration, or --user and --password-file.");
      case UNKNOWN_HOST, UNTRUSTED, TLS, SETTINGS, OTHER -> Finding.fix(NAME, words);
    };
  }

  private Finding down(String words) {
    return broker.url().matches("\\w+://(localhost|127\\.0\\.0\\.1)[:/].*")
        ? Finding.fix(
            NAME,
            words + " To have one on this machine:",
            machine.install("mosquitto", "mosquitto"),
            machine.service("start", "mosquitto"))
        : Finding.fix(NAME, words + " Start it on that machine, or name another: --broker URL");
  }
}
