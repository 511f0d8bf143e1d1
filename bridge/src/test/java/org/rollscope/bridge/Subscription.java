package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.databind.JsonNode;

/**
 * An independent client, {@code mosquitto_sub}: what it prints is what arrived. Its session
 * outlives a restart of the broker.
 */
final class Subscription implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 90;
  private static final String READY = "test/ready";

  /** A message as it arrived. */
  record Received(String topic, String text, JsonNode properties, boolean retained, long nanos) {
    JsonNode json() {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A user property; empty where there is none. */
    String user(String name) {
      for (JsonNode one : properties.path("user-properties")) {
        if (one.has(name)) {
          return one.path(name).asString();
        }
      }
      return properties.path("user-properties").path(name).asString("");
    }
  }

  private final Process process;
  private final List<Received> received = new ArrayList<>();

  /** Subscribes and waits until the subscription stands. */
  Subscription(Mosquitto broker, String... topics) throws IOException {
    String port = Integer.toString(broker.port());
    publish(broker, READY, "1", "-r");
    List<String> command =
        new ArrayList<>(
            List.of(Programs.need("mosquitto_sub"), "-h", "127.0.0.1", "-p", port, "-V", "5"));
    command.addAll(List.of("-q", "1", "-c", "-i", "independent-" + port, "-x", "3600"));
    command.addAll(List.of("-F", "%j", "-t", READY));
    for (String topic : topics) {
      command.addAll(List.of("-t", topic));
    }
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread.ofVirtual().start(this::read);
    await(message -> message.topic().equals(READY));
  }

  /** Publishes with an independent client. */
  static void publish(Mosquitto broker, String topic, String payload, String... more)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Programs.need("mosquitto_pub"),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(broker.port()),
                "-V",
                "5",
                "-q",
                "1",
                "-t",
                topic));
    command.addAll(payload.isEmpty() ? List.of("-n") : List.of("-m", payload));
    command.addAll(List.of(more));
    Process publisher = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(publisher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(publisher.onExit().orTimeout(10, TimeUnit.SECONDS).join().exitValue())
        .as(said)
        .isZero();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        if (line.startsWith("{")) {
          add(Json.parse(line.getBytes(StandardCharsets.UTF_8)));
        }
        line = lines.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void add(JsonNode line) {
    received.add(
        new Received(
            line.path("topic").asString(),
            line.path("payload").asString(""),
            line.path("properties"),
            line.path("retain").asInt() == 1,
            System.nanoTime()));
    notifyAll();
  }

  /** The first message that fits, which may be still to come. */
  synchronized Received await(Predicate<Received> fits) {
    return await(0, fits);
  }

  /** The same, of those that are not among the first ones. */
  synchronized Received await(int first, Predicate<Received> fits) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    int seen = first;
    while (true) {
      for (; seen < received.size(); seen++) {
        if (fits.test(received.get(seen))) {
          return received.get(seen);
        }
      }
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      assertThat(left).as("waited in vain; arrived: %s", topics()).isPositive();
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private List<String> topics() {
    return received.stream().map(Received::topic).distinct().toList();
  }

  /** Everything that arrived on topics that end so. */
  synchronized List<Received> on(String end) {
    return received.stream().filter(message -> message.topic().endsWith(end)).toList();
  }

  synchronized List<Received> all() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
