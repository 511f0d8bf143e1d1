package org.rollscope.bridge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.log.Logs;
import org.rollscope.bridge.monitor.DeviceFigures;
import org.rollscope.bridge.mqtt.StatePayloads;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.wire.DecodeCounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The retained status of one device, published when it changes. Used by the device's thread. */
final class DeviceState {
  /** What is happening with a device. */
  enum Phase {
    /** There is no such port yet. */
    SEARCHING,
    /** The port is open; the device has not told what it is. */
    CONNECTING,
    STREAMING,
    /** It was there, and is not any more. */
    LOST
  }

  private static final Duration COUNTS_EVERY = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(DeviceState.class);

  private final Topics topics;
  private final Outlet outlet;
  private final InstantSource wall;
  private final DecodeTally tally = new DecodeTally();
  private volatile String id;
  private volatile Phase phase = Phase.SEARCHING;
  private Instant since;
  private volatile String link;
  private volatile String error = "";
  private volatile String remark = "";
  private volatile boolean blocked;
  private OptionalInt rssi = OptionalInt.empty();
  private @Nullable DeviceStatus status;
  private Instant publishedAt = Instant.MIN;
  private @Nullable DecodeCounts published;
  private DecodeCounts counts = new DecodeCounts(0, 0, 0, 0, 0, 0, 0);

  DeviceState(String id, String link, Topics topics, Outlet outlet, InstantSource wall) {
    this.id = id;
    this.link = link;
    this.topics = topics;
    this.outlet = outlet;
    this.wall = wall;
    since = wall.instant();
  }

  Phase phase() {
    return phase;
  }

  String id() {
    return id;
  }

  /** The device has another name from now on; nothing stays behind under the old one. */
  void rename(String newId) {
    if (!newId.equals(id)) {
      outlet.stand(topics.status(id), Payload.EMPTY);
      id = newId;
      Logs.mark(Logs.DEVICE, id);
      publish();
    }
  }

  /** The device belongs to this bridge no more; nothing stays behind. */
  void vanish() {
    outlet.stand(topics.status(id), Payload.EMPTY);
    outlet.stand(topics.info(id), Payload.EMPTY);
  }

  /** A connection has been opened. */
  void opened(String name) {
    link = name;
    blocked = false;
    tally.opened();
  }

  /**
   * Enters a phase.
   *
   * @param problem what a person should know; empty for nothing
   */
  void enter(Phase next, String problem) {
    Logs.mark(Logs.DEVICE, id);
    if (next == phase && problem.equals(error) && published != null) {
      return;
    }
    if (next != phase) {
      phase = next;
      since = wall.instant();
    }
    if (!problem.equals(error) && !problem.isEmpty()) {
      LOG.warn("Device {}: {}", id, problem);
    } else if (next == Phase.STREAMING) {
      LOG.info("Device {} streams on {}", id, link);
    }
    error = problem;
    publish();
  }

  /** Whether somebody must do something before it can be connected again. */
  void block(boolean untilHelped) {
    blocked = untilHelped;
  }

  /** Takes what a connection tells of itself, to be published with what it changes. */
  void observe(Connection connection) {
    rssi = connection.rssi();
    String news = connection.remark().orElse("");
    if (!news.equals(remark)) {
      remark = news;
      if (!news.isEmpty()) {
        LOG.warn("Device {}: {}", id, news);
      }
      publish();
    }
  }

  void status(DeviceStatus next) {
    boolean news = !next.equals(status);
    status = next;
    if (news) {
      publish();
    }
  }

  void counts(DecodeCounts next) {
    counts = next;
    tally.counts(next);
  }

  /**
   * How it stands, for any thread.
   *
   * @param inUse whether a session is going on
   */
  DeviceFigures figures(boolean inUse) {
    String problem = problem();
    return new DeviceFigures(
        id,
        link,
        phase.name().toLowerCase(Locale.ROOT),
        problem,
        trouble(inUse, problem),
        tally.connections(),
        tally.overall());
  }

  private String trouble(boolean inUse, String problem) {
    if (inUse && phase == Phase.LOST) {
      return "lost in the middle of a session: " + problem;
    }
    return blocked ? problem : "";
  }

  private String problem() {
    return error.isEmpty() ? remark : error;
  }

  /** Publishes once in a while what changes all the time. */
  void tick() {
    if (!counts.equals(published) && wall.instant().isAfter(publishedAt.plus(COUNTS_EVERY))) {
      publish();
    }
  }

  private void publish() {
    published = counts;
    publishedAt = wall.instant();
    StatePayloads.Status content =
        new StatePayloads.Status(
            phase.name(),
            since,
            wall.instant(),
            link,
            problem(),
            rssi,
            status,
            counts,
            outlet.dropped(id));
    outlet.stand(topics.status(id), StatePayloads.status(content));
  }
}
