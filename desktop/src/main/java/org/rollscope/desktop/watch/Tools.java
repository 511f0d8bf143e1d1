package org.rollscope.desktop.watch;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollscope.bridge.mqtt.Counts;
import tools.jackson.databind.JsonNode;

/** Every tool that a broker tells of. Owned by one thread. */
public final class Tools {
  /** A broker that tells of more is not to be believed, and nobody could look at them. */
  static final int MOST = 500;

  private final String root;
  private final Map<String, Tool> tools = new LinkedHashMap<>();
  private final Set<String> forgotten = new HashSet<>();
  private final Counts unusable = new Counts();

  /**
   * @param root the first level of every topic
   */
  public Tools(String root) {
    this.root = root;
  }

  /** The filters to subscribe to: everything but the raw samples. */
  public static String[] filters(String root) {
    return new String[] {
      root + "/+/live",
      root + "/+/status",
      root + "/+/info",
      root + "/+/session",
      root + "/+/event/#"
    };
  }

  /** All of them, in the order they appeared. */
  public Collection<Tool> all() {
    return tools.values();
  }

  /** The one in use: in contact before those that are not, with data before those without. */
  public Optional<Tool> busiest() {
    return tools.values().stream().max(Comparator.comparingInt(Tools::use));
  }

  private static int use(Tool tool) {
    boolean live = !tool.live().isEmpty();
    boolean contact = tool.live().path("contact").asBoolean(false);
    return (contact ? 4 : 0) + (live ? 2 : 0) + (tool.session().isPresent() ? 1 : 0);
  }

  /**
   * Takes a message.
   *
   * @return what happened, as a line for people; empty when only the state changed
   */
  public Optional<String> accept(Message message) {
    Optional<ToolMessage> read = ToolMessage.read(root, message);
    if (read.isEmpty()) {
      unusable.add("message");
    }
    return read.flatMap(this::accept);
  }

  /** How many messages could not be used, by reason. */
  public Map<String, Long> unusable() {
    return unusable.all();
  }

  /** The same of a message that was taken apart. */
  public Optional<String> accept(ToolMessage message) {
    if (message.json().isEmpty()) {
      if (message.subject().equals("status")) {
        forget(message.tool());
      }
      return Optional.empty();
    }
    if (isLate(message)) {
      return Optional.empty();
    }
    if (tools.size() >= MOST && !tools.containsKey(message.tool())) {
      unusable.add("tools");
      return Optional.empty();
    }
    Tool tool = tools.computeIfAbsent(message.tool(), Tool::new);
    JsonNode json = message.json().get();
    switch (message.subject()) {
      case "live" -> tool.live(json);
      case "status" -> tool.status(json);
      case "info" -> tool.info(json);
      case "session" -> tool.session(json);
      case "event" -> {
        return happened(tool, message.type(), json);
      }
      default -> {}
    }
    return Optional.empty();
  }

  /** Its bridge has let it go. */
  private void forget(String tool) {
    tools.remove(tool);
    if (forgotten.size() < MOST) {
      forgotten.add(tool);
    }
  }

  /** What happened last may come after a tool was let go; only its state brings it back. */
  private boolean isLate(ToolMessage message) {
    boolean state = !message.subject().equals("session") && !message.subject().equals("event");
    if (state) {
      forgotten.remove(message.tool());
    }
    return forgotten.contains(message.tool());
  }

  /** One of them, by its identifier. */
  public Optional<Tool> find(String id) {
    return Optional.ofNullable(tools.get(id));
  }

  private static Optional<String> happened(Tool tool, String type, JsonNode event) {
    if (type.equals("session") && event.path("state").asString("").equals("started")) {
      tool.sessionStart(event.path("start").asDouble(Double.NaN));
    }
    Optional<String> line = EventWords.of(type, event, tool.sessionStart());
    line.ifPresent(tool::happened);
    return line;
  }
}
