package org.rollscope.bridge.mqtt;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.bridge.outbox.Loss;
import org.rollscope.bridge.outbox.Message;
import org.rollscope.bridge.outbox.Outbox;
import org.rollscope.bridge.outbox.Payload;

/**
 * The topics and payloads of {@code docs/asyncapi.yaml}. Messages go as they stand in the outbox,
 * in this order: retained states, alarms, answers, live values, events, samples.
 */
public final class RollscopeDialect implements Dialect {
  private static final int MOST_ANSWERS = 1000;

  private final Outbox outbox;
  private final String statusTopic;
  private final CommandIntake commands;
  private final Listeners listeners = new Listeners();
  private final Standing standing = new Standing();
  private final LatestOnly live = new LatestOnly();
  private final Queue<Publication> answers = new ConcurrentLinkedQueue<>();
  private volatile Runnable ready = () -> {};

  /**
   * @param bridge name of this bridge
   * @param outbox where the durable messages come from
   * @param handler takes commands, and must return at once
   */
  public RollscopeDialect(
      Topics topics, String bridge, Outbox outbox, Consumer<CommandRequest> handler) {
    this.outbox = outbox;
    statusTopic = topics.bridgeStatus(bridge);
    commands = new CommandIntake(topics, handler, this::answer);
    listeners.add(topics.commands(), commands::arrived);
    outbox.onStand(this::stood);
    outbox.onReady(() -> ready.run());
  }

  @Override
  public void start() {
    standing.put(Publication.standing(statusTopic, BridgeStatus.ONLINE));
    outbox.standing().forEach(this::stood);
  }

  /**
   * Hands on what others publish; to be asked for before the start.
   *
   * @param filter of topics
   * @param listener takes topic and payload, and must return at once
   */
  public void listen(String filter, BiConsumer<String, byte[]> listener) {
    listeners.add(filter, (topic, message) -> listener.accept(topic, message.getPayload()));
  }

  private void stood(String topic, Payload payload) {
    standing.put(Publication.standing(topic, payload));
    ready.run();
  }

  @Override
  public void onReady(Runnable listener) {
    ready = listener;
  }

  @Override
  public Publication lastWill() {
    return farewell();
  }

  @Override
  public List<String> filters() {
    return listeners.filters();
  }

  @Override
  public void connected() {
    standing.resendAll();
    live.clear();
  }

  @Override
  public void disconnected() {
    outbox.requeue();
  }

  @Override
  public @Nullable Publication next() {
    Publication next = standing.poll();
    if (next == null) {
      next = durable(Lane.ALARM);
    }
    if (next == null) {
      next = answers.poll();
    }
    if (next == null) {
      next = live.poll();
    }
    if (next == null) {
      next = durable(Lane.EVENT);
    }
    return next == null ? durable(Lane.SAMPLE) : next;
  }

  private @Nullable Publication durable(Lane lane) {
    Message message = outbox.take(lane);
    return message == null ? null : Publication.of(message);
  }

  @Override
  public void delivered(Publication publication) {
    if (publication.key() != null) {
      outbox.delivered(publication.key());
      if (publication.retained()) {
        standing.remember(publication);
      }
    } else if (publication.retained() && standing.isGone(publication)) {
      outbox.forget(publication.topic());
    }
  }

  @Override
  public void refused(Publication publication, Loss.Reason reason) {
    if (publication.key() != null) {
      outbox.refused(publication.key(), reason);
    }
  }

  @Override
  public Map<String, Long> unusable() {
    return commands.refused();
  }

  @Override
  public void arrived(String topic, MqttMessage message) {
    listeners.arrived(topic, message);
  }

  private void answer(Publication answer) {
    if (answers.size() < MOST_ANSWERS) {
      answers.add(answer);
      ready.run();
    }
  }

  @Override
  public void live(String topic, Payload payload) {
    live.put(Publication.live(topic, payload));
    ready.run();
  }

  @Override
  public Publication farewell() {
    return Publication.standing(statusTopic, BridgeStatus.OFFLINE);
  }
}
