package org.rollscope.bridge;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The broker that the desktop embeds, as it sets it up. */
final class EmbeddedTestBroker implements TestBroker {
  private static final Logger CHATTER = Logger.getLogger("io.moquette");

  private final Server server = new Server();

  EmbeddedTestBroker() throws IOException {
    CHATTER.setLevel(Level.WARNING);
    Properties properties = new Properties();
    properties.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
    properties.setProperty(IConfig.PORT_PROPERTY_NAME, "0");
    properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
    properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    properties.setProperty(IConfig.BUFFER_FLUSH_MS_PROPERTY_NAME, "0");
    server.startServer(new MemoryConfig(properties));
    while (server.getPort() == 0) { // it binds on a thread of its own
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Override
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.stopServer();
  }
}
