package org.rollscope.bridge.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rollscope.bridge.ble.Ears;
import org.rollscope.bridge.config.Reconnect;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.Connection.Pulse;
import org.rollscope.bridge.protocol.ToolDescription;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DeviceListener;

/** Each sensor comes and goes on a thread of its own; the tool is there as long as one is. */
@Timeout(60)
class PairedConnectorTest {
  private static final Reconnect QUICK =
      new Reconnect(Duration.ofMillis(50), Duration.ofMillis(100));
  private static final Reconnect SLOW = new Reconnect(Duration.ofHours(1), Duration.ofHours(1));
  private static final DeviceStatus WEAK =
      new DeviceStatus(30, Double.NaN, false, false, false, false, 0);

  private final FakeLine force = new FakeLine("ble:Pull");
  private final FakeLine motion = new FakeLine("ble:Turn");
  private final Ears ears = new Ears();
  private final AtomicLong later = new AtomicLong();
  private PairedConnector connector = connector(QUICK);

  private PairedConnector connector(Reconnect reconnect) {
    return new PairedConnector(
        List.of(
            new Part(force, Set.of(Channel.FORCE)), new Part(motion, Set.of(Channel.ANGULAR_RATE))),
        new ToolDescription("tool", "Tool", FakeSensor.BALL),
        reconnect,
        new SplittableRandom(1),
        () -> System.nanoTime() + later.get());
  }

  @AfterEach
  void close() {
    connector.close();
  }

