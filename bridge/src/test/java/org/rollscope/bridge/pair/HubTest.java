package org.rollscope.bridge.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.bridge.protocol.ToolDescription;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;

/** What is known of the sensors, as their threads tell it. */
class HubTest {
  private static final long SECOND = 1_000_000_000L;

  private long nanos = 1;
  private final Hub hub =
      new Hub(
          List.of(
              new Part(new Nowhere("ble:Pull"), Set.of(Channel.FORCE)),
              new Part(
                  new Nowhere("ble:Turn"), Set.of(Channel.ANGULAR_RATE, Channel.SPECIFIC_FORCE))),
          new ToolDescription("tool", "Tool", FakeSensor.BALL),
          () -> nanos);

  /** A connection that has sent and heard so much. */
  private record Seen(long samples, int dbm, String said) implements Connection {
    @Override
    public String name() {
      return "seen";
    }

    @Override
    public Pulse pump() {
      return Pulse.SILENT;
    }

    @Override
    public boolean send(long sequence, Command command) {
      return false;
    }

    @Override
    public DecodeCounts counts() {
      return new DecodeCounts(samples, samples, 1, 2, 3, 4, 5);
    }

    @Override
    public OptionalInt rssi() {
      return OptionalInt.of(dbm);
    }

    @Override
    public Optional<DeviceProtocol> family() {
      return Optional.of(DeviceProtocol.named("tindeq"));
    }

    @Override
    public Optional<String> remark() {
      return Optional.of(said).filter(text -> !text.isEmpty());
    }

    @Override
    public void close() {}
  }

  @Test
  void whoIsMissingAndWhyIsTold() {
    assertThat(hub.remark())
        .contains("the force sensor ble:Pull is not there yet", "; the motion sensor ble:Turn");
    hub.opened(0);
    hub.lost(1, "Nothing is heard from Turn. Is it on?");
    assertThat(hub.remark())
        .isEqualTo(
            "the motion sensor ble:Turn is not there yet and its channels are missing: Nothing is"
                + " heard from Turn. Is it on?");
    hub.opened(1);
    assertThat(hub.remark()).isEmpty();
    hub.lost(0, "it went out of range.");
    assertThat(hub.remark())
        .isEqualTo(
            "the force sensor ble:Pull is lost and its channels are missing: it went out of range.");
    hub.lost(0, "Nothing is heard from Pull.");
    assertThat(hub.remark()).contains("is lost", "Nothing is heard from Pull.");
    assertThat(hub.absence())
        .contains("the force sensor ble:Pull: Nothing is heard from Pull.", "; the motion sensor");
  }

  @Test
  void whatASensorRemarksIsPassedOnUnderItsName() {
    hub.opened(0);
    hub.opened(1);
    hub.observed(1, new Seen(1, -60, "it sends 50 of 200."), false);
    assertThat(hub.remark()).isEqualTo("the motion sensor ble:Turn: it sends 50 of 200.");
    hub.observed(1, new Seen(1, -60, ""), true);
    assertThat(hub.remark())
        .isEqualTo(
            "nothing comes from the motion sensor ble:Turn and its channels are missing; is it"
                + " switched on?");
    hub.observed(1, new Seen(1, -60, ""), false);
    assertThat(hub.remark()).isEmpty();
  }

  @Test
  void countsAreSummedOverSensorsAndConnections() {
    hub.opened(0);
    hub.opened(1);
    hub.observed(0, new Seen(100, -60, ""), false);
    hub.observed(1, new Seen(1000, -80, ""), false);
    assertThat(hub.counts()).isEqualTo(new DecodeCounts(1100, 1100, 2, 4, 6, 8, 10));
    assertThat(hub.rssi()).hasValue(-80);
    hub.lost(1, "gone");
    hub.lost(1, "still gone");
    assertThat(hub.rssi()).as("of those there are").hasValue(-60);
    hub.opened(1);
    hub.observed(1, new Seen(10, -50, ""), false);
    assertThat(hub.counts()).isEqualTo(new DecodeCounts(1110, 1110, 3, 6, 9, 12, 15));
    assertThat(hub.family()).map(DeviceProtocol::name).hasValue("tindeq");
  }

