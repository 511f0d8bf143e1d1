package org.rollscope.desktop.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.outbox.Bounds;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.bridge.outbox.Message;
import org.rollscope.bridge.outbox.Outbox;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.bridge.outbox.SqliteOutbox;

/** What stays in a real file until it is acknowledged and stored. */
class UntilStoredTest {
  private static final Instant NOW = Instant.parse("2026-03-01T18:00:00Z");
  private static final Bounds BOUNDS = new Bounds(1000, 1_000_000, Duration.ofDays(1));

  @TempDir Path folder;

  private Outbox file() {
    return new SqliteOutbox(
        folder.resolve("bridge.outbox"),
        BOUNDS,
        InstantSource.fixed(NOW),
        loss -> draft(loss.of().device()));
  }

  private static Draft draft(String device) {
    Payload payload = Payload.text("{}");
    return new Draft(
        device, "1", Lane.EVENT, false, "rollscope/x/event/y", false, NOW, k -> payload);
  }

  private static List<Key> takeAll(Outbox outbox) throws InterruptedException {
    outbox.flush();
    List<Key> keys = new ArrayList<>();
    @Nullable Message message = outbox.take();
    while (message != null) {
      keys.add(message.key());
      message = outbox.take();
    }
    return keys;
  }

  @Test
  void aMessageGoesOnceItIsAcknowledgedAndStoredInEitherOrder() throws Exception {
    Key onlyAcknowledged;
    Key onlyStored;
    try (UntilStored outbox = new UntilStored(file())) {
      Key first = outbox.offer(draft("ball"));
      Key second = outbox.offer(draft("ball"));
      onlyAcknowledged = outbox.offer(draft("ball"));
      onlyStored = outbox.offer(draft("ball"));
      assertThat(takeAll(outbox)).containsExactly(first, second, onlyAcknowledged, onlyStored);
      outbox.delivered(first);
      outbox.stored(first);
      outbox.stored(second);
      outbox.delivered(second);
      outbox.delivered(onlyAcknowledged);
      outbox.stored(onlyStored);
    }
    try (Outbox again = file()) {
      assertThat(takeAll(again)).containsExactly(onlyAcknowledged, onlyStored);
    }
  }

  @Test
  void whatOthersStoreFillsNothingUp() throws Exception {
    try (UntilStored outbox = new UntilStored(file())) {
      Key own = outbox.offer(draft("ball"));
      takeAll(outbox);
      outbox.delivered(own);
      for (int i = 1; i <= 20_000; i++) {
        outbox.stored(new Key("stick", "1", "other", Lane.SAMPLE, i));
      }
      outbox.stored(own);
      assertThat(outbox.state().inFlight()).isZero();
    }
  }

  @Test
  void whatIsSentAgainIsAcknowledgedAgain() throws Exception {
    try (UntilStored outbox = new UntilStored(file())) {
      Key key = outbox.offer(draft("ball"));
      takeAll(outbox);
      outbox.delivered(key);
      outbox.requeue();
      assertThat(takeAll(outbox)).containsExactly(key);
      outbox.stored(key);
      assertThat(outbox.state().inFlight()).isEqualTo(1);
      outbox.delivered(key);
      assertThat(outbox.state().inFlight()).isZero();
    }
  }
}
