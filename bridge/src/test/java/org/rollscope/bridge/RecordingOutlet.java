package org.rollscope.bridge;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.outbox.Bounds;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.MemoryOutbox;
import org.rollscope.bridge.outbox.Message;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.core.sample.DeviceInfo;
import tools.jackson.databind.JsonNode;

/** Keeps everything a pipeline sends, in its order. */
final class RecordingOutlet implements Outlet {
  /** One message; {@code durable} is null for states and live values. */
  record Sent(String topic, Payload payload, @Nullable Message durable) {
    JsonNode json() {
      return Json.parse(payload.bytes());
    }
  }

  private final MemoryOutbox outbox =
      new MemoryOutbox(
          new Bounds(1, Long.MAX_VALUE),
          InstantSource.system(),
          loss -> {
            throw new AssertionError(loss);
          });
  private final List<Sent> sent = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  @Override
  public synchronized void offer(Draft draft) {
    outbox.offer(draft);
    Message message = Objects.requireNonNull(outbox.take());
    outbox.delivered(message.key());
    sent.add(new Sent(message.topic(), message.payload(), message));
  }

  @Override
  public void met(DeviceConfig config, DeviceInfo info, int channels) {
    // Others announce it.
  }

  @Override
  public synchronized void stand(String topic, Payload payload) {
    sent.add(new Sent(topic, payload, null));
    if (payload.toString().contains("the recording has ended")) {
      ended.countDown();
    }
  }

  @Override
  public synchronized void live(String topic, Payload payload) {
    sent.add(new Sent(topic, payload, null));
  }

  @Override
  public int largestPayload() {
    return Integer.MAX_VALUE;
  }

  @Override
  public long dropped(String device) {
    return 0;
  }

  void awaitEnd() throws InterruptedException {
    if (!ended.await(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the recording does not end");
    }
  }

  synchronized List<Sent> all() {
    return List.copyOf(sent);
  }

  List<Sent> on(String end) {
    return all().stream().filter(one -> one.topic().endsWith(end)).toList();
  }
}