  @Test
  void theToolIsLostSomeTimeAfterItsLastSensor() {
    assertThat(hub.hasSensor()).isFalse();
    hub.opened(0);
    hub.opened(1);
    hub.lost(0, "gone");
    nanos += 100 * SECOND;
    assertThat(hub.isLost(2 * SECOND)).isFalse();
    hub.lost(1, "gone, too");
    assertThat(hub.isLost(2 * SECOND)).isFalse();
    nanos += SECOND;
    hub.lost(1, "another attempt has failed");
    nanos += SECOND;
    assertThat(hub.isLost(2 * SECOND)).isTrue();
    hub.opened(1);
    assertThat(hub.isLost(2 * SECOND)).isFalse();
  }

  @Test
  void commandsGoToThoseThatAreThere() {
    assertThat(hub.send(1, new Command.Stop())).isEmpty();
    assertThat(hub.isStopped()).isTrue();
    hub.opened(0);
    assertThat(hub.send(2, new Command.Tare())).containsExactly(0);
    hub.opened(1);
    assertThat(hub.send(3, new Command.Start(0))).containsExactlyInAnyOrder(0, 1);
    assertThat(hub.isStopped()).isFalse();
    hub.refused(0, 3);
    hub.lost(1, "gone");
    assertThat(hub.answers()).as("who might have started was lost").isEmpty();
    hub.refused(0, 2);
    assertThat(hub.answers()).singleElement().matches(ack -> ack.sequence() == 2 && !ack.ok());
  }

  @Test
  void recordingsEndTogether() {
    hub.opened(0);
    hub.opened(1);
    hub.ended(0);
    assertThat(hub.hasEnded()).isFalse();
    assertThat(hub.remark()).contains("ble:Pull is lost", "the recording has ended.");
    hub.ended(1);
    assertThat(hub.hasEnded()).isTrue();
  }

  @Test
  void theLoadCountsAsLostBeforeItsContactEnds() {
    FakeSensor force = new FakeSensor(Channel.FORCE, 80, 1, time -> time).away(10, 20);
    Bench bench = new Bench(force, new FakeSensor(Channel.ANGULAR_RATE, 200, 1, time -> time));
    assertThat(bench.hub.hearsLoad()).isFalse();
    bench.connect(Bench.MOTION).until(2);
    assertThat(bench.hub.hearsLoad()).as("never heard").isFalse();
    bench.connect(Bench.FORCE).until(10.1);
    assertThat(bench.hub.hearsLoad()).isTrue();
    double lost = Double.NaN;
    while (Double.isNaN(lost)) {
      bench.until(bench.now() + 0.001);
      lost = bench.hub.hearsLoad() ? lost : bench.rows.getLast().time();
    }
    assertThat(lost - 10).isBetween(0.19, 0.21); // contact ends 0.25 s after the last load
    bench.until(20.05);
    assertThat(bench.hub.hearsLoad()).isTrue();
    bench.lose(Bench.FORCE);
    assertThat(bench.hub.hearsLoad()).as("at once").isFalse();
  }

  @Test
  void theChannelsOfTheRowsNeverChangeAndTheInfoFollowsTheSensors() {
    FakeSensor force = new FakeSensor(Channel.FORCE, 80, 1, time -> time);
    Bench bench = new Bench(force, new FakeSensor(Channel.ANGULAR_RATE, 200, 1, time -> time));
    SampleBlock block = new SampleBlock(1, 1);
    bench.hub.fill(block);
    int mask = Channel.FORCE.bit() | Channel.ANGULAR_RATE.bit();
    assertThat(block.channels()).isEqualTo(mask);
    bench.connect(Bench.MOTION).until(3);
    assertThat(bench.hub.info().instrument().pads()).isZero();
    assertThat(bench.hub.info().sampleRate()).isEqualTo(200);
    bench.connect(Bench.FORCE).until(5);
    assertThat(bench.hub.info().instrument().pads()).isEqualTo(1);
    assertThat(bench.hub.info()).as("not made anew").isSameAs(bench.hub.info());
    bench.hub.fill(block);
    assertThat(block.channels()).isEqualTo(mask);
    assertThat(bench.hub.newStatus()).isEmpty();
  }
}
