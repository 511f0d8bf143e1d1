package org.rollscope.desktop.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows the tools of a broker and keeps their live states coming at the pace of a watcher. Owned
 * by one thread.
 */
public final class Follower {
  public static final String USUAL_ROOT = "rollscope";
  private static final long WATCH_SECONDS = 30;
  private static final long RENEW_NANOS = Duration.ofSeconds(WATCH_SECONDS / 2).toNanos();

  private final Subscriber subscriber;
  private final String root;
  private final @Nullable String device;
  private final Tools tools;
  private long renewed;
  private String watched = "";

  public Follower(Subscriber subscriber) {
    this(subscriber, USUAL_ROOT, null);
  }

  /**
   * @param device the only tool to follow; null for all
   */
  public Follower(Subscriber subscriber, String root, @Nullable String device) {
    this.subscriber = subscriber;
    this.root = root;
    this.device = device;
    tools = new Tools(root);
  }

  /** What to subscribe to, with the usual root. */
  public static String[] filters() {
    return Tools.filters(USUAL_ROOT);
  }

  /**
   * Takes what has come, waiting a moment for it.
   *
   * @return what happened, as a line for people; empty when only a state changed, or nothing
   */
  public Optional<String> take(Duration patience) throws InterruptedException {
    Message message = subscriber.poll(patience);
    if (message == null || (device != null && !message.topic().contains("/" + device + "/"))) {
      return Optional.empty();
    }
    Optional<String> line = tools.accept(message);
    tool().ifPresent(found -> watch(found, message.nanos()));
    return line;
  }

  /** The tool in use, once it is live or its session is over. */
  public Optional<Tool> tool() {
    return tools.busiest().filter(found -> !found.live().isEmpty() || found.session().isPresent());
  }

  /** How many messages could not be used, by reason. */
  public Map<String, Long> unusable() {
    Map<String, Long> all = new TreeMap<>(tools.unusable());
    subscriber.unusable().forEach((reason, count) -> all.merge(reason, count, Long::sum));
    return all;
  }

  /** Tells the bridge now and then that somebody watches. */
  private void watch(Tool tool, long now) {
    if (tool.id().equals(watched) && now - renewed < RENEW_NANOS) {
      return;
    }
    watched = tool.id();
    renewed = now;
    String seconds = "{\"seconds\":" + WATCH_SECONDS + "}";
    try {
      subscriber.send(root + "/" + tool.id() + "/command/watch", seconds.getBytes(UTF_8));
    } catch (IOException e) {
      watched = ""; // asked again with the next message
    }
  }
}
