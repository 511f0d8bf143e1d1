package org.rollscope.desktop.broker;

import io.moquette.BrokerConstants;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.moquette.broker.security.PermitAllAuthorizatorPolicy;
import io.netty.channel.ServerChannel;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.ListenAddress;

/**
 * A small MQTT 5 broker inside this process. Without users it listens on loopback only; who opens
 * it to a network names a file of them. Safe to close from any thread, more than once.
 */
public final class EmbeddedBroker implements AutoCloseable {
  public static final String LOOPBACK = ListenAddress.LOOPBACK;

  static {
    BrokerChannels.enable();
  }

  private final Server server;
  private final House house;
  private final String address;
  private final int port;
  private boolean closed;

  private EmbeddedBroker(Server server, House house, String address, int port) {
    this.server = server;
    this.house = house;
    this.address = address;
    this.port = port;
  }

  /** Starts a broker only this computer can reach, on a free port. */
  public static EmbeddedBroker start() throws IOException {
    return start(BrokerSettings.DEFAULT);
  }

  /**
   * Starts a broker.
   *
   * @throws IOException when the port is taken or forbidden, users or certificates cannot be read,
   *     or everybody in a network could come in; in words for people
   */
  public static EmbeddedBroker start(BrokerSettings settings) throws IOException {
    return start(settings, Limits.DEFAULT, System::nanoTime);
  }

  static EmbeddedBroker start(BrokerSettings settings, Limits limits, LongSupplier clock)
      throws IOException {
    ListenAddress listen = settings.listen();
    if (!resolved(listen).isLoopbackAddress() && settings.users() == null) {
      throw new IOException(openToAll(listen));
    }
    ServerTls tls = settings.tls();
    SslContext context = tls == null ? null : tls.context(Clock.systemUTC().instant());
    House house = House.of(settings, limits, clock);
    boolean started = false;
    try {
      Server server = new Server();
      ServerChannel channel = listen(server, house, listen, context);
      SessionLoops.protect(server);
      // The server's own getPort learns of a free port late, unsafely, from another thread.
      int port = ((InetSocketAddress) channel.localAddress()).getPort();
      String address =
          "%s://%s:%d".formatted(tls == null ? "tcp" : "ssl", inUrl(listen.host()), port);
      started = true;
      return new EmbeddedBroker(server, house, address, port);
    } finally {
      if (!started) {
        house.close();
      }
    }
  }

  private static InetAddress resolved(ListenAddress listen) throws IOException {
    try {
      return InetAddress.getByName(listen.host());
    } catch (UnknownHostException e) {
      throw new IOException(
          "'%s' is no address of this computer to listen on; 0.0.0.0 is all it has"
              .formatted(listen.host()),
          e);
    }
  }

  private static String inUrl(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static String openToAll(ListenAddress listen) {
    return "on %s:%d everybody in the network could read and write what is measured. Add a user"
            .formatted(listen.host(), listen.port())
        + " first, such as 'rollscope broker user add anna --role viewer'; or leave --listen out:"
        + " then only this computer reaches the broker";
  }

  private static ServerChannel listen(
      Server server, House house, ListenAddress listen, @Nullable SslContext tls)
      throws IOException {
    AtomicReference<ServerChannel> listening = new AtomicReference<>();
    BrokerChannels.Opening opening = new BrokerChannels.Opening(house, listening::set);
    try {
      return ScopedValue.where(BrokerChannels.OPENING, opening)
          .call(
              () -> {
                // Who comes in, and what for, is the gates' to decide; see LoginGate.
                server.startServer(
                    config(listen, house.limits(), tls != null),
                    null,
                    () -> tls,
                    (client, user, password) -> true,
                    new PermitAllAuthorizatorPolicy());
                return Objects.requireNonNull(
                    listening.get(), "Netty was in use before the embedded broker was");
              });
    } catch (IOException e) {
      throw refused(listen, e);
    } catch (RuntimeException e) {
      // Netty throws checked exceptions past the compiler and Moquette wraps some of them.
      throw refused(listen, e);
    }
  }

  private static IOException refused(ListenAddress listen, Exception cause) {
    String why =
        cause instanceof BindException || cause.getCause() instanceof BindException
            ? "another program uses it, or it is not an address of this computer; name another"
            : String.valueOf(cause.getMessage());
    return new IOException(
        "the embedded broker cannot listen on %s:%d: %s"
            .formatted(listen.host(), listen.port(), why),
        cause);
  }

  private static IConfig config(ListenAddress listen, Limits limits, boolean tls) {
    String port = Integer.toString(listen.port());
    Properties properties = new Properties();
    properties.setProperty(IConfig.HOST_PROPERTY_NAME, listen.host());
    properties.setProperty(
        IConfig.PORT_PROPERTY_NAME, tls ? BrokerConstants.DISABLED_PORT_BIND : port);
    if (tls) {
      properties.setProperty(IConfig.SSL_PORT_PROPERTY_NAME, port);
    }
    properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true"); // the gates decide
    // As mosquitto_sub and others of MQTT 3.1.1 come that want no session kept.
    properties.setProperty(BrokerConstants.ALLOW_ZERO_BYTE_CLIENT_ID_PROPERTY_NAME, "true");
    properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    properties.setProperty(
        IConfig.PERSISTENT_CLIENT_EXPIRATION_PROPERTY_NAME, limits.sessionKept().toSeconds() + "s");
    properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false"); // it would call home
    properties.setProperty(IConfig.BUFFER_FLUSH_MS_PROPERTY_NAME, "0"); // at once: alarms
    properties.setProperty(
        IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, Integer.toString(limits.packet()));
    return new MemoryConfig(properties);
  }

  public int port() {
    return port;
  }

  /** Where clients on this computer connect, such as {@code tcp://127.0.0.1:40123}. */
  public String address() {
    return address;
  }

  /** How many clients are connected. */
  public int clients() {
    return house.crowd().clients();
  }

  /** How often the broker has refused something, by reason; reasons never met are left out. */
  public Map<String, Long> refused() {
    return house.refusals().counts();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      server.stopServer();
      house.close();
    }
  }
}
