package org.rollscope.bridge.mqtt;

/**
 * How it stands with the broker.
 *
 * @param connected whether messages go there now
 * @param problem why not, in words for people; empty while connected or connecting
 */
public record BrokerState(boolean connected, String problem) {
  static final BrokerState CONNECTING = new BrokerState(false, "");
  static final BrokerState CONNECTED = new BrokerState(true, "");

  static BrokerState problem(String problem) {
    return new BrokerState(false, problem);
  }
}
