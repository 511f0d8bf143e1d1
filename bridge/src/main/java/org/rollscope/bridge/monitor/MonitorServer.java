package org.rollscope.bridge.monitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rollscope.bridge.config.ListenAddress;
import org.rollscope.bridge.mqtt.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /metrics} and {@code /health} over HTTP, to be read only. Nobody is asked for a
 * password, so it should listen on loopback or in a network of trust.
 */
public final class MonitorServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MonitorServer.class);
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String SECONDS_FOR_A_REQUEST = "10";
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Monitored bridge;
  private final Metrics metrics;

  static {
    // Else the server waits for ever for those who begin a request and do not end it.
    System.setProperty("sun.net.httpserver.maxReqTime", SECONDS_FOR_A_REQUEST);
    System.setProperty("sun.net.httpserver.maxRspTime", SECONDS_FOR_A_REQUEST);
  }

  private MonitorServer(HttpServer server, Monitored bridge, InstantSource wall) {
    this.server = server;
    this.bridge = bridge;
    metrics = new Metrics(bridge, wall);
    server.setExecutor(executor);
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * Begins to listen.
   *
   * @throws MonitorException where that is not possible there
   */
  public static MonitorServer open(ListenAddress address, Monitored bridge, InstantSource wall) {
    try {
      InetAddress host = InetAddress.getByName(address.host());
      HttpServer server = HttpServer.create(new InetSocketAddress(host, address.port()), 0);
      if (!host.isLoopbackAddress()) {
        LOG.warn(
            "Figures and health are served on {} to whoever asks; 127.0.0.1 keeps them here",
            server.getAddress());
      }
      return new MonitorServer(server, bridge, wall);
    } catch (IOException e) {
      throw new MonitorException(
          "Nobody can listen on monitor.listen, %s:%d: %s"
              .formatted(address.host(), address.port(), why(e)),
          e);
    }
  }

  private static String why(IOException problem) {
    String words = String.valueOf(problem.getMessage());
    if (problem instanceof UnknownHostException) {
      return "no such host is known; give an address of this machine, such as 127.0.0.1";
    }
    if (words.contains("in use")) {
      return "another program has that port; end it, or choose another port, 0 for any";
    }
    if (words.contains("assign")) {
      return "that is no address of this machine; 127.0.0.1 always is, 0.0.0.0 is all of them";
    }
    return words.contains("ermission")
        ? "ports below 1024 are for the administrator; choose a higher one"
        : words;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        send(exchange, 405, "text/plain", "This can only be read.\n");
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/metrics" -> send(exchange, 200, PROMETHEUS, metrics.scrape());
        case "/health" -> {
          Health health = Health.of(bridge);
          String json = Json.MAPPER.writeValueAsString(health.json()) + "\n";
          send(exchange, health.isGood() ? 200 : UNAVAILABLE, "application/json", json);
        }
        default -> send(exchange, 404, "text/plain", "There is /metrics, and /health.\n");
      }
    } catch (IOException e) {
      LOG.debug("Who asked did not wait for the answer", e);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    executor.close();
  }
}
