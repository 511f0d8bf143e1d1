package org.rollscope.bridge.mqtt;

import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command that has come over MQTT. It is answered once, from any thread; where the asker named no
 * response topic, the answer goes nowhere.
 *
 * @param device whom it is for
 * @param name what to do
 * @param arguments a JSON object; an empty one for an empty payload
 * @param reply takes the answer
 */
public record CommandRequest(
    String device, String name, JsonNode arguments, Consumer<ObjectNode> reply) {

  /** It was done. */
  public void ok() {
    ok(Map.of());
  }

  /** It was done, and this is worth knowing. */
  public void ok(Map<String, String> details) {
    ObjectNode answer = head(true);
    details.forEach(answer::put);
    reply.accept(answer);
  }

  /** It was not done, and this is why, in words for people. */
  public void error(String why) {
    reply.accept(head(false).put("error", why));
  }

  private ObjectNode head(boolean ok) {
    return Json.object().put("ok", ok).put("device", device).put("command", name);
  }
}
