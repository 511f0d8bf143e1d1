package org.rollscope.bridge.broker;

import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BrokerConfig;

/**
 * The connection that MQTT goes over. It is started once, and may be stopped at any time, also by
 * another thread while it starts; then the start fails.
 */
interface Line extends NetworkModule {
  /** How far it has come. */
  enum Stage {
    FINDING,
    CONNECTING,
    SECURING,
    UPGRADING,
    /** MQTT has the word. */
    OPEN
  }

  Stage stage();

  /** What this program shows of itself over TLS; null before that is known, and without TLS. */
  @Nullable Identity identity();

  static Line to(BrokerConfig config) {
    BrokerAddress address = BrokerAddress.of(config.url());
    SocketLine socket = new SocketLine(address, config.tls(), config.connectTimeout());
    return address.isWebSocket() ? new WebSocketLine(address, socket) : socket;
  }
}
