package org.rollscope.bridge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every outbox must do. */
abstract class OutboxContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Outbox outbox = open(new Bounds(1000, 1 << 20));

  /** An outbox with nothing in it. */
  abstract Outbox open(Bounds bounds);

  @AfterEach
  void close() {
    outbox.close();
  }

  private Key offer(String device, Lane lane, String text) {
    return offer(device, lane, false, text);
  }

  private Key offer(String device, Lane lane, boolean lasting, String text) {
    return outbox.offer(
        new Draft(
            device, "b1", lane, lasting, "t/" + device, false, NOON, key -> Payload.text(text)));
  }

  private List<String> takeAll() {
    List<String> taken = new ArrayList<>();
    for (Message m = outbox.take(); m != null; m = outbox.take()) {
      taken.add(m.payload().toString());
    }
    return taken;
  }

  @Test
  void moreUrgentLanesOvertakeAndOrderHoldsWithinOne() {
    offer("a", Lane.SAMPLE, "s1");
    offer("a", Lane.EVENT, "e1");
    offer("b", Lane.SAMPLE, "s2");
    offer("a", Lane.ALARM, "a1");
    offer("a", Lane.EVENT, "e2");
    assertThat(takeAll()).containsExactly("a1", "e1", "e2", "s1", "s2");
    assertThat(outbox.take(Lane.SAMPLE)).isNull();
  }

  @Test
  void sequencesCountFromOneForEachLaneOfADevice() {
    assertThat(offer("a", Lane.SAMPLE, "").sequence()).isEqualTo(1);
    assertThat(offer("a", Lane.SAMPLE, "").sequence()).isEqualTo(2);
    assertThat(offer("a", Lane.EVENT, "").sequence()).isEqualTo(1);
    Key other = offer("b", Lane.SAMPLE, "");
    assertThat(other).isEqualTo(new Key("b", "b1", outbox.epoch(), Lane.SAMPLE, 1));
  }

  @Test
  void thePayloadMayHoldItsKey() {
    outbox.offer(
        new Draft(
            "a", "b", Lane.EVENT, false, "t", true, NOON, k -> Payload.text("#" + k.sequence())));
    Message message = outbox.take();
    assertThat(message).isNotNull();
    assertThat(message.payload().toString()).isEqualTo("#1");
    assertThat(message.retained()).isTrue();
    assertThat(message.measured()).isEqualTo(NOON);
  }

  @Test
  void whatIsInFlightStaysUntilDelivered() {
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
  void requeueingRestoresTheOldOrderBeforeWhatCameLater() {
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
  void anAcknowledgementThatComesLateCountsStill() {
    Key late = offer("a", Lane.EVENT, "1");
    takeAll();
    outbox.requeue();
    outbox.delivered(late);
    assertThat(outbox.take()).isNull();
    assertThat(outbox.state().bytes()).isZero();
  }

  @Test
  void roomIsMadeOfTheOldestSamplesThenEventsThenLastingOnes() {
    outbox = open(new Bounds(4, 1 << 20));
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
  void bytesAreBoundedAsWell() {
    outbox = open(new Bounds(1000, 2000));
    for (int i = 0; i < 20; i++) {
      offer("a", Lane.SAMPLE, "x".repeat(400));
    }
    assertThat(outbox.state().bytes()).isLessThanOrEqualTo(2000);
    assertThat(outbox.state().waiting()).isEqualTo(4);
    assertThat(outbox.state().droppedInAll()).isEqualTo(16);
  }

  @Test
  void whatIsInFlightIsNeverDropped() {
    outbox = open(new Bounds(2, 1 << 20));
    offer("a", Lane.SAMPLE, "1");
    offer("a", Lane.SAMPLE, "2");
    takeAll();
    offer("a", Lane.SAMPLE, "3");
    assertThat(outbox.take()).isNull();
    outbox.requeue();
    assertThat(takeAll()).containsExactly("1", "2");
  }

  @Test
  void eachOfferIsTold() {
    List<String> told = new ArrayList<>();
    outbox.onOffer(() -> told.add("!"));
    offer("a", Lane.SAMPLE, "1");
    assertThat(told).hasSize(1);
    assertThat(Payload.text("é").bytes()).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
  }
}
