package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.ListenAddress;
import org.rollscope.bridge.config.Reconnect;
import org.rollscope.bridge.monitor.MonitorException;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.databind.JsonNode;

/** Figures and health of a real bridge at a real broker, as other programs ask for them. */
@Timeout(90)
class MonitorTest {
  private static final ListenAddress ANY_PORT = new ListenAddress(ListenAddress.LOOPBACK, 0);
  private static final Reconnect SOON =
      new Reconnect(Duration.ofMillis(50), Duration.ofMillis(200));
  private static final Path DASHBOARD = Path.of("../docker/grafana/rollscope.json");

  @TempDir Path folder;

  private BridgeConfig config(Mosquitto broker, String port) {
    return BridgeConfig.of(
            BrokerConfig.at(broker.url(), "monitored").withReconnect(SOON),
            List.of(DeviceConfig.on(port)))
        .withCalibrations(folder.resolve("calibration"))
        .withIdleSeconds(20)
        .withMonitor(ANY_PORT);
  }

  private static HttpResponse<String> get(Bridge bridge, String method, String path) {
    InetSocketAddress where = Objects.requireNonNull(bridge.monitor());
    URI uri = URI.create("http://127.0.0.1:" + where.getPort() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String scrape(Bridge bridge) {
    return get(bridge, "GET", "/metrics").body();
  }

  private static double value(String scrape, String series) {
    Matcher line = Pattern.compile("(?m)^" + Pattern.quote(series) + " (\\S+)").matcher(scrape);
    assertThat(line.find()).as("%s in%n%s", series, scrape).isTrue();
    return Double.parseDouble(line.group(1));
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(until);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static HttpResponse<String> awaitHealth(Bridge bridge, int status) {
    await(() -> get(bridge, "GET", "/health").statusCode() == status);
    return get(bridge, "GET", "/health");
  }

  private static JsonNode json(HttpResponse<String> response) {
    return Json.parse(response.body().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void countsWhatGoesThrough() throws IOException, InterruptedException {
    try (Mosquitto broker = Mosquitto.open(folder);
        SimulatedTool tool = new SimulatedTool("too-hard", 3, 12);
        Subscription client = new Subscription(broker, "rollscope/+/samples");
        Bridge bridge = new Bridge(config(broker, tool.path()))) {
      bridge.start();
      tool.start().awaitEnd();
      String id = tool.id();
      String taken = "rollscope_samples_total{device=\"" + id + "\"}";
      await(() -> value(scrape(bridge), taken) == samples(client) && samples(client) > 5000);
      await(() -> bridge.outbox().waiting() + bridge.outbox().inFlight() == 0);
      String scrape = scrape(bridge);
      assertThat(value(scrape, "rollscope_device_streaming{device=\"" + id + "\"}")).isEqualTo(1);
      assertThat(value(scrape, "rollscope_decode_errors_total{device=\"" + id + "\"}")).isZero();
      assertThat(value(scrape, "rollscope_broker_connected")).isEqualTo(1);
      assertThat(value(scrape, "rollscope_broker_connections_total")).isEqualTo(1);
      double batches = value(scrape, "rollscope_published_total{kind=\"sample\"}");
      client.await(m -> m.user("seq").equals(Long.toString((long) batches)));
      assertThat(value(scrape, "rollscope_published_total{kind=\"alarm\"}")).isGreaterThan(10);
      assertThat(value(scrape, "rollscope_published_total{kind=\"event\"}")).isGreaterThan(10);
      assertThat(value(scrape, "rollscope_published_total{kind=\"live\"}")).isGreaterThan(10);
      assertThat(value(scrape, "rollscope_delivery_seconds_count{lane=\"sample\"}"))
          .isEqualTo(batches);
      assertThat(value(scrape, "rollscope_delivery_seconds_bucket{lane=\"alarm\",le=\"5.0\"}"))
          .isPositive();
      assertThat(scrape.lines().filter(line -> line.contains("dev-pts"))).isEmpty();
    }
  }

  private static int samples(Subscription client) {
    return client.on("/samples").stream().mapToInt(m -> m.json().path("n").asInt()).sum();
  }

  @Test
  void tellsOfABrokerThatIsAway() throws IOException {
    try (Mosquitto broker = Mosquitto.open(folder);
        SimulatedTool tool = new SimulatedTool("glute-ball", 3, 1);
        Bridge bridge = new Bridge(config(broker, tool.path()))) {
      bridge.start();
      tool.start();
      JsonNode good = json(awaitHealth(bridge, 200));
      assertThat(good.path("status").asString()).isEqualTo("ok");
      assertThat(good.path("reasons")).isEmpty();
      assertThat(good.path("broker").path("connected").asBoolean()).isTrue();
      await(() -> json(get(bridge, "GET", "/health")).toString().contains("\"streaming\""));

      broker.stop();
      HttpResponse<String> bad = awaitHealth(bridge, 503);
      assertThat(json(bad).path("reasons").path(0).asString())
          .startsWith("broker: ")
          .contains(broker.url());
      await(() -> value(scrape(bridge), "rollscope_outbox_messages{state=\"waiting\"}") > 2);
      assertThat(value(scrape(bridge), "rollscope_broker_connected")).isZero();
      assertThat(value(scrape(bridge), "rollscope_outbox_oldest_seconds")).isPositive();

      broker.start();
      awaitHealth(bridge, 200);
      assertThat(value(scrape(bridge), "rollscope_broker_connections_total")).isEqualTo(2);
    }
  }

  @Test
  void tellsOfAToolThatIsLostInUseAndNotOfOneThatIsOff() throws IOException {
    Path port = folder.resolve("ttyTool");
    try (Mosquitto broker = Mosquitto.open(folder);
        Bridge bridge = new Bridge(config(broker, port.toString()))) {
      bridge.start();
      awaitHealth(bridge, 200);
      await(() -> get(bridge, "GET", "/health").body().contains("There is no serial port"));
      JsonNode off = json(awaitHealth(bridge, 200)).path("devices").path(0);
      assertThat(off.path("state").asString()).isEqualTo("searching");
      try (SimulatedTool tool = new SimulatedTool("too-hard", 3, 4);
          Subscription client = new Subscription(broker, "rollscope/#")) {
        Files.createSymbolicLink(port, Path.of(tool.path()));
        tool.start();
        client.await(m -> m.topic().endsWith("event/stroke"));
      } // the plug is pulled while the tool is pressed
      JsonNode lost = json(awaitHealth(bridge, 503));
      assertThat(lost.path("reasons").path(0).asString())
          .startsWith("device sim-stick-3: lost in the middle of a session: ");
    }
  }

  @Test
  void tellsOfAToolThatCannotBeReadUntilSomebodyHelps() throws IOException {
    Path port = Files.writeString(folder.resolve("ttyFile"), "no port");
    try (Mosquitto broker = Mosquitto.open(folder);
        Bridge bridge = new Bridge(config(broker, port.toString()))) {
      bridge.start();
      await(() -> get(bridge, "GET", "/health").body().contains("\"reasons\":[\"device "));
      assertThat(json(awaitHealth(bridge, 503)).path("reasons").path(0).asString())
          .contains("could not be opened");
    }
  }

  @Test
  void canOnlyBeRead() throws IOException {
    try (Mosquitto broker = Mosquitto.open(folder);
        Bridge bridge = new Bridge(config(broker, folder.resolve("none").toString()))) {
      bridge.start();
      assertThat(get(bridge, "GET", "/").statusCode()).isEqualTo(404);
      assertThat(get(bridge, "GET", "/metrics/more").statusCode()).isEqualTo(404);
      assertThat(get(bridge, "GET", "/").body()).contains("/metrics", "/health");
      HttpResponse<String> posted = get(bridge, "POST", "/metrics");
      assertThat(posted.statusCode()).isEqualTo(405);
      assertThat(posted.headers().firstValue("Allow")).hasValue("GET, HEAD");
      HttpResponse<String> head = get(bridge, "HEAD", "/metrics");
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(get(bridge, "GET", "/metrics").headers().firstValue("Content-Type"))
          .hasValue("text/plain; version=0.0.4; charset=utf-8");
    }
  }

  @Test
  void aTakenPortIsNamedBeforeAnythingBegins() throws IOException {
    try (Mosquitto broker = Mosquitto.open(folder);
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Bridge bridge =
            new Bridge(
                config(broker, "/dev/none")
                    .withMonitor(
                        new ListenAddress(ListenAddress.LOOPBACK, taken.getLocalPort())))) {
      assertThatThrownBy(bridge::start)
          .isInstanceOf(MonitorException.class)
          .hasMessageContaining("monitor.listen, 127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("another program has that port");
      assertThat(bridge.broker().connected()).isFalse();
    }
    assertThatThrownBy(() -> open("203.0.113.7", 0)).hasMessageContaining("no address of this");
    assertThatThrownBy(() -> open("no-such-host.invalid", 0)).hasMessageContaining("no such host");
  }

  private static void open(String host, int port) {
    BridgeConfig config =
        BridgeConfig.of(
            BrokerConfig.at("tcp://127.0.0.1:1", "x"), List.of(DeviceConfig.on("/dev/none")));
    try (Bridge bridge = new Bridge(config.withMonitor(new ListenAddress(host, port)))) {
      bridge.start();
    }
  }

  /** Every series that the dashboard asks for is there, with the labels it asks by. */
  @Test
  void theDashboardFindsWhatItAsksFor() throws IOException, InterruptedException {
    String scrape;
    try (Mosquitto broker = Mosquitto.open(folder);
        SimulatedTool tool = new SimulatedTool("glute-ball", 3, 12);
        Bridge bridge = new Bridge(config(broker, tool.path()))) {
      bridge.start();
      tool.start();
      await(() -> scrape(bridge).contains("rollscope_samples_total"));
      scrape = scrape(bridge);
    }
    TreeSet<String> asked = new TreeSet<>();
    expressions(Json.parse(Files.readAllBytes(DASHBOARD)), asked);
    assertThat(asked).hasSizeGreaterThan(10);
    Pattern series = Pattern.compile("\\b((?:rollscope|jvm|process|system)_\\w+)(?:\\{([^}]*)})?");
    for (String expression : asked) {
      Matcher one = series.matcher(expression);
      assertThat(one.find()).as(expression).isTrue();
      do {
        assertThere(scrape, expression, one.group(1), one.group(2));
      } while (one.find());
    }
  }

  private static void assertThere(
      String scrape, String expression, String name, @Nullable String labels) {
    Pattern wanted = Pattern.compile("(?m)^" + name + "(\\{(.*)})? \\S+$");
    List<String> found =
        wanted.matcher(scrape).results().map(r -> String.valueOf(r.group(2))).toList();
    assertThat(found).as(expression).isNotEmpty();
    if (labels != null) {
      Matcher label = Pattern.compile("(\\w+)(=~?)\"([^\"]*)\"").matcher(labels);
      while (label.find()) {
        if (label.group(1).equals("instance")) {
          continue; // Prometheus itself says where it was
        }
        String value = label.group(3).startsWith("$") ? "[^\"]*" : label.group(3);
        Pattern has = Pattern.compile("\\b" + label.group(1) + "=\"" + value + "\"");
        assertThat(found).as(expression).anyMatch(one -> has.matcher(one).find());
      }
    }
  }

  private static void expressions(JsonNode node, TreeSet<String> sink) {
    if (node.path("expr").isString()) {
      sink.add(node.path("expr").asString());
    }
    node.forEach(child -> expressions(child, sink));
  }
}
