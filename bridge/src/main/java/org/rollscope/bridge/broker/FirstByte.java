package org.rollscope.bridge.broker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Looks at a peer's first byte: what begins an answer of TLS begins none of MQTT or HTTP. */
final class FirstByte extends FilterInputStream {
  private static final int TLS_ALERT = 0x15;
  private static final int TLS_HANDSHAKE = 0x16;

  private final BrokerAddress address;
  private boolean seen;

  FirstByte(InputStream in, BrokerAddress address) {
    super(in);
    this.address = address;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    check(value);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) {
      check(bytes[offset]);
    }
    return count;
  }

  private void check(int value) throws Trouble {
    if (seen) {
      return;
    }
    seen = true;
    if (value == TLS_ALERT || value == TLS_HANDSHAKE) {
      throw new Trouble(
          BrokerException.Kind.TLS,
          "that port speaks TLS; use " + address.as(address.isWebSocket() ? "wss" : "ssl"));
    }
    if (value == 'H' && !address.isWebSocket()) {
      throw new Trouble(
          BrokerException.Kind.OTHER,
          "that port speaks HTTP; if it is the one for MQTT over WebSocket, use "
              + address.as("ws"));
    }
  }
}
