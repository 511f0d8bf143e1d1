package org.rollscope.bridge.mqtt;

import org.rollscope.bridge.outbox.Payload;

/** What a bridge's own status topic says. */
final class BridgeStatus {
  static final Payload ONLINE = Payload.text("online");
  static final Payload OFFLINE = Payload.text("offline");

  private BridgeStatus() {}
}
