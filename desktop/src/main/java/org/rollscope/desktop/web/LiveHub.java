package org.rollscope.desktop.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.column.SampleTable;
import org.rollscope.desktop.http.Refusal;
import org.rollscope.desktop.http.ToolCommands;
import org.rollscope.desktop.watch.Message;
import org.rollscope.desktop.watch.Subscriber;
import org.rollscope.desktop.watch.ToolListener;
import org.rollscope.desktop.watch.ToolMessage;
import org.rollscope.desktop.watch.Tools;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Follows the tools of a broker and tells every viewer. One thread takes what comes; the broker may
 * be absent at any time. Safe for any thread.
 */
final class LiveHub implements ToolCommands, AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final long RETRY_MILLIS = 1_000;
  private static final long WATCH_NANOS = Duration.ofSeconds(10).toNanos();
  private static final Duration WATCH = Duration.ofSeconds(30);
  private static final byte[] HAPTIC = "{\"pattern\":1,\"strength\":255}".getBytes(UTF_8);
  private static final int LARGEST = 256 * 1024;
  private static final int MOST_VIEWERS = 200;

  private final BrokerConfig broker;
  private final String root;
  private final Tools tools;
  private final Map<String, ToolBoard> boards = new LinkedHashMap<>();
  private final Map<String, Boolean> bridges = new HashMap<>();
  private final Set<Viewer> viewers = new HashSet<>();
  private final List<ToolListener> listeners = new CopyOnWriteArrayList<>();
  private final String product;
  private final RawSamples samples;
  private final Thread thread = Thread.ofPlatform().daemon().name("live-hub").unstarted(this::run);
  private volatile @Nullable Subscriber subscriber;
  private boolean connected;
  private long watched;
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * A hub that is not started yet.
   *
   * @param broker to follow
   * @param product what a page compares to know that it is of an older program
   */
  LiveHub(BrokerConfig broker, String product) {
    this.broker = broker;
    root = broker.root();
    this.product = product;
    tools = new Tools(root);
    samples = new RawSamples(broker, WATCH, this::samples);
  }

  /** Lets somebody hear what tools tell, from now on. */
  void follow(ToolListener listener) {
    listeners.add(listener);
  }

  void start() {
    thread.start();
    samples.start();
  }

  private void run() {
    try {
      while (!isClosed()) {
        try (Subscriber found = connect()) {
          if (found != null) {
            subscriber = found;
            follow(found);
          }
        } finally {
          subscriber = null;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private @Nullable Subscriber connect() throws InterruptedException {
    try {
      return Subscriber.asking(broker, filters());
    } catch (IOException e) {
      ended.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
      return null;
    }
  }

  private String[] filters() {
    String[] tools = Tools.filters(root);
    String[] all = new String[tools.length + 1];
    System.arraycopy(tools, 0, all, 0, tools.length);
    all[tools.length] = root + "/bridge/+/status";
    return all;
  }

  private boolean isClosed() {
    return ended.getCount() == 0;
  }

  private void follow(Subscriber found) throws InterruptedException {
    while (!isClosed()) {
      Message message = found.poll(LOOK);
      if (message != null) {
        accept(message);
      }
      look(found);
    }
  }

  /** Takes one message; what is too large, or is about nothing known, is passed over. */
  synchronized void accept(Message message) {
    if (message.bytes().length > LARGEST) {
      return;
    }
    if (message.topic().startsWith(root + "/bridge/")) {
      String name = message.topic().substring((root + "/bridge/").length()).replace("/status", "");
      if (bridges.size() < 100 || bridges.containsKey(name)) {
        bridges.put(name, message.payload().equals("online"));
      }
      watchAnew(); // a bridge that was started anew knows of no watcher
      tell("bridges", "bridges", Json.MAPPER.valueToTree(bridges));
      return;
    }
    ToolMessage.read(root, message).ifPresent(this::accept);
  }

  private void accept(ToolMessage message) {
    tools.accept(message);
    listeners.forEach(listener -> listener.heard(message));
    if (tools.find(message.tool()).isEmpty()) {
      if (boards.remove(message.tool()) != null) {
        tell(null, "gone", Json.object().put("id", message.tool()));
      }
      return;
    }
    ToolBoard board = boards.get(message.tool());
    if (board == null) {
      board = new ToolBoard(tools.find(message.tool()).orElseThrow());
      boards.put(message.tool(), board);
      watchAnew();
    }
    board.accept(message);
    message.json().ifPresent(json -> forward(message, json));
  }

  private void forward(ToolMessage message, JsonNode json) {
    ObjectNode about = Json.object().put("id", message.tool());
    boolean event = message.subject().equals("event");
    about.set(event ? "event" : message.subject(), json);
    String name = event ? null : message.tool() + "/" + message.subject();
    tell(name, message.subject(), about);
    if (event && message.type().equals("alarm")) {
      shake(message.tool(), json);
    }
  }

  /** Raw samples of a tool have come; what they add to its trace is written once for all. */
  private synchronized void samples(String tool, SampleTable table) {
    ToolBoard board = boards.get(tool);
    ArrayNode added = board == null ? null : board.samples(table);
    if (added != null && !viewers.isEmpty()) {
      byte[] event = ServerEvent.of("trace", Json.object().put("id", tool).set("trace", added));
      viewers.forEach(viewer -> viewer.add(event));
    }
  }

  /** Lets the person feel that it is too hard, where a page asks for that. */
  private void shake(String tool, JsonNode alarm) {
    String state = alarm.path("state").asString("");
    boolean rising = state.equals("raised") || state.equals("escalated");
    if (rising
        && alarm.path("kind").asString("").equals("overpressure")
        && viewers.stream().anyMatch(Viewer::wantsHaptic)) {
      send(tool, "haptic", HAPTIC);
    }
  }

  /** Tells all viewers: a state under its name, an event without. */
  private void tell(@Nullable String name, String type, JsonNode what) {
    if (viewers.isEmpty()) {
      return;
    }
    byte[] event = ServerEvent.of(type, what);
    for (Viewer viewer : viewers) {
      if (name == null) {
        viewer.tell(event);
      } else {
        viewer.show(name, event);
      }
    }
  }

  /** Notes a change of the connection, and asks for live states at a watcher's pace. */
  private synchronized void look(Subscriber found) {
    if (found.isConnected() != connected) {
      connected = found.isConnected();
      watchAnew();
      tell("broker", "broker", connection());
    }
    if (connected && !viewers.isEmpty() && System.nanoTime() - watched >= WATCH_NANOS) {
      watched = System.nanoTime();
      byte[] seconds = "{\"seconds\":%d}".formatted(WATCH.toSeconds()).getBytes(UTF_8);
      boards.keySet().forEach(tool -> send(tool, "watch", seconds));
      samples.keep();
    }
  }

  /** Asks again at the next look. */
  private void watchAnew() {
    watched = System.nanoTime() - WATCH_NANOS;
  }

  private void send(String tool, String command, byte[] arguments) {
    Subscriber now = subscriber;
    if (now != null) {
      try {
        now.send(root + "/" + tool + "/command/" + command, arguments);
      } catch (IOException e) {
        watchAnew(); // asked again as soon as the broker is back
      }
    }
  }

  private ObjectNode connection() {
    return Json.object().put("connected", connected);
  }

  /** Everything a page needs to begin. */
  synchronized ObjectNode state() {
    ObjectNode state = Json.object().put("product", product);
    state.set("broker", connection());
    state.set("bridges", Json.MAPPER.valueToTree(bridges));
    boards.values().forEach(board -> state.withArray("tools").add(board.json()));
    state.withArray("tools"); // there, also when it is empty
    return state;
  }

  /**
   * A page begins to look on.
   *
   * @throws Refusal when there are too many
   */
  synchronized Viewer join(boolean haptic) {
    if (isClosed() || viewers.size() >= MOST_VIEWERS) {
      throw new Refusal(Refusal.AWAY, "too many pages look on already; close one of them");
    }
    Viewer viewer = new Viewer(haptic);
    viewers.add(viewer);
    refresh(viewer);
    watchAnew();
    return viewer;
  }

  /** Shows a page everything anew. */
  synchronized void refresh(Viewer viewer) {
    viewer.restart(ServerEvent.of("state", state()));
  }

  synchronized void leave(Viewer viewer) {
    viewers.remove(viewer);
    viewer.close();
  }

  @Override
  public synchronized boolean knows(String tool) {
    return boards.containsKey(tool);
  }

  @Override
  public Optional<JsonNode> command(String tool, String name, JsonNode arguments, Duration patience)
      throws IOException, InterruptedException {
    Subscriber now = subscriber;
    if (now == null || !now.isConnected()) {
      throw new IOException("the broker at " + broker.url() + " is not there at the moment");
    }
    byte[] payload = Json.MAPPER.writeValueAsBytes(arguments);
    return now.ask(root + "/" + tool + "/command/" + name, payload, patience)
        .map(text -> Json.parse(text.getBytes(UTF_8)));
  }

  @Override
  public void close() {
    ended.countDown();
    synchronized (this) {
      viewers.forEach(Viewer::close);
      viewers.clear();
    }
    thread.interrupt();
    samples.close();
  }
}
