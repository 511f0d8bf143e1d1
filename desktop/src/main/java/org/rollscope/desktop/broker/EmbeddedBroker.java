package org.rollscope.desktop.broker;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.net.BindException;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/** A small MQTT 5 broker inside this process. Safe to close from any thread, more than once. */
public final class EmbeddedBroker implements AutoCloseable {
  public static final String LOOPBACK = "127.0.0.1";
  private static final long LONGEST_START_NANOS = 10_000_000_000L;
  private static final int LARGEST_MESSAGE = 16 * 1024 * 1024;

  private final Server server = new Server();
  private final String host;
  private boolean closed;

  private EmbeddedBroker(String host) {
    this.host = host;
  }

  /** Starts a broker only this computer can reach, on a free port. */
  public static EmbeddedBroker start() throws IOException {
    return start(LOOPBACK, 0);
  }

  /**
   * Starts a broker.
   *
   * @param host the address to listen on; anything but loopback lets others in without a password
   * @param port 0 for any that is free
   * @throws IOException when the port is taken or forbidden, in words for people
   */
  public static EmbeddedBroker start(String host, int port) throws IOException {
    EmbeddedBroker broker = new EmbeddedBroker(host);
    try {
      broker.server.startServer(config(host, port));
      broker.awaitPort();
    } catch (IOException e) {
      throw refused(host, port, e);
    } catch (RuntimeException e) {
      // Netty throws checked exceptions past the compiler and Moquette wraps some of them.
      throw refused(host, port, e);
    }
    return broker;
  }

  /** A free port is known a moment after the start only, when another thread has noted it. */
  private void awaitPort() throws IOException {
    long patience = System.nanoTime() + LONGEST_START_NANOS;
    while (server.getPort() == 0) {
      if (System.nanoTime() > patience) {
        close();
        throw new IOException("the embedded broker got no port within ten seconds; start it again");
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static IOException refused(String host, int port, Exception cause) {
    String why =
        cause instanceof BindException || cause.getCause() instanceof BindException
            ? "another program uses it, or it is not an address of this computer; name another"
            : String.valueOf(cause.getMessage());
    return new IOException(
        "the embedded broker cannot listen on %s:%d: %s".formatted(host, port, why), cause);
  }

  private static IConfig config(String host, int port) {
    Properties properties = new Properties();
    properties.setProperty(IConfig.HOST_PROPERTY_NAME, host);
    properties.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
    properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
    properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false"); // it would call home
    properties.setProperty(IConfig.BUFFER_FLUSH_MS_PROPERTY_NAME, "0"); // at once: alarms
    properties.setProperty(
        IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, Integer.toString(LARGEST_MESSAGE));
    return new MemoryConfig(properties);
  }

  public int port() {
    return server.getPort();
  }

  /** Where clients connect, such as {@code tcp://127.0.0.1:40123}. */
  public String address() {
    return "tcp://" + host + ":" + port();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      server.stopServer();
    }
  }
}
