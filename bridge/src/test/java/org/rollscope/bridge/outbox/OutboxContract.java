package org.rollscope.bridge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every outbox must do. */
@Timeout(60)
abstract class OutboxContract {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private Outbox outbox;

  /** An outbox with nothing in it. */
  abstract Outbox open(Bounds bounds, InstantSource wall, Outbox.Notice notice);

  /** Waits until the outbox has done what it was told. */
  abstract void settle(Outbox outbox) throws InterruptedException;

  @BeforeEach
  void open() {
    reopen(new Bounds(1000, 1 << 20));
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  private void reopen(Bounds bounds) {
    if (outbox != null) {
      outbox.close();
    }
    outbox = open(bounds, now::get, OutboxContract::notice);
  }

  /** Tells of a loss as an event of the device. */
  static Draft notice(Loss loss) {
    String text =
        "lost %s %d-%d %d %s"
            .formatted(
                loss.of().lane().label(),
                loss.from(),
                loss.to(),
                loss.count(),
                loss.of().reason().label());
    return draft(loss.of().device(), Lane.EVENT, true, text);
  }

  static Draft draft(String device, Lane lane, boolean lasting, String text) {
    return new Draft(
        device, "b1", lane, lasting, "t/" + device, false, NOON, key -> Payload.text(text));
  }

  private Key offer(String device, Lane lane, String text) throws InterruptedException {
    return offer(device, lane, false, text);
  }

  private Key offer(String device, Lane lane, boolean lasting, String text)
      throws InterruptedException {
    Key key = outbox.offer(draft(device, lane, lasting, text));
    settle(outbox);
    return key;
  }

  private List<String> takeAll() throws InterruptedException {
    settle(outbox);
    return takeAll(outbox).stream().map(message -> message.payload().toString()).toList();
  }

  static List<Message> takeAll(Outbox outbox) {
    List<Message> taken = new ArrayList<>();
    for (Message m = outbox.take(); m != null; m = outbox.take()) {
      taken.add(m);
    }
    return taken;
  }

  @Test
  void moreUrgentLanesOvertakeAndOrderHoldsWithinOne() throws InterruptedException {
    offer("a", Lane.SAMPLE, "s1");
    offer("a", Lane.EVENT, "e1");
    offer("b", Lane.SAMPLE, "s2");
    offer("a", Lane.ALARM, "a1");
    offer("a", Lane.EVENT, "e2");
    assertThat(takeAll()).containsExactly("a1", "e1", "e2", "s1", "s2");
    assertThat(outbox.take(Lane.SAMPLE)).isNull();
  }

  @Test
  void sequencesCountFromOneForEachLaneOfADevice() throws InterruptedException {
    assertThat(offer("a", Lane.SAMPLE, "").sequence()).isEqualTo(1);
    assertThat(offer("a", Lane.SAMPLE, "").sequence()).isEqualTo(2);
    assertThat(offer("a", Lane.EVENT, "").sequence()).isEqualTo(1);
    Key other = offer("b", Lane.SAMPLE, "");
    assertThat(other).isEqualTo(new Key("b", "b1", outbox.epoch(), Lane.SAMPLE, 1));
  }

  @Test
  void thePayloadMayHoldItsKey() throws InterruptedException {
    outbox.offer(
        new Draft(
            "a", "b", Lane.EVENT, false, "t", true, NOON, k -> Payload.text("#" + k.sequence())));
    settle(outbox);
    Message message = outbox.take();
    assertThat(message).isNotNull();
    assertThat(message.payload().toString()).isEqualTo("#1");
    assertThat(message.payload().contentType()).isEqualTo(Payload.TEXT);
    assertThat(message.retained()).isTrue();
    assertThat(message.measured()).isEqualTo(NOON);
  }

  @Test
  void whatIsInFlightStaysUntilDelivered() throws InterruptedException {
    Key first = offer("a", Lane.EVENT, "1");
    offer("a", Lane.EVENT, "2");
    takeAll();
    assertThat(outbox.state().inFlight()).isEqualTo(2);
    outbox.delivered(first);
    outbox.delivered(first);
    assertThat(outbox.state().inFlight()).isEqualTo(1);
    assertThat(outbox.state().delivered()).isEqualTo(1);
  }

  @Test
  void requeueingRestoresTheOldOrderBeforeWhatCameLater() throws InterruptedException {
    offer("a", Lane.SAMPLE, "1");
    Key second = offer("a", Lane.SAMPLE, "2");
    offer("a", Lane.SAMPLE, "3");
    takeAll();
    offer("a", Lane.SAMPLE, "4");
    outbox.delivered(second);
    outbox.requeue();
    assertThat(takeAll()).containsExactly("1", "3", "4");
  }

  @Test
  void anAcknowledgementThatComesLateCountsStill() throws InterruptedException {
    Key late = offer("a", Lane.EVENT, "1");
    takeAll();
    outbox.requeue();
    outbox.delivered(late);
    settle(outbox);
    assertThat(outbox.take()).isNull();
    assertThat(outbox.state().bytes()).isZero();
    assertThat(outbox.state().oldest()).isNull();
  }

  @Test
  void roomIsMadeOfTheOldestSamplesThenEventsThenLastingOnes() throws InterruptedException {
    reopen(new Bounds(4, 1 << 20));
    offer("a", Lane.ALARM, true, "alarm");
    offer("a", Lane.EVENT, true, "session");
    offer("a", Lane.EVENT, "event");
    offer("a", Lane.SAMPLE, "s1");
    offer("b", Lane.SAMPLE, "s2");
    assertThat(outbox.dropped("a")).isEqualTo(1);
    offer("a", Lane.ALARM, true, "alarm2"); // s2 goes
    offer("a", Lane.ALARM, true, "alarm3"); // then the event
    assertThat(outbox.state().dropped())
        .containsEntry(Lane.SAMPLE, 2L)
        .containsEntry(Lane.EVENT, 1L);
    offer("a", Lane.ALARM, true, "alarm4"); // then the oldest lasting one
    assertThat(takeAll()).containsExactly("alarm2", "alarm3", "alarm4", "session");
  }

  @Test
  void bytesAreBoundedAsWell() throws InterruptedException {
    reopen(new Bounds(1000, 2000));
    for (int i = 0; i < 20; i++) {
      offer("a", Lane.SAMPLE, "x".repeat(400));
    }
    assertThat(outbox.state().bytes()).isLessThanOrEqualTo(2000);
    assertThat(outbox.state().waiting()).isEqualTo(4);
    assertThat(outbox.state().droppedInAll()).isEqualTo(16);
  }

  @Test
  void whatIsInFlightIsNeverDropped() throws InterruptedException {
    reopen(new Bounds(2, 1 << 20));
    offer("a", Lane.SAMPLE, "1");
    offer("a", Lane.SAMPLE, "2");
    takeAll();
    offer("a", Lane.SAMPLE, "3");
    assertThat(outbox.take()).isNull();
    outbox.requeue();
    assertThat(takeAll()).containsExactly("1", "2");
  }

  @Test
  void whatWasDroppedIsToldOnceTheBrokerTakesSomethingAgain() throws InterruptedException {
    reopen(new Bounds(2, 1 << 20));
    Key event = offer("a", Lane.EVENT, "event");
    for (int i = 0; i < 4; i++) {
      offer("a", Lane.SAMPLE, "s" + i);
    }
    assertThat(takeAll()).containsExactly("event", "s3");
    outbox.delivered(event);
    assertThat(takeAll()).containsExactly("lost sample 1-3 3 size");
    outbox.delivered(event);
    assertThat(takeAll()).isEmpty();
  }

  @Test
  void whatTheBrokerNeverTakesIsToldAsALoss() throws InterruptedException {
    Key large = offer("a", Lane.SAMPLE, "large");
    Key small = offer("a", Lane.SAMPLE, "small");
    takeAll();
    outbox.refused(large, Loss.Reason.TOO_LARGE);
    outbox.delivered(small);
    assertThat(takeAll()).containsExactly("lost sample 1-1 1 too-large");
  }

  @Test
  void whatHasWaitedTooLongIsGivenUp() throws InterruptedException {
    reopen(new Bounds(1000, 1 << 20, Duration.ofDays(30)));
    offer("a", Lane.SAMPLE, "old");
    now.set(NOON.plus(Duration.ofDays(29)));
    Key young = offer("a", Lane.SAMPLE, "young");
    now.set(NOON.plus(Duration.ofDays(31)));
    letAgeTell(outbox);
    Key event = offer("a", Lane.EVENT, "event");
    assertThat(takeAll()).containsExactly("event", "young");
    outbox.delivered(event);
    outbox.delivered(young);
    assertThat(takeAll()).containsExactly("lost sample 1-1 1 age");
  }

  /** Ages are looked at now and then only. */
  abstract void letAgeTell(Outbox outbox) throws InterruptedException;

  @Test
  void standingValuesAreTold() throws InterruptedException {
    List<String> told = new CopyOnWriteArrayList<>();
    outbox.onStand((topic, value) -> told.add(topic + '=' + value));
    outbox.stand("status", Payload.text("lost"));
    settle(outbox);
    outbox.stand("status", Payload.text("streaming"));
    settle(outbox);
    assertThat(told).containsExactly("status=lost", "status=streaming");
  }

  @Test
  void itIsToldWhenThereIsSomethingToTake() throws InterruptedException {
    List<Boolean> told = new CopyOnWriteArrayList<>();
    outbox.onReady(() -> told.add(outbox.state().waiting() > 0));
    offer("a", Lane.SAMPLE, "1");
    assertThat(told).contains(true);
    assertThat(Payload.text("é").bytes()).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
  }
}
