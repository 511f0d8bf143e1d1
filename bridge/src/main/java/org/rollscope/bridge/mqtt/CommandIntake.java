package org.rollscope.bridge.mqtt;

import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.PlainText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Makes requests of incoming messages; what is no command, or no JSON, is answered with why, and
 * counted. Whoever may publish commands may send anything, and choose where the answer goes.
 */
final class CommandIntake {
  private static final Logger LOG = LoggerFactory.getLogger(CommandIntake.class);
  private static final int LARGEST = 64 * 1024;
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_CORRELATION = 1024;

  private final Topics topics;
  private final Consumer<CommandRequest> handler;
  private final Consumer<Publication> answers;
  private final Counts refused = new Counts();
  private final Pace lines = new Pace(System::nanoTime);

  CommandIntake(Topics topics, Consumer<CommandRequest> handler, Consumer<Publication> answers) {
    this.topics = topics;
    this.handler = handler;
    this.answers = answers;
  }

  /** How many messages were refused, by reason. */
  Map<String, Long> refused() {
    return refused.all();
  }

  /** A message has arrived; never throws, and returns at once. */
  void arrived(String topic, MqttMessage message) {
    Topics.CommandTopic target = topics.parseCommand(topic);
    if (target == null || !isName(target.device()) || !isName(target.command())) {
      refused.add("topic");
      LOG.debug("Ignored a message on {}", PlainText.of(topic));
      return;
    }
    CommandRequest empty = request(target, Json.object(), message);
    if (message.isRetained()) {
      refuse(
          empty,
          "retained",
          "a retained command would come again and again; send it without retain");
      return;
    }
    byte[] payload = message.getPayload();
    if (payload.length > LARGEST) {
      refuse(empty, "size", "the arguments are longer than " + LARGEST + " bytes");
      return;
    }
    try {
      JsonNode arguments = payload.length == 0 ? Json.object() : Json.parse(payload);
      if (arguments.isObject()) {
        handler.accept(request(target, arguments, message));
      } else {
        refuse(empty, "type", "the arguments must be a JSON object, such as {\"seconds\": 5}");
      }
    } catch (JacksonException e) {
      refuse(empty, "json", "the arguments are not JSON: " + e.getOriginalMessage());
    }
  }

  private static boolean isName(String level) {
    return !level.isEmpty() && level.length() <= LONGEST_NAME && PlainText.of(level).equals(level);
  }

  private void refuse(CommandRequest request, String reason, String words) {
    refused.add(reason);
    request.error(words);
  }

  private CommandRequest request(
      Topics.CommandTopic target, JsonNode arguments, MqttMessage message) {
    MqttProperties properties = message.getProperties();
    String responseTopic = properties == null ? null : properties.getResponseTopic();
    Publication.Correlation correlation = correlation(properties);
    return new CommandRequest(
        target.device(),
        target.command(),
        arguments,
        answer -> {
          if (responseTopic != null && topics.mayAnswerOn(responseTopic)) {
            answers.accept(Publication.answer(responseTopic, Json.payload(answer), correlation));
            return;
          }
          if (responseTopic != null && !responseTopic.isEmpty()) {
            refused.add("response-topic");
          }
          if (lines.allowsOneMore()) {
            LOG.info("Answer to {} for {}: {}", target.command(), target.device(), answer);
          }
        });
  }

  private static Publication.@Nullable Correlation correlation(
      @Nullable MqttProperties properties) {
    byte[] data = properties == null ? null : properties.getCorrelationData();
    return data == null || data.length > LONGEST_CORRELATION
        ? null
        : new Publication.Correlation(data);
  }
}
