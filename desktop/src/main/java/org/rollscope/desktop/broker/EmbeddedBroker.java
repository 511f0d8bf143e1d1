package org.rollscope.desktop.broker;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.netty.channel.ServerChannel;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;

/** A small MQTT 5 broker inside this process. Safe to close from any thread, more than once. */
public final class EmbeddedBroker implements AutoCloseable {
  public static final String LOOPBACK = "127.0.0.1";
  private static final int LARGEST_MESSAGE = 16 * 1024 * 1024;

  static {
    BrokerChannels.enable();
  }

  private final Server server;
  private final String host;
  private final int port;
  private boolean closed;

  private EmbeddedBroker(Server server, String host, int port) {
    this.server = server;
    this.host = host;
    this.port = port;
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
    Server server = new Server();
    AtomicReference<ServerChannel> listening = new AtomicReference<>();
    try {
      ServerChannel channel =
          ScopedValue.where(BrokerChannels.LISTENING, listening::set)
              .call(
                  () -> {
                    server.startServer(config(host, port));
                    return Objects.requireNonNull(
                        listening.get(), "Netty was in use before the embedded broker was");
                  });
      // The server's own getPort learns of a free port late, unsafely, from another thread.
      InetSocketAddress address = (InetSocketAddress) channel.localAddress();
      return new EmbeddedBroker(server, host, address.getPort());
    } catch (IOException e) {
      throw refused(host, port, e);
    } catch (RuntimeException e) {
      // Netty throws checked exceptions past the compiler and Moquette wraps some of them.
      throw refused(host, port, e);
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
    return port;
  }

  /** Where clients connect, such as {@code tcp://127.0.0.1:40123}. */
  public String address() {
    return "tcp://" + host + ":" + port;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      server.stopServer();
    }
  }
}
