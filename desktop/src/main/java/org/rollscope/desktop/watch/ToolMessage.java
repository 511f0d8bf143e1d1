package org.rollscope.desktop.watch;

import java.util.Optional;
import org.rollscope.core.sample.PlainText;
import tools.jackson.databind.JsonNode;

/**
 * A message about a tool, taken apart.
 *
 * @param tool its identifier
 * @param subject what is told: {@code live}, {@code status}, {@code info}, {@code session}, {@code
 *     event}
 * @param type of an event; the subject again for all others
 * @param json what is told, an object; empty when a retained value was removed
 */
public record ToolMessage(String tool, String subject, String type, Optional<JsonNode> json) {
  private static final int LONGEST_ID = 64;

  /** Reads a message below a root; empty where it is about no tool, or cannot be understood. */
  public static Optional<ToolMessage> read(String root, Message message) {
    String[] levels = message.topic().split("/", -1);
    int depth = root.split("/", -1).length;
    if (levels.length < depth + 2 || !message.topic().startsWith(root + "/")) {
      return Optional.empty();
    }
    Optional<JsonNode> json = message.json();
    boolean removed = message.bytes().length == 0;
    if (!isId(levels[depth]) || !(removed || json.filter(JsonNode::isObject).isPresent())) {
      return Optional.empty();
    }
    return Optional.of(
        new ToolMessage(levels[depth], levels[depth + 1], levels[levels.length - 1], json));
  }

  /** Whether a text can be shown as the name of a tool: anybody may publish on any topic. */
  private static boolean isId(String text) {
    return !text.isEmpty() && text.length() <= LONGEST_ID && PlainText.of(text).equals(text);
  }
}
