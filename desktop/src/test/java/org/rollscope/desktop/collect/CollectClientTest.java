package org.rollscope.desktop.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollscope.desktop.collect.Messages.words;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.Reconnect;
import org.rollscope.desktop.endtoend.TestBroker;

@Timeout(120)
class CollectClientTest {
  private static final Patience LONG = new Patience(Duration.ofMinutes(5), 1000);
  private static final Reconnect QUICK =
      new Reconnect(Duration.ofMillis(50), Duration.ofMillis(100));

  @TempDir Path folder;

  private final Memory sink = new Memory();

  /** A sink in memory, which can be out of order. */
  private static final class Memory implements Sink {
    private final Map<Series, Progress> progress = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private boolean broken;
    private int failures;

    @Override
    public synchronized List<Progress> progress() {
      return List.copyOf(progress.values());
    }

    @Override
    public synchronized void store(List<Finding> findings, List<Progress> changed)
        throws IOException {
      if (broken) {
        failures++;
        throw new IOException("the disk is full");
      }
      words.addAll(words(findings));
      changed.forEach(one -> progress.put(one.series(), one));
    }

    synchronized void broken(boolean now) {
      broken = now;
    }

    synchronized int failures() {
      return failures;
    }

    synchronized List<String> all() {
      return List.copyOf(words);
    }
  }

  private CollectClient collector(TestBroker broker, Patience patience) throws IOException {
    BrokerConfig config = BrokerConfig.at(broker.address(), "collector").withReconnect(QUICK);
    CollectClient client = new CollectClient(config, sink, patience, new SplittableRandom(1));
    client.start();
    await(() -> client.state().connected());
    return client;
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(until);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private static List<String> samples(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(n -> "{\"seq\":" + n + "}").toList();
  }

  private void awaitLast(long number) {
    await(() -> sink.all().contains("{\"seq\":" + number + "}"));
  }

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void collectsEachOnceAlsoWhatCameWhileItWasAway(TestBroker.Kind kind) throws Exception {
    try (TestBroker broker = kind.start(folder)) {
      try (Durables bridge = new Durables(broker)) {
        try (CollectClient client = collector(broker, LONG)) {
          bridge.samples(1, 2, 3, 2, 3, 4);
          awaitLast(4);
          await(() -> client.state().counts().messages() >= 4); // told once it is stored
          assertThat(client.state().counts()).isEqualTo(new Counts(4, 2, 0, 0, 0, 0));
        }
        bridge.samples(5, 4, 5, 6);
        try (CollectClient client = collector(broker, LONG)) {
          bridge.samples(7);
          awaitLast(7);
          await(() -> client.state().counts().messages() >= 3);
          assertThat(client.state().counts().messages()).isEqualTo(3);
        }
      }
    }
    assertThat(sink.all()).isEqualTo(samples(1, 7));
  }

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void subscribesAgainWhereTheBrokerHasForgotten(TestBroker.Kind kind) throws Exception {
    try (TestBroker broker = kind.start(folder);
        CollectClient client = collector(broker, LONG)) {
      try (Durables bridge = new Durables(broker)) {
        bridge.samples(1, 2);
        awaitLast(2);
        broker.kill();
      }
      await(() -> !client.state().connected());
      assertThat(client.state().problem()).contains(broker.address());
      broker.start();
      await(() -> client.state().connected());
      try (Durables bridge = new Durables(broker)) {
        bridge.samples(2, 3);
        awaitLast(3);
      }
    }
    assertThat(sink.all()).isEqualTo(samples(1, 3));
  }

  @Test
  void acknowledgesOnlyWhatIsStored() throws Exception {
    try (TestBroker broker = TestBroker.Kind.MOSQUITTO.start(folder);
        Durables bridge = new Durables(broker)) {
      try (CollectClient client = collector(broker, LONG)) {
        bridge.samples(1);
        awaitLast(1);
        sink.broken(true);
        bridge.samples(2, 3);
        await(() -> client.state().problem().equals("the disk is full"));
        sink.broken(false);
        awaitLast(3);
        await(() -> client.state().problem().isEmpty());
        sink.broken(true);
        bridge.samples(4, 5);
        int before = sink.failures();
        await(() -> sink.failures() > before);
      }
      sink.broken(false);
      try (CollectClient client = collector(broker, LONG)) {
        awaitLast(5);
        await(() -> client.state().counts().messages() >= 2);
        assertThat(client.state().counts().messages()).isEqualTo(2);
      }
    }
    assertThat(sink.all()).isEqualTo(samples(1, 5));
  }

  /** What waits for those before it is not stored yet, so the broker must keep it as well. */
  @Test
  void losesNothingThatWaited() throws Exception {
    try (TestBroker broker = TestBroker.Kind.MOSQUITTO.start(folder);
        Durables bridge = new Durables(broker)) {
      try (CollectClient client = collector(broker, LONG)) {
        bridge.samples(1, 3, 4);
        await(() -> client.state().counts().waiting() == 2);
      }
      try (CollectClient client = collector(broker, LONG)) {
        await(() -> client.state().counts().waiting() == 2);
        bridge.samples(2);
        awaitLast(4);
      }
    }
    assertThat(sink.all()).isEqualTo(samples(1, 4));
  }

  @Test
  void tellsAGap() throws Exception {
    try (TestBroker broker = TestBroker.Kind.MOSQUITTO.start(folder);
        Durables bridge = new Durables(broker);
        CollectClient client = collector(broker, new Patience(Duration.ofMillis(200), 100))) {
      bridge.samples(1, 3);
      awaitLast(3);
      assertThat(sink.all()).containsExactly("{\"seq\":1}", "gap 2-2", "{\"seq\":3}");
      assertThat(client.gaps().values()).containsExactly(List.of(new Span(2, 2)));
    }
  }

  @Test
  void leavesOutWhatHasNoKeyOrAWrongOne() throws Exception {
    try (TestBroker broker = TestBroker.Kind.MOSQUITTO.start(folder);
        Durables bridge = new Durables(broker);
        CollectClient client = collector(broker, LONG)) {
      bridge.publish("rollscope/ball/samples", "no sequence");
      bridge.publish("rollscope/ball/samples", "negative", "seq", "-1");
      bridge.publish("rollscope/ball/samples", "too high", "seq", "9223372036854775807");
      bridge.publish("rollscope/stick/samples", "of another", "seq", "1");
      bridge.publish("rollscope/ball/samples", "lane", "seq", "1", "lane", "left");
      bridge.publish("rollscope/ball/samples", "part", "seq", "1", "part", "3", "parts", "2");
      bridge.publish("rollscope/ball/samples", "parts", "seq", "1", "parts", "2000000000");
      bridge.publish("rollscope/ball/samples", "time", "seq", "1", "time", "noon");
      bridge.publish("rollscope/../samples", "path", "seq", "1", "device", "..");
      bridge.samples(1);
      awaitLast(1);
      assertThat(client.state().foreign()).isEqualTo(1);
      assertThat(client.state().malformed()).isEqualTo(8);
    }
    assertThat(sink.all()).isEqualTo(samples(1, 1));
  }
}
