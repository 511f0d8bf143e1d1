package org.rollscope.bridge.sparkplug;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.CommandRequest;
import org.rollscope.bridge.mqtt.Dialect;
import org.rollscope.bridge.mqtt.Publication;
import org.rollscope.bridge.mqtt.Standing;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.bridge.outbox.Loss;
import org.rollscope.bridge.outbox.Message;
import org.rollscope.bridge.outbox.Outbox;
import org.rollscope.bridge.outbox.Payload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sparkplug B. The outbox holds the same messages as ever, but for raw samples; they become metrics
 * when they are sent, so a bridge may change its format with messages waiting.
 *
 * <p>After a connect, and once the primary host is there, births come first, then in this order:
 * alarms, answers, what has become different, events, deaths. What had waited is marked historical.
 * Sequence numbers are given at the last moment, so what is not sent leaves no hole in them.
 */
public final class SparkplugDialect implements Dialect {
  private static final Logger LOG = LoggerFactory.getLogger(SparkplugDialect.class);
  private static final int MOST_ANSWERS = 1000;
  private static final int LARGEST_COMMAND = 64 * 1024;
  private static final int LAST_SEQUENCE = 255;

  /** Something kept of a device that must be born before it is told. */
  private record Held(Report report, boolean historical, Message message) {}

  private final String root;
  private final EdgeNode node;
  private final Outbox outbox;
  private final BirthNumbers numbers;
  private final InstantSource wall;
  private final Devices devices;
  private final NodeState state;
  private final PrimaryHost host;
  private final Probation probation;
  private final CommandReader commands;
  private final Standing foreign = new Standing();
  private final Queue<ObjectNode> answers = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean rebirth = new AtomicBoolean();
  private final Set<Lane> caughtUp = EnumSet.noneOf(Lane.class);
  private volatile Runnable ready = () -> {};
  private volatile boolean broken;
  private @Nullable Held held;
  private boolean born;
  private int number;
  private int sequence;

  /**
   * @param root first level of the topics that the messages in the outbox have
   * @param node which edge node this bridge is
   * @param outbox where the durable messages come from
   * @param numbers of its births
   * @param handler takes commands, and must return at once
   * @param wall for the times of births and of sending
   * @param nanoTime the monotonic clock
   */
  public SparkplugDialect(
      String root,
      EdgeNode node,
      Outbox outbox,
      BirthNumbers numbers,
      Consumer<CommandRequest> handler,
      InstantSource wall,
      LongSupplier nanoTime) {
    this.root = root;
    this.node = node;
    this.outbox = outbox;
    this.numbers = numbers;
    this.wall = wall;
    devices = new Devices(node);
    state = new NodeState(node, outbox, wall);
    host = new PrimaryHost(node.primaryHost());
    probation = new Probation(node.hostSeconds(), nanoTime);
    commands = new CommandReader(devices, handler, this::answer);
    outbox.onStand(this::take);
    outbox.onReady(() -> ready.run());
  }

  @Override
  public void start() {
    outbox.standing().forEach(this::take);
  }

  @Override
  public void onReady(Runnable listener) {
    ready = listener;
  }

  private void take(String topic, Payload payload) {
    Report report = Report.of(root, topic, payload, wall.instant());
    if (report != null) {
      devices.take(report);
    } else if (!topic.startsWith(root + '/')) {
      foreign.put(Publication.standing(topic, payload));
    }
    ready.run();
  }

  @Override
  public void live(String topic, Payload payload) {
    take(topic, payload);
  }

  /** There are no raw samples; all else is known from now on, however long it may wait. */
  @Override
  public @Nullable Draft admit(Draft draft) {
    if (draft.lane() == Lane.SAMPLE) {
      return null;
    }
    return draft.withBody(
        key -> {
          Payload payload = draft.body().payload(key);
          take(draft.topic(), payload);
          return payload;
        });
  }

  @Override
  public Publication lastWill() {
    number = numbers.next();
    return farewell();
  }

  /** Told with an acknowledgement, as the will would be. */
  @Override
  public Publication farewell() {
    return Publication.plain(node.death(), Metrics.death(number, wall.millis()));
  }

  @Override
  public List<String> filters() {
    List<String> filters = new ArrayList<>(List.of(node.command(), node.deviceCommands()));
    if (node.hostState() != null) {
      filters.add(node.hostState());
    }
    return filters;
  }

  @Override
  public void connected() {
    numbers.used(number);
    host.reset();
    rebirth.set(false);
    foreign.resendAll();
    caughtUp.clear();
    broken = false;
    born = false;
    if (!host.isOnline()) {
      LOG.info("Nothing is sent before the primary host {} is online", node.primaryHost());
    }
  }

  @Override
  public void disconnected() {
    held = null;
    probation.fail();
    outbox.requeue();
  }

  @Override
  public String reasonToLeave() {
    return born && !host.isOnline() ? "the primary host " + node.primaryHost() + " is offline" : "";
  }

