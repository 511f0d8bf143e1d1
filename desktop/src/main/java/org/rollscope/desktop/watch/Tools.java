package org.rollscope.desktop.watch;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Every tool that a broker tells of. Owned by one thread. */
public final class Tools {
  private final String root;
  private final Map<String, Tool> tools = new LinkedHashMap<>();

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
    String[] levels = message.topic().split("/", -1);
    int depth = root.split("/", -1).length;
    if (levels.length < depth + 2 || !message.topic().startsWith(root + "/")) {
      return Optional.empty();
    }
    Optional<JsonNode> json = message.json();
    if (json.isEmpty()) {
      return Optional.empty();
    }
    Tool tool = tools.computeIfAbsent(levels[depth], Tool::new);
    switch (levels[depth + 1]) {
      case "live" -> tool.live(json.get());
      case "status" -> tool.status(json.get());
      case "info" -> tool.info(json.get());
      case "session" -> tool.session(json.get());
      case "event" -> {
        return happened(tool, levels[levels.length - 1], json.get());
      }
      default -> {}
    }
    return Optional.empty();
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