  private static void await(Connection connection, BooleanSupplier so) throws LinkException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
      connection.pump();
    }
  }

  private static String remark(Connection connection) {
    return connection.remark().orElse("");
  }

  /** Says what it is, then samples of a second and a half, as they were taken until now. */
  private static void stream(DeviceListener listener, Channel channel, double rate) {
    listener.info(new FakeSensor(channel, rate, 1, time -> time).info());
    int count = (int) (1.5 * rate);
    SampleBlock block = new SampleBlock(count, channel == Channel.FORCE ? 1 : 0);
    block.begin(channel.bit());
    for (int i = 0; i < count; i++) {
      int row = block.append(100 + i / rate);
      if (channel == Channel.FORCE) {
        block.force(row, 0, 1);
      } else {
        block.angularRate(row, 0, 1);
      }
    }
    listener.samples(block);
  }

  @Test
  void oneIsEnoughAndTheOtherIsNamedUntilItIsThere() throws LinkException {
    force.present(true);
    assertThat(connector.name()).isEqualTo("ble:Pull + ble:Turn");
    try (Connection connection = connector.open(ears)) {
      await(connection, () -> remark(connection).contains("Nothing is heard from ble:Turn."));
      assertThat(remark(connection)).startsWith("the motion sensor ble:Turn is not there yet");
      motion.present(true);
      await(connection, () -> connection.remark().isEmpty());
      assertThat(force.connections).hasValue(1);
    }
  }

  @Test
  void withoutAnyItIsToldWhatEachLacks() throws LinkException {
    assertThatThrownBy(() -> connector.open(ears))
        .isInstanceOf(LinkException.class)
        .hasMessage(
            "the force sensor ble:Pull: Nothing is heard from ble:Pull.; the motion sensor"
                + " ble:Turn: Nothing is heard from ble:Turn.");
    assertThat(connector.beckons()).isFalse();
    motion.present(true);
    try (Connection connection = connector.open(ears)) {
      assertThat(connector.beckons()).isTrue();
      assertThat(remark(connection)).startsWith("the force sensor ble:Pull is not there yet");
    }
  }

  @Test
  void whatBothSayComesAsOfOneDevice() throws LinkException {
    force.present(true).says(to -> stream(to, Channel.FORCE, 80)).says(to -> to.status(WEAK));
    motion.present(true).says(to -> stream(to, Channel.ANGULAR_RATE, 200));
    try (Connection connection = connector.open(ears)) {
      await(connection, () -> ears.samples >= 295 && !ears.statuses.isEmpty());
      assertThat(ears.infos).hasSize(1);
      assertThat(ears.infos.getFirst().id()).isEqualTo("tool");
      assertThat(ears.infos.getFirst().sampleRate()).isEqualTo(200);
      assertThat(ears.statuses.getLast().battery()).isEqualTo(30);
    }
  }

  @Test
  void aLostSensorComesBackByItselfWhileTheOtherGoesOn() throws LinkException {
    force.present(true);
    motion.present(true);
    try (Connection connection = connector.open(ears)) {
      await(connection, () -> connection.remark().isEmpty());
      motion.present(false);
      await(connection, () -> remark(connection).contains("ble:Turn is lost"));
      int tried = motion.attempts.get();
      await(connection, () -> motion.attempts.get() >= tried + 3);
      motion.present(true);
      await(connection, () -> connection.remark().isEmpty());
      assertThat(motion.connections).hasValue(2);
      assertThat(force.connections).hasValue(1);
    }
  }

  @Test
  void theToolIsLostWhenAllAreForTwoSeconds() throws LinkException {
    force.present(true);
    motion.present(true);
    try (Connection connection = connector.open(ears)) {
      await(connection, () -> connection.remark().isEmpty());
      long from = System.nanoTime();
      force.present(false);
      motion.present(false);
      assertThatThrownBy(() -> await(connection, () -> false))
          .isInstanceOf(LinkException.class)
          .hasMessageContainingAll("force sensor ble:Pull", "motion sensor ble:Turn");
      assertThat(System.nanoTime() - from).isBetween(2_000_000_000L, 10_000_000_000L);
    }
    force.present(true);
    try (Connection again = connector.open(ears)) {
      assertThat(again.pump()).isNotEqualTo(Pulse.ENDED);
    }
  }

  @Test
  void whatBeckonsIsTriedAtOnce() throws LinkException {
    connector.close();
    connector = connector(SLOW);
    force.present(true);
    try (Connection connection = connector.open(ears)) {
      await(connection, () -> motion.attempts.get() == 1);
      motion.present(true).beckons(true);
      await(connection, () -> connection.remark().isEmpty());
    }
  }

  @Test
  void commandsGoToAllAndAreAnsweredOnce() throws LinkException {
    force.present(true).knows(command -> !(command instanceof Command.Haptic));
    motion.present(true).knows(command -> command instanceof Command.Start);
    try (Connection connection = connector.open(ears)) {
      await(connection, () -> connection.remark().isEmpty());
      assertThat(connection.send(1, new Command.Start(100))).isTrue();
      connection.send(2, new Command.Tare());
      connection.send(3, new Command.Haptic(1, 255));
      await(connection, () -> ears.acks.size() >= 3);
      assertThat(ears.acks)
          .containsExactlyInAnyOrder(
              new DeviceListener.Ack(1, 1, 0),
              new DeviceListener.Ack(2, 3, 0),
              new DeviceListener.Ack(3, 5, 1));
      assertThat(motion.heard).startsWith(new Command.Start(100));
      assertThat(force.heard).as("it has its own pace").startsWith(new Command.Start(0));
    }
  }

  @Test
  void whoComesBackWhileTheToolIsStoppedIsStoppedToo() throws LinkException {
    force.present(true);
    try (Connection connection = connector.open(ears)) {
      connection.send(1, new Command.Stop());
      await(connection, () -> ears.acks.size() == 1);
      motion.present(true);
      await(connection, () -> motion.heard.contains(new Command.Stop()));
      connection.send(2, new Command.Start(0));
      await(connection, () -> motion.heard.contains(new Command.Start(0)));
      force.present(false);
      await(connection, () -> remark(connection).contains("ble:Pull is lost"));
      force.heard.clear();
      force.present(true);
      await(connection, () -> connection.remark().isEmpty());
      assertThat(force.heard).isEmpty();
    }
  }

  @Test
  void aSilentSensorIsNamedThenConnectedAnew() throws LinkException {
    force.present(true);
    motion.present(true);
    try (Connection connection = connector.open(ears)) {
      await(connection, () -> connection.remark().isEmpty());
      later.addAndGet(TimeUnit.SECONDS.toNanos(3));
      await(connection, () -> remark(connection).contains("nothing comes from the motion sensor"));
      motion.says(to -> to.status(WEAK));
      await(connection, () -> !remark(connection).contains("motion"));
      assertThat(remark(connection)).contains("nothing comes from the force sensor");
      later.addAndGet(TimeUnit.SECONDS.toNanos(8));
      await(connection, () -> force.connections.get() == 2 && connection.remark().isPresent());
    }
  }

  @Test
  void aDriverThatFailsIsALostSensorAndComesBack() throws LinkException {
    force.present(true);
    motion
        .present(true)
        .says(
            to -> {
              throw new IllegalStateException("a driver's mistake, made by this test");
            });
    try (Connection connection = connector.open(ears)) {
      await(connection, () -> remark(connection).contains("its driver has failed"));
      await(connection, () -> connection.remark().isEmpty());
    }
  }

  @Test
  void recordingsEndWhenAllHaveAndLeaveNothingBehind() throws LinkException {
    force.present(true).says(to -> stream(to, Channel.FORCE, 80)).ends();
    motion.present(true);
    try (Connection connection = connector.open(ears)) {
      await(connection, () -> remark(connection).contains("the recording has ended."));
      motion.says(to -> stream(to, Channel.ANGULAR_RATE, 200)).ends();
      Pulse pulse = Pulse.SILENT;
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (pulse != Pulse.ENDED && System.nanoTime() < deadline) {
        pulse = connection.pump();
      }
      assertThat(pulse).isEqualTo(Pulse.ENDED);
      assertThat(ears.samples).isGreaterThanOrEqualTo(300);
    }
  }

  @Test
  void closingEndsTheThreadsAndTheConnectors() throws LinkException {
    force.present(true);
    connector.open(ears).close();
    assertThat(force.closed).hasValue(0);
    connector.close();
    assertThat(force.closed).hasValue(1);
    assertThat(motion.closed).hasValue(1);
    int tried = motion.attempts.get();
    PairedConnector unused = connector(QUICK);
    unused.close();
    assertThat(force.closed).hasValue(2);
    assertThat(motion.attempts).as("nobody tries any more").hasValue(tried);
    connector = unused;
  }
}