  @Override
  public @Nullable Publication next() {
    if (broken || !host.isOnline()) {
      return null;
    }
    for (Key key = probation.passed(); key != null; key = probation.passed()) {
      outbox.delivered(key);
    }
    if (rebirth.getAndSet(false) || !born) {
      return nodeBirth();
    }
    Publication next = devices.nextBirth(wall.millis());
    if (next == null) {
      next = held();
    }
    if (next == null) {
      next = foreign.poll();
    }
    if (next == null) {
      next = durable(Lane.ALARM);
    }
    if (next == null) {
      next = nextAnswer();
    }
    if (next == null) {
      next = devices.nextChange();
    }
    if (next == null) {
      next = state.nextChange();
    }
    if (next == null) {
      next = durable(Lane.EVENT);
    }
    if (next == null) {
      next = durable(Lane.SAMPLE);
    }
    if (next == null) {
      next = devices.nextCorrection();
    }
    return next == null ? devices.nextDeath() : next;
  }

  private Publication nodeBirth() {
    born = true;
    devices.die();
    return Publication.once(node.birth(), state.birth(number), null);
  }

  /** Something that was kept. */
  private @Nullable Publication durable(Lane lane) {
    Message message = outbox.take(lane);
    while (message != null) {
      Report report = Report.of(root, message.topic(), message.payload(), message.measured());
      if (report == null) {
        return Publication.of(message); // kept by another format: it goes as it is
      }
      Publication next = next(new Held(report, !caughtUp.contains(lane), message));
      if (next != null) {
        return next;
      }
      outbox.delivered(message.key());
      message = outbox.take(lane);
    }
    caughtUp.add(lane);
    return null;
  }

  /**
   * What is to be sent for something that was kept; null for nothing. A device that is not there is
   * born for an event, and dies again after it; a state stands in its next birth.
   */
  private @Nullable Publication next(Held kept) {
    Report report = kept.report();
    if (!kept.historical()) {
      devices.take(report);
    }
    if (devices.isBorn(report.device())) {
      return devices.tell(report, kept.historical(), kept.message());
    }
    if (!report.isEvent()) {
      return null;
    }
    held = kept;
    return devices.birth(report.device(), wall.millis());
  }

  private @Nullable Publication held() {
    Held kept = held;
    held = null;
    return kept == null ? null : next(kept);
  }

  private @Nullable Publication nextAnswer() {
    ObjectNode answer = answers.poll();
    if (answer == null) {
      return null;
    }
    String device = answer.path("device").asString("");
    Report report = new Report(device, DeviceMetrics.RESULT, answer, wall.millis(), Double.NaN);
    return devices.isBorn(device) ? devices.tell(report, false, null) : state.tell(report);
  }

  private void answer(ObjectNode answer) {
    LOG.info("Answer to a command: {}", answer);
    if (answers.size() < MOST_ANSWERS) {
      answers.add(answer);
      ready.run();
    }
  }

  @Override
  public Publication seal(Publication publication) {
    if (!EdgeNode.isSparkplug(publication.topic())) {
      return publication;
    }
    boolean first = publication.topic().equals(node.birth());
    sequence = first || sequence == LAST_SEQUENCE ? 0 : sequence + 1;
    return publication.withPayload(Metrics.sealed(publication.payload(), sequence, wall.millis()));
  }

  @Override
  public void delivered(Publication publication) {
    Key key = publication.key();
    if (key != null && node.primaryHost() != null) {
      probation.begin(key);
    } else if (key != null) {
      outbox.delivered(key);
    } else if (publication.retained() && foreign.isGone(publication)) {
      outbox.forget(publication.topic());
    }
  }

  @Override
  public void refused(Publication publication, Loss.Reason reason) {
    Key key = publication.key();
    if (key != null) {
      outbox.refused(key, reason);
    } else if (EdgeNode.isSparkplug(publication.topic())) {
      broken = true;
      LOG.error("Nothing is told before the birth on {}; it waits", publication.topic());
    }
  }

  @Override
  public void arrived(String topic, MqttMessage message) {
    if (topic.equals(node.hostState())) {
      host.says(message.getPayload());
      ready.run();
    } else if (message.isRetained()) {
      LOG.warn("A retained command would come again and again: ignored on {}", topic);
    } else if (message.getPayload().length > LARGEST_COMMAND) {
      LOG.warn("A command of more than {} bytes is ignored on {}", LARGEST_COMMAND, topic);
    } else if (topic.equals(node.command())) {
      commanded(message.getPayload());
    } else {
      String device = node.commanded(topic);
      if (device != null) {
        commands.read(device, message.getPayload());
      }
    }
  }

  private void commanded(byte[] payload) {
    try {
      for (Metric metric : Metrics.read(payload)) {
        if (!metric.getName().equals(Metrics.REBIRTH)) {
          LOG.warn("The bridge has no metric to be written but {}", Metrics.REBIRTH);
        } else if (metric.getBooleanValue()) {
          rebirth.set(true);
          ready.run();
        }
      }
    } catch (InvalidProtocolBufferException e) {
      LOG.warn("A command to the bridge is no Sparkplug payload: {}", e.getMessage());
    }
  }
}
