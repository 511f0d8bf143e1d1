package org.rollscope.bridge.mqtt;

import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Makes requests of incoming messages; what is no command, or no JSON, is answered with why. */
final class CommandIntake {
  private static final Logger LOG = LoggerFactory.getLogger(CommandIntake.class);
  private static final int LARGEST = 64 * 1024;

  private final Topics topics;
  private final Consumer<CommandRequest> handler;
  private final Consumer<Publication> answers;

  CommandIntake(Topics topics, Consumer<CommandRequest> handler, Consumer<Publication> answers) {
    this.topics = topics;
    this.handler = handler;
    this.answers = answers;
  }

  /** A message has arrived; never throws, and returns at once. */
  void arrived(String topic, MqttMessage message) {
    Topics.CommandTopic target = topics.parseCommand(topic);
    if (target == null) {
      LOG.debug("Ignored a message on {}", topic);
      return;
    }
    CommandRequest empty = request(target, Json.object(), message);
    if (message.isRetained()) {
      empty.error("a retained command would come again and again; send it without retain");
      return;
    }
    byte[] payload = message.getPayload();
    if (payload.length > LARGEST) {
      empty.error("the arguments are longer than " + LARGEST + " bytes");
      return;
    }
    try {
      JsonNode arguments = payload.length == 0 ? Json.object() : Json.parse(payload);
      if (arguments.isObject()) {
        handler.accept(request(target, arguments, message));
      } else {
        empty.error("the arguments must be a JSON object, such as {\"seconds\": 5}");
      }
    } catch (JacksonException e) {
      empty.error("the arguments are not JSON: " + e.getOriginalMessage());
    }
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
          if (responseTopic == null || responseTopic.isEmpty()) {
            LOG.info("Answer to {} for {}: {}", target.command(), target.device(), answer);
          } else {
            answers.accept(Publication.answer(responseTopic, Json.payload(answer), correlation));
          }
        });
  }

  private static Publication.@Nullable Correlation correlation(
      @Nullable MqttProperties properties) {
    byte[] data = properties == null ? null : properties.getCorrelationData();
    return data == null ? null : new Publication.Correlation(data);
  }
}
