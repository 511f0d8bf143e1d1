package org.rollscope.desktop.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.DeviceMessages;
import org.rollscope.bridge.mqtt.Origin;
import org.rollscope.bridge.mqtt.SampleBatch;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.Event;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.session.Summary;
import org.rollscope.desktop.collect.Finding.Collected;
import org.rollscope.desktop.watch.Follower;
import org.rollscope.sim.device.VirtualDevice;

/**
 * A bridge whose tool is played as fast as the computer can: the tool's samples, the analysis and
 * the messages are those of any bridge, and only the waiting is left out. The same tool gives the
 * same messages.
 */
final class OfflineBridge {
  private static final Topics TOPICS = new Topics(Follower.USUAL_ROOT);

  /** Few large messages: nobody waits for them. */
  private static final double BATCH_SECONDS = 10;

  /** By then the zero is found, and nothing is touched yet, s. */
  private static final double ROUTINE_AFTER = 1.5;

  /**
   * What came of it.
   *
   * @param device what was played
   * @param channels mask of what it measures
   * @param messages those for good, in their order
   * @param session identifier of its session; empty where nothing was touched
   * @param end when the tool was switched off
   */
  record Published(
      DeviceInfo device, int channels, List<Collected> messages, String session, Instant end) {}

  private final DeviceMessages messages = new DeviceMessages(TOPICS);
  private final Map<Lane, Long> sequences = new EnumMap<>(Lane.class);
  private final List<Collected> published = new ArrayList<>();
  private final VirtualDevice tool;
  private final DeviceInfo device;
  private final Instant boot;
  private final String epoch;
  private final String person;
  private final SessionAnalyzer analyzer;
  private String session = "";
  private String lastSession = "";

  private OfflineBridge(VirtualDevice tool, AnalyzerConfig config, Instant boot, String person) {
    this.tool = tool;
    this.boot = boot;
    this.person = person;
    device = tool.info();
    epoch = String.format(Locale.ROOT, "%012x-0001", boot.toEpochMilli());
    analyzer = new SessionAnalyzer(config, device, this::event);
  }

  /**
   * Plays a tool to its end.
   *
   * @param boot when it is switched on, which no other boot of it is
   * @param routine followed from the beginning on; null for none
   */
  static Published play(
      VirtualDevice tool,
      AnalyzerConfig config,
      Instant boot,
      String person,
      @Nullable Routine routine) {
    return new OfflineBridge(tool, config, boot, person).play(config, routine);
  }

  private Published play(AnalyzerConfig config, @Nullable Routine routine) {
    SampleBatch batch =
        new SampleBatch(TOPICS, true, device.instrument().pads(), () -> Integer.MAX_VALUE);
    SampleBlock block = tool.newBlock();
    Routine toBegin = routine;
    double last = 0;
    analyzer.status(tool.status());
    while (tool.next(block)) {
      if (toBegin != null && tool.played() >= ROUTINE_AFTER) {
        analyzer.guide().start(toBegin, config.limits().noGo());
        toBegin = null;
      }
      analyzer.accept(block);
      for (int row = 0; row < block.size(); row++) {
        if (batch.isFullFor(block.time(row), BATCH_SECONDS)) {
          offer(batch.drain(origin(), at(batch.start())));
        }
        batch.add(block, row);
        last = block.time(row);
      }
    }
    offer(batch.drain(origin(), at(batch.start())));
    analyzer.stop();
    analyzer.finish();
    return new Published(device, block.channels(), published, lastSession, at(last));
  }

  private Origin origin() {
    return new Origin(device.id(), device.boot(), session);
  }

  private Instant at(double deviceTime) {
    return boot.plusNanos(Math.round(deviceTime * 1e9));
  }

  private void event(Event event) {
    Instant time = at(event.time());
    switch (event) {
      case Event.SessionStarted e -> {
        session = e.session();
        lastSession = session;
        offer(messages.started(origin(), time, e, person));
      }
      case Event.SessionEnded e -> {
        Summary summary = e.summary().withStartTime(at(e.summary().start()));
        offer(
            messages.event(origin(), time, new Event.SessionEnded(e.time(), summary, e.reason())));
        offer(messages.session(origin(), time, e.time(), summary));
        session = "";
      }
      default -> offer(messages.event(origin(), time, event));
    }
  }

  private void offer(Draft draft) {
    long sequence = sequences.merge(draft.lane(), 1L, Long::sum);
    Key key = new Key(draft.device(), draft.boot(), epoch, draft.lane(), sequence);
    published.add(
        new Collected(
            key, draft.topic(), draft.measured(), List.of(draft.body().payload(key)), false));
  }
}
