package org.rollscope.desktop.endtoend;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.ListenAddress;
import org.rollscope.desktop.broker.BrokerSettings;
import org.rollscope.desktop.broker.EmbeddedBroker;

/** The broker of the desktop. */
final class EmbeddedTestBroker implements TestBroker {
  private final int port;
  private @Nullable EmbeddedBroker broker;

  EmbeddedTestBroker() throws IOException {
    port = TestBroker.freePort();
  }

  @Override
  public void start() throws IOException {
    broker =
        EmbeddedBroker.start(
            BrokerSettings.DEFAULT.withListen(new ListenAddress(EmbeddedBroker.LOOPBACK, port)));
  }

  @Override
  public void kill() {
    if (broker != null) {
      broker.close();
      broker = null;
    }
  }

  @Override
  public int port() {
    return port;
  }
}
