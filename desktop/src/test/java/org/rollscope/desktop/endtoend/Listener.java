package org.rollscope.desktop.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.databind.JsonNode;

/**
 * An independent client, {@code mosquitto_sub}: it hears everything below the root, and connects
 * again by itself after a restart of the broker.
 */
final class Listener implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(40);
  private static final String PACKAGE = "mosquitto-clients";
  private static final String READY = "test/ready";

  /** A message as it arrived. */
  record Heard(String topic, String text, JsonNode properties, long nanos) {
    JsonNode json() {
      return Json.parse(text.getBytes(UTF_8));
    }

    /** A user property; empty where there is none. */
    String property(String name) {
      JsonNode all = properties.path("user-properties");
      for (JsonNode one : all.isArray() ? all : Json.MAPPER.createArrayNode().add(all)) {
        if (one.has(name)) {
          return one.path(name).asString();
        }
      }
      return "";
    }
  }

  private final TestBroker broker;
  private final Process process;
  private final List<Heard> heard = new ArrayList<>();
  private int rounds;

  Listener(TestBroker broker) throws IOException {
    this(broker, 1);
  }

  /**
   * A listener of a quality of service. One of 0 hears all that a broker has sent before it was
   * killed; one that acknowledges may not, since what comes for a process that is no more is
   * answered by a reset of the connection.
   */
  Listener(TestBroker broker, int quality) throws IOException {
    this.broker = broker;
    String port = Integer.toString(broker.port());
    process =
        SystemProgram.named("mosquitto_sub", PACKAGE)
            .start(
                "-h",
                "127.0.0.1",
                "-p",
                port,
                "-V",
                "5",
                "-q",
                Integer.toString(quality),
                "-D",
                "connect",
                "receive-maximum",
                "65535",
                "-F",
                "%j",
                "-t",
                READY,
                "-t",
                "rollscope/#");
    Thread.ofPlatform().daemon().name("listener").start(this::read);
    awaitSubscribed();
  }

  /**
   * Waits until it hears what is published from now on, also after a restart of the broker. The
   * embedded broker first hands a message on and then retains it; a subscription that falls between
   * gets nothing of that message, but then something of the next one of the same client.
   */
  void awaitSubscribed() throws IOException {
    String round = Integer.toString(++rounds);
    publish(READY, round, "-r", "--repeat", "2");
    await(message -> message.topic().equals(READY) && message.text().equals(round));
  }

  /** Publishes by an independent client. */
  void publish(String topic, String payload, String... more) throws IOException {
    SystemProgram.named("mosquitto_pub", PACKAGE).run(client(topic, payload, more));
  }

  /** Sends a command by an independent client and returns what is answered on its topic. */
  JsonNode request(String topic, String payload) throws IOException {
    String answer =
        SystemProgram.named("mosquitto_rr", PACKAGE)
            .run(client(topic, payload, "-e", "test/answer/" + ++rounds, "-W", "30"));
    return Json.parse(answer.getBytes(UTF_8));
  }

  private String[] client(String topic, String payload, String... more) {
    List<String> arguments = new ArrayList<>(List.of("-h", "127.0.0.1", "-V", "5", "-q", "1"));
    arguments.addAll(List.of("-p", Integer.toString(broker.port()), "-t", topic));
    arguments.addAll(payload.isEmpty() ? List.of("-n") : List.of("-m", payload));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      String line = lines.readLine();
      while (line != null) {
        if (line.startsWith("{")) {
          add(Json.parse(line.getBytes(UTF_8)));
        }
        line = lines.readLine();
      }
    } catch (IOException e) {
      assertThat(process.isAlive()).as("the listener broke: %s", e).isFalse();
    }
  }

  private synchronized void add(JsonNode line) {
    heard.add(
        new Heard(
            line.path("topic").asString(),
            line.path("payload").asString(""),
            line.path("properties"),
            System.nanoTime()));
    notifyAll();
  }

  /** The first message that fits, which may be still to come. */
  Heard await(Predicate<Heard> fits) {
    return await(0, fits);
  }

  /** The same among the messages after so many. */
  synchronized Heard await(int after, Predicate<Heard> fits) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    int seen = after;
    while (true) {
      for (; seen < heard.size(); seen++) {
        if (fits.test(heard.get(seen))) {
          return heard.get(seen);
        }
      }
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      assertThat(left).as("waited in vain; the last ones were %s", last()).isPositive();
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted while waiting for a message", e);
      }
    }
  }

  /** Waits for the batch that ends with the sample of a device time, s. */
  void awaitSamplesUntil(Tool tool, double time) {
    awaitSamplesUntil(tool.topic(), time);
  }

  /** The same of a device by its topic. */
  void awaitSamplesUntil(String device, double time) {
    await(
        message ->
            message.topic().equals(device + "/samples")
                && Arrived.lastTime(message.json()) > time - 1e-6);
  }

  private List<String> last() {
    return heard.reversed().stream()
        .filter(message -> !message.topic().endsWith("/samples"))
        .limit(400)
        .map(m -> m.topic() + " " + m.text().substring(0, Math.min(200, m.text().length())))
        .toList();
  }

  /** How many messages arrived so far. */
  synchronized int count() {
    return heard.size();
  }

  /** Everything that arrived on topics that end so. */
  synchronized List<Heard> on(String end) {
    return heard.stream().filter(message -> message.topic().endsWith(end)).toList();
  }

  synchronized List<Heard> all() {
    return List.copyOf(heard);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
